using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Identity;

/// <summary>Revocation, introspection, discovery and JWKS are OpenIddict's own.</summary>
internal static class ConnectEndpoints
{
    private static readonly string[] GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    public static void MapConnect(this IEndpointRouteBuilder routes)
    {
        var connect = routes.MapGroup("/connect").ExcludeFromDescription().RequirePermission(Permission.None).LimitRate();

        connect.MapMethods("/authorize", GetOrPost, Authorize.Handle);
        connect.MapPost("/token", IssueToken.Handle).LimitRate(RateLimits.Tokens);
        connect.MapMethods("/endsession", GetOrPost, EndSession.Handle);
        connect.MapMethods("/userinfo", GetOrPost, GetUserInfo.Handle);
    }
}
