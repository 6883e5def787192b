using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Productions;

internal static class ProductionEndpoints
{
    public static RouteGroupBuilder MapProductions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/videos/{id:guid}/productions", StartProduction.Handle)
            .WithTags("Productions")
            .RequirePermission(Permission.EditVideos)
            .LimitRate(RateLimits.Expensive);

        var productions = routes.MapGroup("/productions").WithTags("Productions").RequirePermission(Permission.ReadVideos);

        productions.MapGet("/{id:guid}", GetProduction.Handle).WithName(nameof(GetProduction));
        productions.MapPost("/{id:guid}/cancel", CancelProduction.Handle).RequirePermission(Permission.EditVideos);
        productions.MapPost("/{id:guid}/retry", RetryProduction.Handle).RequirePermission(Permission.EditVideos).LimitRate(RateLimits.Expensive);

        return productions;
    }
}
