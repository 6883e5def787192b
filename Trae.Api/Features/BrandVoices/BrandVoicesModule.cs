using Trae.Api.Http;

namespace Trae.Api.Features.BrandVoices;

internal static class BrandVoicesModule
{
    public static void AddBrandVoices(this IServiceCollection services)
    {
        services.AddScoped<VoiceTeacher>();
        services.AddScoped<CreateBrandVoice>();
        services.AddScoped<EditBrandVoice>();
        services.AddScoped<ChosenVoice>();
    }

    public static void MapBrandVoices(this IEndpointRouteBuilder routes)
    {
        var voices = routes.MapGroup("/brand-voices").WithTags("Brand voices").RequirePermission(Permission.ReadVideos);
        voices.MapGet("/", ListBrandVoices.Handle);
        voices.MapPost("/", CreateBrandVoice.Handle).RequirePermission(Permission.EditVideos).LimitBody(BodyLimit.Storyboard);
        voices.MapGet("/{id:guid}", GetBrandVoice.Handle).WithName(nameof(GetBrandVoice));
        voices.MapPut("/{id:guid}", EditBrandVoice.Handle).RequirePermission(Permission.EditVideos).LimitBody(BodyLimit.Storyboard);
        voices.MapDelete("/{id:guid}", DeleteBrandVoice.Handle).RequirePermission(Permission.EditVideos);

        routes.MapGroup("/videos").WithTags("Videos").RequirePermission(Permission.ReadVideos).MapGet("/{id:guid}/voice", CheckVoice.Handle);
    }
}
