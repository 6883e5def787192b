using Trae.Api.Features.Usage;
using Trae.Api.Http;

namespace Trae.Api.Features.Workspaces;

internal static class WorkspaceEndpoints
{
    public static void MapWorkspaces(this IEndpointRouteBuilder routes)
    {
        // What a person does about workspaces of his own, whichever is current.
        var own = routes.MapGroup("/workspaces").WithTags("Workspaces").RequirePermission(Permission.OwnAccount);
        own.MapGet("/", ListWorkspaces.Handle);
        own.MapPost("/", CreateWorkspace.Handle);
        own.MapPut("/current", ChooseWorkspace.Handle);
        own.MapPost("/{id:guid}/leave", LeaveWorkspace.Handle);
        own.MapPost("/{id:guid}/restore", RestoreWorkspace.Handle);

        var current = routes.MapGroup("/workspace").WithTags("Workspaces").RequirePermission(Permission.ReadWorkspace);
        current.MapPatch("/", ChangeWorkspace.Handle).RequirePermission(Permission.ManageWorkspace);
        current.MapGet("/limits", GetLimits.Handle).RequirePermission(Permission.ReadUsage);
        current.MapPut("/limits", ChangeLimits.Handle).RequirePermission(Permission.ManageWorkspace);
        current.MapDelete("/", DeleteWorkspace.Handle).RequirePermission(Permission.OwnWorkspace);
        current.MapPost("/transfer", TransferWorkspace.Handle).RequirePermission(Permission.OwnWorkspace);
    }
}
