using Trae.Api.Http;

namespace Trae.Api.Features.Episodes;

internal static class EpisodesModule
{
    public static void AddSeries(this IServiceCollection services)
    {
        services.AddScoped<SeriesChecks>();
        services.AddScoped<CreateSeries>();
        services.AddScoped<EditSeries>();
    }

    public static void MapSeries(this IEndpointRouteBuilder routes)
    {
        var series = routes.MapGroup("/series").WithTags("Series").RequirePermission(Permission.ReadVideos);
        series.MapGet("/", ListSeries.Handle);
        series.MapPost("/", CreateSeries.Handle).RequirePermission(Permission.EditVideos);
        series.MapGet("/{id:guid}", GetSeries.Handle).WithName(nameof(GetSeries));
        series.MapGet("/{id:guid}/episodes", ListEpisodes.Handle);
        series.MapPut("/{id:guid}", EditSeries.Handle).RequirePermission(Permission.EditVideos);
        series.MapDelete("/{id:guid}", DeleteSeries.Handle).RequirePermission(Permission.EditVideos);
    }
}
