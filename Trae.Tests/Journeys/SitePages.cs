using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Trae.Api.Features.Account;
using Trae.Web.Components;

namespace Trae.Tests.Journeys;

/// <summary>Every page that there is, from the components' own routes: one that is added is walked without anybody thinking of it.</summary>
internal static class SitePages
{
    public static IReadOnlyList<string> Templates { get; } =
    [
        .. from assembly in new[] { typeof(App).Assembly, typeof(AccountApp).Assembly }
           from type in assembly.GetTypes()
           from route in type.GetCustomAttributes<RouteAttribute>()
           orderby route.Template
           select route.Template,
    ];

    /// <summary>
    /// Addresses that no link leads to: where mails, redirects and failures lead, and what people type. {video} stands for the
    /// published one's id.
    /// </summary>
    public static IReadOnlyList<string> Entrances { get; } =
    [
        "/embed/{video}", "/error", "/not-found", "/nothing-here", "/signed-out", "/signed-in", "/account/goodbye", "/account/confirm-identity", "/account/consent",
        "/account/first-password", "/account/two-factor", "/account/sign-up", "/account/sign-up/finish", "/account/sign-out", "/account/forgotten-password",
        "/account/invitation?token=outdated", "/account/reset-password?token=outdated", "/account/profile/confirm-email?token=outdated", "/account/sign-in",
    ];

    /// <summary>Pages that nobody in the walks can come to, and who looks at them instead.</summary>
    public static IReadOnlyDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/error"] = nameof(KeptFormTests),
        ["/not-found"] = nameof(Web.SiteTests),
        ["/account/first-password"] = nameof(EndToEnd.StudioTests),
        ["/account/two-factor"] = nameof(Identity.SecondFactorTests),
        ["/account/security/sign-ins"] = nameof(Identity.AccountAppearanceTests),
    };

    private static readonly (string Template, Regex Shape)[] Shapes = [.. Templates.Select(template => (template, ShapeOf(template)))];

    /// <returns>The page's template, or null for what is no page.</returns>
    public static string? TemplateOf(string path) => Shapes.FirstOrDefault(page => page.Shape.IsMatch(path)).Template;

    private static Regex ShapeOf(string template) => new(
        "^" + Regex.Replace(template, @"\{\w+:guid\}", "[0-9a-fA-F-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)) + "/?$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
