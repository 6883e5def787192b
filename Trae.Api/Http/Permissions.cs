using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Trae.Api.Data;
using Trae.Api.Features.Identity;

namespace Trae.Api.Http;

/// <summary>What an endpoint's caller must be allowed to do. Every endpoint names one.</summary>
public sealed record PermissionMetadata(Permission Permission);

/// <summary>Needs somebody, whatever he may do: what he may is asked further in.</summary>
/// <param name="Resource">Where who is refused reads how to sign in (RFC 9728).</param>
public sealed record SignInMetadata(string Resource);

internal static class Permissions
{
    /// <summary>Adds to what the group asks for: a caller needs all that are named.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new PermissionMetadata(permission));

    public static TBuilder RequireSignIn<TBuilder>(this TBuilder endpoint, string resource)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new SignInMetadata(resource));

    /// <summary>Refuses callers who lack a permission that the endpoint names, and everybody where it names none.</summary>
    public static IApplicationBuilder UsePermissions(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var endpoint = context.GetEndpoint();
        var needed = endpoint?.Metadata.GetOrderedMetadata<PermissionMetadata>() ?? [];
        if (endpoint is RouteEndpoint && needed.Count == 0 && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            throw new InvalidOperationException($"{endpoint.DisplayName} names no permission.");
        }

        var workspace = context.RequestServices.GetRequiredService<CurrentWorkspace>();
        if (needed.FirstOrDefault(permission => !workspace.Allows(permission.Permission)) is { Permission: var lacking })
        {
            await Refuse(lacking, workspace.Caller, context);
            return;
        }

        if (endpoint?.Metadata.GetMetadata<SignInMetadata>() is not null && (workspace.Caller.Kind is CallerKind.Anonymous or CallerKind.Link || workspace.Caller.LacksTwoFactor))
        {
            await Refuse(Permission.None, workspace.Caller, context);
            return;
        }

        await next(context);
    });

    private static async Task Refuse(Permission lacking, Caller caller, HttpContext context)
    {
        if (caller.Kind == CallerKind.Anonymous)
        {
            // RFC 6750, 3: a reason only for those who sent a token.
            var reason = context.Request.Headers.ContainsKey(HeaderNames.Authorization) ? ", error=\"invalid_token\"" : "";
            var resource = context.GetEndpoint()?.Metadata.GetMetadata<SignInMetadata>() is { Resource: var address }
                ? $", resource_metadata=\"{context.RequestServices.GetRequiredService<SiteOrigin>().Address(address)}\""
                : "";
            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"trae\"{reason}{resource}";
            await Problems.SignInRequired().ExecuteAsync(context);
            return;
        }

        await (caller.LacksTwoFactor ? Problems.TwoFactorRequired() : Problems.Forbidden(lacking)).ExecuteAsync(context);
    }
}
