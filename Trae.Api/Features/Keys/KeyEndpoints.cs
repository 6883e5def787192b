using Trae.Api.Http;

namespace Trae.Api.Features.Keys;

internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/keys").WithTags("Keys").RequirePermission(Permission.ReadKeys);
        keys.MapGet("/", ListApiKeys.Handle);
        keys.MapPost("/", CreateApiKey.Handle).RequirePermission(Permission.ManageKeys);
        keys.MapDelete("/{id:guid}", RevokeApiKey.Handle).RequirePermission(Permission.ManageKeys);

        var clients = routes.MapGroup("/clients").WithTags("Keys").RequirePermission(Permission.ReadKeys);
        clients.MapGet("/", ListServiceClients.Handle);
        clients.MapPost("/", CreateServiceClient.Handle).RequirePermission(Permission.ManageKeys);
        clients.MapDelete("/{id:guid}", DeleteServiceClient.Handle).RequirePermission(Permission.ManageKeys);
    }

    /// <summary>What a program can be given: nothing of owners, and nothing that its maker lacks.</summary>
    public static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult? Grant(Data.CurrentWorkspace workspace, IReadOnlyList<Permission> permissions) =>
        permissions.Except(Data.RolePermissions.Grantable).Select(PermissionNames.Of).ToList() is { Count: > 0 } never
            ? Problems.Unprocessable("permission-not-grantable", $"A program cannot be given: {string.Join(", ", never)}.")
            : Members.MemberRules.Grant(workspace, permissions);
}
