using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Features.Workspaces;

internal static class WorkspaceLock
{
    /// <summary>Until the transaction ends, nobody else decides about the workspace's members or limits: of two last ones, one comes first.</summary>
    public static Task Lock(this TraeDb db, Guid workspaceId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select from workspaces where id = {workspaceId} for no key update", ct);
}
