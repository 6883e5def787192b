using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Features.Keys;

internal static class Makers
{
    /// <summary>
    /// What the caller hands on to a key or client that it makes, in an open transaction: until that ends, a maker that is a program itself
    /// cannot be revoked, so that it either has this child by then or makes none.
    /// </summary>
    /// <returns>Null for one that has ended since it was let in.</returns>
    public static async Task<Lineage?> LineageOf(this TraeDb db, Caller caller, DateTimeOffset now, CancellationToken ct) => caller.Kind switch
    {
        CallerKind.Person => Lineage.OfPerson(caller.Id!.Value),
        CallerKind.ApiKey => (await db.ApiKeys.FromSql($"select * from api_keys where id = {caller.Id} for share").AsNoTracking().FirstOrDefaultAsync(ct))
            is { RevokedAt: null } key && !(key.ExpiresAt <= now) ? key.Heirs : null,
        CallerKind.ServiceClient => (await db.ServiceClients.FromSql($"select * from service_clients where id = {caller.Id} for share").AsNoTracking().FirstOrDefaultAsync(ct))
            is { } client && !(client.ExpiresAt <= now) ? client.Heirs : null,
        _ => null,
    };
}
