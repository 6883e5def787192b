using Trae.Api.Http;

namespace Trae.Api.Features.Roles;

internal static class RoleEndpoints
{
    public static void MapRoles(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/roles").WithTags("Roles").RequirePermission(Permission.ReadRoles);

        roles.MapGet("/", ListRoles.Handle);
        roles.MapPost("/", CreateRole.Handle).RequirePermission(Permission.ManageRoles);
        roles.MapPut("/{id:guid}", ChangeRole.Handle).RequirePermission(Permission.ManageRoles);
        roles.MapDelete("/{id:guid}", DeleteRole.Handle).RequirePermission(Permission.ManageRoles);
    }
}
