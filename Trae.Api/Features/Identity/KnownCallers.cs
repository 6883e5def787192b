using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;

namespace Trae.Api.Features.Identity;

/// <param name="Caller">With what it allows now.</param>
internal sealed record KnownProgram(Caller Caller, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
{
    public bool HasEnded(DateTimeOffset now) => ExpiresAt <= now;
}

/// <param name="Memberships">Of workspaces that are not deleted, oldest first.</param>
internal sealed record KnownPerson(string Name, Guid? LastWorkspaceId, bool HasTwoFactor, IReadOnlyList<Membership> Memberships);

internal sealed record Membership(Guid WorkspaceId, IReadOnlyList<Permission> Permissions, bool RequiresTwoFactor);

/// <summary>What an API key proves; its caller needs no second look.</summary>
internal sealed class KeyIdentity(Caller caller, IEnumerable<Claim> claims, string scheme) : ClaimsIdentity(claims, scheme)
{
    public Caller Caller => caller;
}

/// <summary>Looks up callers and all that decides what they may, in one query each, through the <see cref="CallerCache"/>.</summary>
internal sealed class KnownCallers(TraeDb db, CallerCache cache)
{
    /// <returns>Null for a key that was revoked, or whose workspace is gone; one that has expired may still be found.</returns>
    public ValueTask<KnownProgram?> Key(string hash, CancellationToken ct) => cache.Get(CallerKind.ApiKey, hash, () => ReadKey(hash, ct));

    public ValueTask<KnownPerson?> Person(Guid id, CancellationToken ct) => cache.Get(CallerKind.Person, id.ToString(), () => ReadPerson(id, ct));

    /// <returns>Null for one that was deleted, or whose workspace is gone; one that has expired may still be found.</returns>
    public ValueTask<KnownProgram?> Service(string clientId, CancellationToken ct) => cache.Get(CallerKind.ServiceClient, clientId, () => ReadService(clientId, ct));

    private async Task<KnownProgram?> ReadKey(string hash, CancellationToken ct)
    {
        var found = await (
            from key in db.ApiKeys.AsNoTracking()
            where key.Hash == hash && key.RevokedAt == null && db.Workspaces.Any(w => w.Id == key.WorkspaceId && w.DeletedAfter == null)
            join member in db.Members
                on new { Person = key.CreatedBy, key.WorkspaceId } equals new { Person = (Guid?)member.PersonId, member.WorkspaceId } into makers
            from maker in makers.DefaultIfEmpty()
            select new { Key = key, Role = (WorkspaceRole?)maker.Role, Custom = maker.CustomRole == null ? null : maker.CustomRole.Permissions })
            .FirstOrDefaultAsync(ct);
        if (found is not { Key: { } it })
        {
            return null;
        }

        var allowed = it.CreatedBy is null ? it.Granted : Reach(it.Granted, found.Role, found.Custom);

        return new(Caller.Of(CallerKind.ApiKey, it.Id, it.Name, it.WorkspaceId, allowed), it.ExpiresAt, it.LastUsedAt);
    }

    private async Task<KnownPerson?> ReadPerson(Guid id, CancellationToken ct)
    {
        var found = await db.Users.AsNoTracking()
            .Where(person => person.Id == id)
            .Select(person => new
            {
                person.DisplayName,
                person.LastWorkspaceId,
                person.TwoFactorEnabled,
                Memberships = (
                    from member in db.Members
                    join workspace in db.Workspaces on member.WorkspaceId equals workspace.Id
                    where member.PersonId == id && workspace.DeletedAfter == null
                    orderby member.JoinedAt, member.WorkspaceId
                    select new
                    {
                        member.WorkspaceId,
                        member.Role,
                        Custom = member.CustomRole == null ? null : member.CustomRole.Permissions,
                        workspace.RequiresTwoFactor,
                    }).ToList(),
            })
            .FirstOrDefaultAsync(ct);

        return found is null ? null : new(
            found.DisplayName,
            found.LastWorkspaceId,
            found.TwoFactorEnabled,
            [.. found.Memberships.Select(member => new Membership(member.WorkspaceId, Allowed(member.Role, member.Custom), member.RequiresTwoFactor))]);
    }

    private async Task<KnownProgram?> ReadService(string clientId, CancellationToken ct)
    {
        var found = await (
            from client in db.ServiceClients.AsNoTracking()
            where client.ClientId == clientId && db.Workspaces.Any(w => w.Id == client.WorkspaceId && w.DeletedAfter == null)
            join member in db.Members
                on new { Person = client.CreatedBy, client.WorkspaceId } equals new { Person = (Guid?)member.PersonId, member.WorkspaceId } into makers
            from maker in makers.DefaultIfEmpty()
            select new { Client = client, Role = (WorkspaceRole?)maker.Role, Custom = maker.CustomRole == null ? null : maker.CustomRole.Permissions })
            .FirstOrDefaultAsync(ct);
        if (found is not { Client: { } it })
        {
            return null;
        }

        var allowed = it.ArmOf is null ? it.Granted : Reach(it.Granted, found.Role, found.Custom);

        return new(Caller.Of(CallerKind.ServiceClient, it.Id, it.Name, it.WorkspaceId, allowed), it.ExpiresAt, null);
    }

    // A program is its maker's arm: it reaches no further than he does now, and nowhere once he has left.
    private static IEnumerable<Permission> Reach(IReadOnlyList<Permission> granted, WorkspaceRole? role, string[]? custom) =>
        role is { } maker ? granted.Intersect(Allowed(maker, custom)) : [];

    private static IReadOnlyList<Permission> Allowed(WorkspaceRole role, string[]? custom) =>
        custom is null ? RolePermissions.Of(role) : PermissionNames.Read(custom);
}
