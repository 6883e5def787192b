using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Http;
using Trae.Api.Http.Limits;
using Trae.Contracts;

namespace Trae.Api.Features.Voices;

internal static class VoiceEndpoints
{
    public static void MapVoices(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/voices", List).WithTags("Voices and looks").RequirePermission(Permission.ReadVoices);
        routes.MapPost("/voices/{id}/preview", PreviewVoice.Ask).WithTags("Voices and looks").RequirePermission(Permission.EditVideos).LimitRate(RateLimits.Expensive);
        routes.MapGet("/voices/{id}/preview", PreviewVoice.Read)
            .WithTags("Voices and looks")
            .RequirePermission(Permission.ReadVoices)
            .LimitRate(RateLimits.Media)
            .WithSecurityHeadersPolicy(SecurityPolicies.File);
        routes.MapGet("/looks", Looks).WithTags("Voices and looks").RequirePermission(Permission.ReadVoices);
    }

    [EndpointSummary("The voices there are")]
    [EndpointDescription("Empty until the first worker has started.")]
    public static async Task<Ok<IReadOnlyList<Voice>>> List(
        VoiceList voices,
        CancellationToken ct,
        [MaxLength(35), Description("Only those that speak it, as a BCP 47 tag: \"en\" or \"en-GB\".")] string? language = null)
    {
        var all = await voices.Find(ct) ?? [];

        return TypedResults.Ok<IReadOnlyList<Voice>>(
            string.IsNullOrEmpty(language) ? all : [.. all.Where(voice => VoiceList.Speaks(voice, language))]);
    }

    [EndpointSummary("The formats, themes and presenters there are")]
    public static Ok<LooksDto> Looks() => TypedResults.Ok(new LooksDto(
        [.. Enum.GetValues<VideoFormat>().Select(format => (Format: format, Size: FrameSize.Of(format))).Select(each => new FormatDto(each.Format, each.Size.Width, each.Size.Height))],
        Contracts.Looks.Themes,
        Contracts.Looks.Presenters,
        Contracts.Looks.DefaultTheme,
        Contracts.Looks.DefaultPresenter));
}
