using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using Spectre.Console;
using Trae.Contracts;

/// <summary><c>./trae video ...</c></summary>
internal static class VideoCommands
{
    private static readonly System.Text.Json.JsonSerializerOptions Indented = new(Trae.JsonDefaults.Options) { WriteIndented = true };

    private static readonly Argument<string> Id = new("id") { Description = "The video's id, or as much of its beginning or end as tells it from the others" };

    public static Command All()
    {
        var limit = new Option<int>("--limit") { Description = "How many, 1 to 100", DefaultValueFactory = _ => 20 };
        var cursor = new Option<string?>("--cursor") { Description = "The `next` of the page before" };
        var series = new Option<string?>("--series") { Description = "Only the episodes of this series, by its name or id, in their order", HelpName = "NAME|ID" };
        var wait = new Option<bool>("--no-wait") { Description = "Start it and come back at once" };
        var yes = new Option<bool>("--yes") { Description = "Really: it cannot be undone" };
        var board = new Option<bool>("--storyboard") { Description = "Print the storyboard as JSON, for `edit`" };

        var audience = new Argument<Visibility>("who") { Description = "private: members of the workspace; unlisted: whoever has the link; public: everybody" };

        return new Command("video", "List, show, edit, render, share, cancel and delete videos")
        {
            Call.Of("list", "The videos, newest first", (call, options, ct) => options.GetValue(series) is { } named
                ? Episodes(call, named, ct)
                : List(call, options.GetValue(limit), options.GetValue(cursor), ct), limit, cursor, series),
            Call.Of("show", "One video as it is now", (call, options, ct) => Show(call, options.GetValue(Id)!, options.GetValue(board), ct), Id, board),
            EditCommand.Of(Id),
            Call.Of("render", "Render a video's storyboard and publish it", (call, options, ct) => Render(call, options.GetValue(Id)!, !options.GetValue(wait), ct), Id, wait),
            Call.Of("visibility", "Change who can watch a video", (call, options, ct) => Share(call, options.GetValue(Id)!, options.GetValue(audience), ct), Id, audience),
            Call.Of("cancel", "Stop a video's production", (call, options, ct) => Cancel(call, options.GetValue(Id)!, ct), Id),
            Call.Of("delete", "Delete a video with its files", (call, options, ct) => Delete(call, options.GetValue(Id)!, options.GetValue(yes), ct), Id, yes),
        };
    }

    /// <exception cref="InputException">No video has such an id, or several have.</exception>
    public static async Task<VideoDto> Find(Call call, string id, CancellationToken ct)
    {
        if (Guid.TryParse(id, out var whole))
        {
            return await call.Get<VideoDto>($"videos/{whole}", ct);
        }

        var page = await call.Get<PageDto<VideoDto>>("videos?limit=100", ct);
        var found = page.Items.Where(video => IsPart(id, video.Id)).ToList();

        return found switch
        {
            [var one] => await call.Get<VideoDto>($"videos/{one.Id}", ct),
            [] => throw new InputException($"No video of the newest hundred has the id {id}. ./trae video list shows them."),
            _ => throw new InputException($"{found.Count} videos have {id} in their id. Give more of it."),
        };
    }

    private static bool IsPart(string part, Guid id) =>
        part.Length >= 4 && (id.ToString().StartsWith(part, StringComparison.OrdinalIgnoreCase) || id.ToString().EndsWith(part, StringComparison.OrdinalIgnoreCase));

    private static async Task List(Call call, int limit, string? cursor, CancellationToken ct)
    {
        var page = await call.Get<PageDto<VideoDto>>($"videos?limit={limit}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", ct);
        call.Print(page, _ =>
        {
            var table = new Table().AddColumn(new TableColumn("Id").NoWrap()).AddColumns("Title", "State", "Made");
            foreach (var video in page.Items)
            {
                table.AddRow(
                    video.Id.ToString(), video.Title.EscapeMarkup(), StateOf(video).EscapeMarkup(), video.CreatedAt.ToLocalTime().ToString("g", CultureInfo.CurrentCulture));
            }

            AnsiConsole.Write(table);
            if (page.Next is not null)
            {
                Console.WriteLine($"More: --cursor {page.Next}");
            }
        });
    }

    private static async Task Episodes(Call call, string named, CancellationToken ct)
    {
        var series = await SeriesByName.Find(call.Http, named, ct);
        call.Print(await call.Get<IReadOnlyList<EpisodeLineDto>>($"series/{series.Id}/episodes", ct), episodes =>
        {
            var table = new Table { Title = new(series.Series.Name.EscapeMarkup()) }.AddColumn(new TableColumn("Id").NoWrap()).AddColumns("Episode", "Title", "Finished", "Made");
            foreach (var episode in episodes.OrderBy(episode => episode.Number))
            {
                table.AddRow(
                    episode.Video.ToString(), episode.Number.ToString(CultureInfo.CurrentCulture), episode.Title.EscapeMarkup(), episode.IsPublished ? "yes" : "no", episode.CreatedAt.ToLocalTime().ToString("g", CultureInfo.CurrentCulture));
            }

            AnsiConsole.Write(table);
        });
    }

    private static async Task Show(Call call, string id, bool board, CancellationToken ct)
    {
        var video = await Find(call, id, ct);
        if (board)
        {
            var read = await call.Get<StoryboardDto>($"videos/{video.Id}/storyboard", ct);
            Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(read.Storyboard, Indented));
            return;
        }

        await Print(call, video, ct);
    }

    private static async Task Share(Call call, string id, Visibility visibility, CancellationToken ct)
    {
        var video = await Find(call, id, ct);
        using var response = await call.Http.PatchAsJsonAsync($"api/v1/videos/{video.Id}", new ChangeVideoRequest { Visibility = visibility }, Trae.JsonDefaults.Options, ct);
        await Print(call, await Call.Read<VideoDto>(response, ct), ct);
    }

    private static async Task Print(Call call, VideoDto video, CancellationToken ct)
    {
        var page = video.Published is null || call.IsJson ? null : await Access.WatchPage(call.Http, video.Id, ct);
        call.Print(video, now => Describe(now, page));
    }

    private static void Describe(VideoDto video, Uri? page)
    {
        Console.WriteLine($"{video.Title}\n{video.Id}\n{StateOf(video)}");
        if ((video.Problem ?? video.Production?.Problem) is { } problem)
        {
            Console.WriteLine(problem.Message);
        }

        if (video.Published is { } published)
        {
            Console.WriteLine(string.Create(CultureInfo.CurrentCulture, $"{published.DurationSeconds:0} seconds, {published.Width} x {published.Height}, {published.Bytes / 1e6:0.0} MB"));
            Console.WriteLine($"{page} ({Words.Audience(video.Visibility)})");
        }
    }

    private static async Task Render(Call call, string id, bool wait, CancellationToken ct)
    {
        var video = await Find(call, id, ct);
        var production = await call.Post<ProductionDto>($"videos/{video.Id}/productions", ct);
        if (!wait)
        {
            call.Print(production, started => Console.WriteLine(started.Id));
            return;
        }

        // Its older state may still be told before that of the production that was just started.
        video = await Following.Shown(show => Following.Follow(
            call.Http, video.Id, v => v.Production?.Id == production.Id && v.Production.State is not (ProductionState.Queued or ProductionState.Running), show, ct));
        if (video.Production is { State: not ProductionState.Succeeded } failed)
        {
            throw new GraphException(failed.Problem?.Message ?? Words.Failure(video));
        }

        await Print(call, video, ct);
    }

    private static async Task Cancel(Call call, string id, CancellationToken ct)
    {
        var video = await Find(call, id, ct);
        var production = video.Production ?? throw new InputException("This video has no production that could be stopped.");
        call.Print(await call.Post<ProductionDto>($"productions/{production.Id}/cancel", ct), stopped => Console.WriteLine(Words.State(stopped.State)));
    }

    private static async Task Delete(Call call, string id, bool yes, CancellationToken ct)
    {
        var video = await Find(call, id, ct);
        if (!yes)
        {
            throw new InputException($"This deletes \"{video.Title}\" and its files for good. Say --yes if that is meant.");
        }

        using var response = await call.Http.DeleteAsync($"api/v1/videos/{video.Id}", ct);
        await Answers.Accepted(response, ct);
        call.Print(new { video.Id, Deleted = true }, _ => Console.WriteLine($"Deleted {video.Title}."));
    }

    private static string StateOf(VideoDto video) => video.State switch
    {
        VideoState.Writing => "Being written",
        VideoState.Draft => "Draft",
        VideoState.Published => $"Finished, {video.Visibility.ToString().ToLowerInvariant()}",
        VideoState.WritingFailed => "Writing failed",
        VideoState.ProductionFailed => "Production failed",
        _ => Words.Stage(video),
    };
}
