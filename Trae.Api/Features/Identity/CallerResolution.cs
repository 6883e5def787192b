using System.Globalization;
using System.Security.Claims;
using OpenIddict.Abstractions;
using Trae.Api.Data;
using Trae.Api.Features.SignOn;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Identity;

/// <summary>From what a request proves to who makes it, in which workspace. What is not there (any more) is nobody.</summary>
internal sealed class CallerResolution(KnownCallers callers, TimeProvider clock)
{
    /// <param name="chosen">The workspace that the request names, if any.</param>
    /// <returns>Null where the workspace is none of the caller's.</returns>
    public async Task<Caller?> Resolve(ClaimsPrincipal principal, Guid? chosen, CancellationToken ct)
    {
        var caller = principal.Identity is KeyIdentity key ? key.Caller
            : principal.FindFirstValue(EntraTokens.PersonClaim) is { } linked ? await Person(Guid.Parse(linked), principal, chosen, ct)
            : IsForUsNow(principal) && principal.GetClaim(Claims.Subject) is { } subject
                ? Guid.TryParse(subject, out var person) ? await Person(person, principal, chosen, ct) : await Service(subject, ct)
            : Caller.Anonymous;

        return chosen is null || caller.Kind == CallerKind.Anonymous || caller.WorkspaceId == chosen ? caller : null;
    }

    // OpenIddict has checked the signature, issuer, audience, kind and end. A token that has no end, or has not begun, is none of ours.
    private bool IsForUsNow(ClaimsPrincipal principal) =>
        principal.HasScope(OpenIdServer.ApiScope)
        && principal.GetExpirationDate() is not null
        && (principal.GetClaim(Claims.NotBefore) is not { } begin
            || (long.TryParse(begin, CultureInfo.InvariantCulture, out var seconds) && DateTimeOffset.FromUnixTimeSeconds(seconds) <= clock.GetUtcNow()));

    private async Task<Caller> Person(Guid id, ClaimsPrincipal principal, Guid? chosen, CancellationToken ct)
    {
        if (await callers.Person(id, ct) is not { } person)
        {
            return Caller.Anonymous;
        }

        var current = chosen is null
            ? person.Memberships.FirstOrDefault(member => member.WorkspaceId == person.LastWorkspaceId) ?? (person.Memberships is [var first, ..] ? first : null)
            : person.Memberships.FirstOrDefault(member => member.WorkspaceId == chosen);
        var lacksTwoFactor = current is { RequiresTwoFactor: true } && !person.HasTwoFactor && !principal.HasClaim(SessionFactors.Claim, "true");

        return Caller.Of(CallerKind.Person, id, person.Name, current?.WorkspaceId, lacksTwoFactor ? [] : current?.Permissions ?? []) with
        {
            LacksTwoFactor = lacksTwoFactor,
        };
    }

    private async Task<Caller> Service(string clientId, CancellationToken ct) =>
        await callers.Service(clientId, ct) is { } service && !service.HasEnded(clock.GetUtcNow()) ? service.Caller : Caller.Anonymous;
}
