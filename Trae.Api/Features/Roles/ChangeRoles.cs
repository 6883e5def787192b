using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Members;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Roles;

internal static class RoleRules
{
    public const int Most = 50;

    public static async Task<ProblemHttpResult?> Check(RoleRequest request, Guid? id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        if (request.Permissions.Except(RolePermissions.Grantable).Select(PermissionNames.Of).ToList() is { Count: > 0 } never)
        {
            return Problems.Unprocessable("permission-not-grantable", $"A role cannot give: {string.Join(", ", never)}.");
        }

        if (MemberRules.Grant(workspace, request.Permissions) is { } beyond)
        {
            return beyond;
        }

        var name = request.Name.Trim();

        return Enum.TryParse<WorkspaceRole>(name, ignoreCase: true, out _) || await db.CustomRoles.In(workspace).AnyAsync(r => r.Name == name && r.Id != id, ct)
            ? Problems.Conflict("role-name-taken", "There is a role of this name. Choose another.")
            : null;
    }

    public static ProblemHttpResult NotFound() => Problems.NotFound("role-not-found", "There is no such role. Look at the list of roles.");
}

internal sealed class CreateRole(TraeDb db, CurrentWorkspace workspace, Idempotency once, AuditLog audit, TimeProvider clock)
{
    [EndpointSummary("Make a role of the workspace's own")]
    [EndpointDescription("Of permissions that you have yourself.")]
    public static Task<Results<Ok<RoleDto>, ProblemHttpResult>> Handle(
        RoleRequest request,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] CreateRole create,
        CancellationToken ct) => create.Handle(request, idempotencyKey, ct);

    private async Task<Results<Ok<RoleDto>, ProblemHttpResult>> Handle(RoleRequest request, string? onceKey, CancellationToken ct)
    {
        // Of many at once, one is first and one gets the last place.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        if (await once.Find(onceKey, request, ct) is { } earlier)
        {
            return earlier.Problem is not null ? earlier.Problem
                : await db.CustomRoles.In(workspace).FirstOrDefaultAsync(r => r.Id == earlier.Made, ct) is { } made ? TypedResults.Ok(await Describe(made, ct))
                : RoleRules.NotFound();
        }

        if (await RoleRules.Check(request, null, db, workspace, ct) is { } problem)
        {
            return problem;
        }

        if (await db.CustomRoles.In(workspace).CountAsync(ct) >= RoleRules.Most)
        {
            return Problems.Conflict("roles-too-many", $"There are {RoleRules.Most} roles, which is the most. Delete one that is not used any more.");
        }

        var role = CustomRole.Create(workspace.Id, request.Name.Trim(), request.Permissions, clock.GetUtcNow());
        db.CustomRoles.Add(role);
        once.Keep(onceKey, request, role.Id);
        audit.Add("role.created", role.Name, string.Join(", ", role.Permissions));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Ok(ListRoles.Describe(role, 0));
    }

    private async Task<RoleDto> Describe(CustomRole role, CancellationToken ct) =>
        ListRoles.Describe(role, await db.Members.In(workspace).CountAsync(member => member.CustomRoleId == role.Id, ct));
}

internal static class ChangeRole
{
    [EndpointSummary("Change a role of the workspace's own")]
    [EndpointDescription("It counts at once for all who have it.")]
    public static async Task<Results<Ok<RoleDto>, ProblemHttpResult>> Handle(
        Guid id, RoleRequest request, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        var role = await db.CustomRoles.In(workspace).FirstOrDefaultAsync(r => r.Id == id, ct);
        if (role is null)
        {
            return RoleRules.NotFound();
        }

        if ((MemberRules.Grant(workspace, role.Granted) ?? await RoleRules.Check(request, id, db, workspace, ct)) is { } problem)
        {
            return problem;
        }

        audit.Add("role.changed", role.Name, $"{request.Name.Trim()}: {string.Join(", ", PermissionNames.Write(request.Permissions))}");
        role.Change(request.Name.Trim(), request.Permissions);
        await db.SaveChangesAsync(ct);

        return TypedResults.Ok(ListRoles.Describe(role, await db.Members.In(workspace).CountAsync(member => member.CustomRoleId == id, ct)));
    }
}

internal static class DeleteRole
{
    [EndpointSummary("Delete a role of the workspace's own")]
    [EndpointDescription("Who has it is a viewer from then on; who was invited with it is invited no more.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        var role = await db.CustomRoles.In(workspace).FirstOrDefaultAsync(r => r.Id == id, ct);
        if (role is null)
        {
            return RoleRules.NotFound();
        }

        if (MemberRules.Grant(workspace, role.Granted) is { } problem)
        {
            return problem;
        }

        db.CustomRoles.Remove(role);
        audit.Add("role.deleted", role.Name);
        await db.SaveChangesAsync(ct);

        return TypedResults.NoContent();
    }
}
