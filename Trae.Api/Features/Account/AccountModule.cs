using Trae.Api.Features.Identity;
using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Account;

/// <summary>The pages under <c>/account</c>: server-rendered, without script.</summary>
internal static class AccountModule
{
    public static void AddAccountPages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddScoped<PasswordSignIn>();

        var isEncrypted = builder.Configuration.GetSection(IdentitySettings.Section).Get<IdentitySettings>()?.Issuer?.Scheme == Uri.UriSchemeHttps;
        builder.Services.AddAntiforgery(options =>
        {
            // Browsers take the prefix on encrypted origins only.
            options.Cookie.Name = isEncrypted ? "__Host-trae-account-form" : "trae-account-form";
            options.Cookie.SecurePolicy = isEncrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
        });
    }

    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<AccountApp>().RequirePermission(Permission.None).LimitSignIn().WithSecurityHeadersPolicy(SecurityPolicies.Page);
        routes.MapGet("/account/account.css", AccountStyles.Handle).ExcludeFromDescription().RequirePermission(Permission.None).LimitRate();
    }
}
