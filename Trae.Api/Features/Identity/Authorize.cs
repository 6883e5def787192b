using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Api.Features.SignOn;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Identity;

/// <summary>A browser comes for a code: its person signs in if need be, and is asked once by clients that are not ours.</summary>
internal static class Authorize
{
    private static readonly string Server = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> Handle(
        HttpContext context,
        UserManager<Person> people,
        IOpenIddictApplicationManager applications,
        IOpenIddictAuthorizationManager authorizations,
        TokenIdentity tokens,
        TimeProvider clock,
        CancellationToken ct)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The server did not see this request.");
        var cookie = await context.AuthenticateAsync(Schemes.Account);
        var person = cookie.Principal is { } principal ? await people.GetUserAsync(principal) : null;
        if (person is null || MustSignInAgain(request, cookie, clock.GetUtcNow()))
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.LoginRequired, "Nobody is signed in.")
                : Results.LocalRedirect($"/account/sign-in?returnUrl={Uri.EscapeDataString(AddressOf(request))}");
        }

        if (FirstPassword.IsGiven(cookie.Principal!))
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.InteractionRequired, "The person has to choose a password first.")
                : Results.LocalRedirect($"{FirstPassword.Page}?returnUrl={Uri.EscapeDataString(AddressOf(request))}");
        }

        var application = await applications.FindByClientIdAsync(request.ClientId!, ct) ?? throw new InvalidOperationException("The client is gone.");
        var scopes = request.GetScopes();
        var asked = await ConsentOf(person, application, scopes, applications, authorizations, ct);
        if (asked.IsMissing)
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.ConsentRequired, "The person has not agreed yet.")
                : Results.LocalRedirect($"/account/consent?returnUrl={Uri.EscapeDataString(AddressOf(request))}");
        }

        var identity = await tokens.Of(person, scopes, SessionFactors.AreMany(cookie.Properties), ct);
        if (asked.AuthorizationId is { } id)
        {
            identity.SetAuthorizationId(id);
        }

        return Results.SignIn(identity, authenticationScheme: Server);
    }

    /// <summary>The request again, as an address of ours; who has just signed in is not asked to do it again.</summary>
    private static string AddressOf(OpenIddictRequest request)
    {
        var parameters = request.GetParameters()
            .Where(parameter => parameter.Key != Parameters.Prompt)
            .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value));

        return "/connect/authorize" + QueryString.Create(parameters);
    }

    private static bool MustSignInAgain(OpenIddictRequest request, AuthenticateResult cookie, DateTimeOffset now) =>
        request.HasPromptValue(PromptValues.Login)
        || (request.MaxAge is { } seconds && cookie.Properties?.IssuedUtc is { } at && now - at > TimeSpan.FromSeconds(seconds));

    private static async Task<(bool IsMissing, string? AuthorizationId)> ConsentOf(
        Person person,
        object application,
        IEnumerable<string> scopes,
        IOpenIddictApplicationManager applications,
        IOpenIddictAuthorizationManager authorizations,
        CancellationToken ct)
    {
        if (await applications.GetConsentTypeAsync(application, ct) == ConsentTypes.Implicit)
        {
            return (false, null);
        }

        // Made by the consent page.
        var given = await authorizations.FindAsync(
            subject: person.Id.ToString(),
            client: await applications.GetIdAsync(application, ct),
            status: Statuses.Valid,
            type: AuthorizationTypes.Permanent,
            scopes: [.. scopes],
            cancellationToken: ct).FirstOrDefaultAsync(ct);

        return given is null ? (true, null) : (false, await authorizations.GetIdAsync(given, ct));
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [Server]);
}
