using Trae.Contracts;
using Trae.Web.Api;

namespace Trae.Web.Components.Pages.Progress;

/// <summary>What the buttons of a video's page do, by the value that each sends.</summary>
internal static class ProgressActs
{
    public const string Poster = "poster-";
    public const string Show = "show-";

    public static Task Perform(string? act, VideoDto video, TraeClient client, CancellationToken ct) => act switch
    {
        "cancel" when video.Production is { } production => client.CancelProduction(production.Id, ct),
        "retry" when video.Production is { } production => client.RetryProduction(production.Id, ct),
        "rewrite" => client.RetryWriting(video.Id, ct),
        "poster-0" => client.ChoosePoster(video.Id, null, ct),
        "poster-1" or "poster-2" or "poster-3" => client.ChoosePoster(video.Id, act[Poster.Length] - '0', ct),
        _ when act?.StartsWith(Show, StringComparison.Ordinal) == true && Enum.TryParse<Visibility>(act[Show.Length..], out var visibility) =>
            client.Show(video.Id, visibility, ct),
        _ => client.StartProduction(video.Id, ct),
    };
}
