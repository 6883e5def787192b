using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Narrations;

internal static class NarrationEndpoints
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapNarrations(this IEndpointRouteBuilder routes)
    {
        var narrations = routes.MapGroup("/narrations").WithTags("Narrations").RequirePermission(Permission.ReadVideos);

        narrations.MapPost("/", CreateNarration.Handle).RequirePermission(Permission.EditVideos).LimitRate(RateLimits.Expensive);
        narrations.MapGet("/{id:guid}", GetNarration.Handle).WithName(nameof(GetNarration));
        narrations.MapMethods("/{id:guid}/{file}", Read, GetNarration.File)
            .LimitRate(RateLimits.Media)
            .LimitTimeByClient()
            .WithSecurityHeadersPolicy(SecurityPolicies.File);
    }
}
