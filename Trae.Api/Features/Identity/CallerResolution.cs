using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Trae.Api.Data;
using Trae.Api.Features.SignOn;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Identity;

/// <summary>From what a request proves to who makes it, in which workspace. What is not there (any more) is nobody.</summary>
internal sealed class CallerResolution(TraeDb db, TimeProvider clock)
{
    /// <param name="chosen">The workspace that the request names, if any.</param>
    /// <returns>Null where the workspace is none of the caller's.</returns>
    public async Task<Caller?> Resolve(ClaimsPrincipal principal, Guid? chosen, CancellationToken ct)
    {
        var caller = principal.FindFirstValue(ApiKeyHandler.KeyClaim) is { } key ? await Key(Guid.Parse(key), ct)
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
        var person = await db.Users.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.DisplayName, p.LastWorkspaceId, p.TwoFactorEnabled }).FirstOrDefaultAsync(ct);
        if (person is null)
        {
            return Caller.Anonymous;
        }

        var memberships = await (
            from member in db.Members.AsNoTracking().Include(m => m.CustomRole)
            where member.PersonId == id && db.Workspaces.Any(w => w.Id == member.WorkspaceId && w.DeletedAfter == null)
            orderby member.JoinedAt, member.WorkspaceId
            select member).ToListAsync(ct);
        var current = chosen is null
            ? memberships.Find(member => member.WorkspaceId == person.LastWorkspaceId) ?? memberships.FirstOrDefault()
            : memberships.Find(member => member.WorkspaceId == chosen);

        var lacksTwoFactor = current is not null
            && !person.TwoFactorEnabled
            && !principal.HasClaim(SessionFactors.Claim, "true")
            && await db.Workspaces.AnyAsync(w => w.Id == current.WorkspaceId && w.RequiresTwoFactor, ct);

        return Caller.Of(CallerKind.Person, id, person.DisplayName, current?.WorkspaceId, lacksTwoFactor ? [] : current?.Permissions ?? []) with
        {
            LacksTwoFactor = lacksTwoFactor,
        };
    }

    private async Task<Caller> Key(Guid id, CancellationToken ct)
    {
        var key = await db.ApiKeys.AsNoTracking()
            .FirstOrDefaultAsync(k => k.Id == id && db.Workspaces.Any(w => w.Id == k.WorkspaceId && w.DeletedAfter == null), ct);

        return key is null ? Caller.Anonymous : Caller.Of(CallerKind.ApiKey, key.Id, key.Name, key.WorkspaceId, await Reach(key.Granted, key.CreatedBy, key.WorkspaceId, ct));
    }

    // A key is its maker's arm: it reaches no further than he does now, and nowhere once he has left.
    private async Task<IEnumerable<Permission>> Reach(IReadOnlyList<Permission> granted, Guid? maker, Guid workspace, CancellationToken ct)
    {
        if (maker is null)
        {
            return granted;
        }

        var member = await db.Members.AsNoTracking().Include(m => m.CustomRole).FirstOrDefaultAsync(m => m.PersonId == maker && m.WorkspaceId == workspace, ct);

        return member is null ? [] : granted.Intersect(member.Permissions);
    }

    private async Task<Caller> Service(string clientId, CancellationToken ct)
    {
        var client = await db.Living(clock.GetUtcNow()).FirstOrDefaultAsync(c => c.ClientId == clientId, ct);

        return client is null
            ? Caller.Anonymous
            : Caller.Of(CallerKind.ServiceClient, client.Id, client.Name, client.WorkspaceId, await Reach(client.Granted, client.ArmOf, client.WorkspaceId, ct));
    }
}
