using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using Trae.Api.Data;
using Trae.Api.Features.SignOn;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Identity;

/// <summary>What a token says of its subject. Roles are not in it: they are looked up, so that a change counts at once.</summary>
internal sealed class TokenIdentity(SignInManager<Person> signIn, UserManager<Person> people, IOpenIddictScopeManager scopes)
{
    // Kept in codes and refresh tokens only: it changes when a person signs out everywhere or takes another password.
    private const string StampClaim = "trae_stamp";

    /// <param name="areManyFactors">A provider asked for more than one.</param>
    public async Task<ClaimsPrincipal> Of(Person person, IEnumerable<string> granted, bool areManyFactors, CancellationToken ct)
    {
        var identity = NewIdentity()
            .SetClaim(Claims.Subject, person.Id.ToString())
            .SetClaim(Claims.Name, person.DisplayName)
            .SetClaim(Claims.Email, person.Email)
            .SetClaim(Claims.EmailVerified, person.EmailConfirmed)
            .SetClaim(StampClaim, await people.GetSecurityStampAsync(person))
            .SetClaim(SessionFactors.Claim, areManyFactors ? "true" : null);

        return await Granted(identity, granted, ct);
    }

    public Task<ClaimsPrincipal> Of(ServiceClient client, IEnumerable<string> granted, CancellationToken ct) =>
        Granted(NewIdentity().SetClaim(Claims.Subject, client.ClientId).SetClaim(Claims.Name, client.Name), granted, ct);

    /// <summary>The person that a code or refresh token was made for, if that person may still sign in.</summary>
    public async Task<Person?> Find(ClaimsPrincipal principal)
    {
        var person = await people.FindByIdAsync(principal.GetClaim(Claims.Subject) ?? "");

        return person is not null
            && await signIn.CanSignInAsync(person)
            && await people.GetSecurityStampAsync(person) == principal.GetClaim(StampClaim)
                ? person
                : null;
    }

    private static ClaimsIdentity NewIdentity() => new(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);

    private async Task<ClaimsPrincipal> Granted(ClaimsIdentity identity, IEnumerable<string> granted, CancellationToken ct)
    {
        identity.SetScopes(granted);
        identity.SetResources(await scopes.ListResourcesAsync(identity.GetScopes(), ct).ToListAsync(ct));
        identity.SetDestinations(DestinationsOf);

        return new(identity);
    }

    private static IEnumerable<string> DestinationsOf(Claim claim) => claim.Type switch
    {
        StampClaim => [],
        Claims.Name when claim.Subject!.HasScope(Scopes.Profile) => [Destinations.IdentityToken],
        Claims.Email or Claims.EmailVerified when claim.Subject!.HasScope(Scopes.Email) => [Destinations.IdentityToken],
        Claims.Name or Claims.Email or Claims.EmailVerified => [],
        _ => [Destinations.AccessToken],
    };
}
