using System.Net.ServerSentEvents;
using System.Text.Json;
using Spectre.Console;
using Trae;
using Trae.Contracts;

/// <summary>A video's live events, until nothing changes any more.</summary>
internal static class Following
{
    /// <param name="isSettled">Whether it is to be followed no further.</param>
    public static async Task<VideoDto> Follow(HttpClient http, Guid id, Predicate<VideoDto> isSettled, Action<VideoDto> seen, CancellationToken ct)
    {
        for (var silent = 0; ; silent++)
        {
            try
            {
                await using var stream = await http.GetStreamAsync($"api/v1/videos/{id}/events", ct);
                await foreach (var item in SseParser.Create(stream).EnumerateAsync(ct))
                {
                    if (item.EventType is "video" && JsonSerializer.Deserialize<VideoDto>(item.Data, JsonDefaults.Options) is { } video)
                    {
                        silent = 0;
                        seen(video);
                        if (isSettled(video))
                        {
                            return video;
                        }
                    }
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException && silent < 10)
            {
                // The API restarts; what it had accepted goes on.
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
            }
        }
    }

    /// <summary>As a bar for a person, as lines for a log.</summary>
    public static async Task<VideoDto> Shown(Func<Action<VideoDto>, Task<VideoDto>> follow)
    {
        var last = "";
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            return await follow(v => { if (Words.Stage(v) is var stage && stage != last) { Console.Error.WriteLine(last = stage); } });
        }

        return await AnsiConsole.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("Waiting", maxValue: 1);

                return follow(v => { bar.Description = Words.Stage(v).EscapeMarkup(); bar.Value = v.State is VideoState.Published ? 1 : v.Production?.Progress ?? 0; });
            });
    }
}
