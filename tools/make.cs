#:package Spectre.Console
#:package System.CommandLine
#:project ../Trae.ServiceDefaults/Trae.ServiceDefaults.csproj
#:property PublishAot=false

using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Spectre.Console;
using Trae;
using Trae.Contracts;

// `./trae make`: a client of the public API like any other, which starts the graph first where none answers.
var wishes = new Wishes();
var command = wishes.Command();
command.SetAction(Make);

var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    return Say(2, $"{parsed.Errors[0].Message.ReplaceLineEndings(" ")} See ./trae make --help.");
}

return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });

async Task<int> Make(ParseResult options, CancellationToken ct)
{
    Graph? graph = null;
    Guid? production = null;
    using var http = new HttpClient { BaseAddress = Graph.Api, Timeout = Timeout.InfiniteTimeSpan };
    try
    {
        var wish = await wishes.Read(options, ct);
        var target = Target(options.GetValue(wishes.Output), options.GetValue(wishes.Source)?.FirstOrDefault());
        graph = await Graph.EnsureUp(http, ct);
        http.DefaultRequestHeaders.Authorization = await Graph.Key(ct) is { } key ? new("Bearer", key) : null;

        var request = await new Uploads(http).Fulfil(wish, ct);

        using var created = await http.PostAsJsonAsync("api/v1/videos", request, JsonDefaults.Options, ct);
        await Answers.Accepted(created, ct);
        var video = (await created.Content.ReadFromJsonAsync<VideoDto>(JsonDefaults.Options, ct))!;
        video = await Progressing(show => Follow(http, video.Id, v => { production = v.Production?.Id; show(v); }, ct));

        var reason = video.Problem ?? video.Production?.Problem;
        if (video.State is not VideoState.Published)
        {
            return Say(video.State is VideoState.WritingFailed ? 2 : 1, reason?.Message ?? $"The video ended {video.State}.");
        }

        await Download(http, video.Published!.Video, target, ct);
        await Download(http, video.Published.WebVtt, Path.ChangeExtension(target, ".vtt"), ct);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.CurrentCulture, $"[green]{video.Title}[/]: {video.Published.DurationSeconds:0} seconds, {video.Published.Bytes / 1e6:0.0} MB");
        Console.WriteLine(target);

        return 0;
    }
    catch (InputException e)
    {
        return Say(2, e.Message);
    }
    catch (OperationCanceledException) when (ct.IsCancellationRequested)
    {
        if (production is { } id)
        {
            using var cancelled = await http.PostAsync($"api/v1/productions/{id}/cancel", null, CancellationToken.None);
        }

        return Say(1, "Cancelled.");
    }
    catch (Exception e) when (e is HttpRequestException or IOException or GraphException or UnauthorizedAccessException)
    {
        return Say(1, e.Message);
    }
    finally
    {
        await (graph?.Stop() ?? Task.CompletedTask);
    }
}

static string Target(string? output, string? source)
{
    var name = output ?? (source is null or "-" || source.Contains("://", StringComparison.Ordinal)
        ? "trae.mp4"
        : Path.GetFileNameWithoutExtension(source) + ".mp4");
    var target = Path.GetFullPath(name);

    // Found out now, not after the rendering.
    return Directory.Exists(target) ? throw new InputException($"{name} is a folder; give --out a file name.")
        : !Directory.Exists(Path.GetDirectoryName(target)) ? throw new InputException($"The folder of {name} does not exist; create it or choose another --out.")
        : target;
}

static async Task<VideoDto> Follow(HttpClient http, Guid id, Action<VideoDto> seen, CancellationToken ct)
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
                    if (video.State is not (VideoState.Writing or VideoState.Draft or VideoState.Producing))
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

static async Task<VideoDto> Progressing(Func<Action<VideoDto>, Task<VideoDto>> follow)
{
    var last = "";
    if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
    {
        return await follow(v => { if (Words.Stage(v) is var stage && stage != last) { Console.Error.WriteLine(last = stage); } });
    }

    return await AnsiConsole.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context =>
        {
            var bar = context.AddTask("Writing the script", maxValue: 1);

            return follow(v => { bar.Description = Words.Stage(v).EscapeMarkup(); bar.Value = v.State is VideoState.Published ? 1 : v.Production?.Progress ?? 0; });
        });
}

static async Task Download(HttpClient http, string address, string target, CancellationToken ct)
{
    var part = target + ".part";
    await using (var content = await http.GetStreamAsync(new Uri(Graph.Api, address), ct))
    await using (var file = File.Create(part))
    {
        await content.CopyToAsync(file, ct);
    }

    File.Move(part, target, overwrite: true);
}

static int Say(int code, string sentence)
{
    Console.Error.WriteLine(sentence);

    return code;
}
