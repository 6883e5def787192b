#:package Spectre.Console
#:package System.CommandLine
#:project ../Trae.ServiceDefaults/Trae.ServiceDefaults.csproj
#:property PublishAot=false

using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
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
    using var http = new HttpClient { BaseAddress = Access.Api, Timeout = Timeout.InfiniteTimeSpan };
    try
    {
        var wish = await wishes.Read(options, ct);
        var target = Target(options.GetValue(wishes.Output), options.GetValue(wishes.Source)?.FirstOrDefault());
        graph = await Graph.EnsureUp(http, ct);
        http.DefaultRequestHeaders.Authorization = await Access.Key(ct) is { } key ? new("Bearer", key) : null;

        var request = await new Uploads(http).Fulfil(wish, ct);

        using var created = await http.PostAsJsonAsync("api/v1/videos", request, JsonDefaults.Options, ct);
        await Answers.Accepted(created, ct);
        var video = (await created.Content.ReadFromJsonAsync<VideoDto>(JsonDefaults.Options, ct))!;
        video = await Following.Shown(show => Following.Follow(http, video.Id, IsSettled, v => { production = v.Production?.Id; show(v); }, ct));

        if (video.State is not VideoState.Published)
        {
            return Say(video.State is VideoState.WritingFailed ? 2 : 1, Words.Failure(video));
        }

        await Download(http, video.Published!.Video, target, ct);
        await Download(http, video.Published.WebVtt, Path.ChangeExtension(target, ".vtt"), ct);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.CurrentCulture, $"[green]{video.Title}[/]: {video.Published.DurationSeconds:0} seconds, {video.Published.Bytes / 1e6:0.0} MB");
        if (graph is null)
        {
            Console.WriteLine($"{await Access.WatchPage(http, video.Id, ct)} ({Words.Audience(video.Visibility)})");
        }

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
    catch (HttpRequestException e)
    {
        return Say(1, $"Trae stopped answering at {Access.Api} before the video was there ({e.StatusCode switch { null => "no connection", var status => $"status {(int)status}" }}). Look at what ./trae up says, then try again.");
    }
    catch (Exception e) when (e is IOException or GraphException or UnauthorizedAccessException)
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

static bool IsSettled(VideoDto video) => video.State is not (VideoState.Writing or VideoState.Draft or VideoState.Producing);

static async Task Download(HttpClient http, string address, string target, CancellationToken ct)
{
    var part = target + ".part";
    await using (var content = await http.GetStreamAsync(new Uri(Access.Api, address), ct))
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
