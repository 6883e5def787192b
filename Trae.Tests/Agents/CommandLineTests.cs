using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.EndToEnd;
using Trae.Tests.Hosting;

namespace Trae.Tests.Agents;

/// <summary>The short verbs of <c>./trae</c>, as a process of their own against the real API.</summary>
public sealed class CommandLineTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task Videos_are_listed_shown_edited_rendered_stopped_and_deleted()
    {
        var video = await Http.Written();
        var id = video.Id.ToString();

        Assert.Contains(id, (await Run("video", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(id, Json(await Run("video", "list", "--json")).GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Contains("Draft", (await Run("video", "show", id[^6..])).Output, StringComparison.Ordinal);
        Assert.Contains("Saved version 2", (await Run("video", "edit", id, "--scene", "2", "--narration", "It has nine brains.", "--title", "Eight arms")).Output, StringComparison.Ordinal);
        var board = Json(await Run("video", "show", id, "--storyboard"));
        Assert.Equal(("Eight arms", "It has nine brains."), (board.GetProperty("title").GetString(), board.GetProperty("scenes")[1].GetProperty("narration").GetString()));

        var production = Json(await Run("video", "render", id, "--no-wait", "--json")).GetProperty("id").GetGuid();
        Assert.Equal(0, (await Run("video", "cancel", id)).Code);
        Assert.Equal(ProductionState.Cancelled, (await Http.Video(video.Id)).Production?.State);
        Assert.Equal(production, (await Http.Video(video.Id)).Production?.Id);
        var kept = await Run("video", "delete", id);
        Assert.Equal(2, kept.Code);
        Assert.Contains("--yes", kept.Error, StringComparison.Ordinal);
        Assert.Contains("Deleted Eight arms", (await Run("video", "delete", id, "--yes")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_there_is_and_what_was_used_is_told()
    {
        Assert.Contains("en-us", (await Run("voices", "--language", "en")).Output, StringComparison.Ordinal);
        Assert.Contains("lagoon", (await Run("looks")).Output, StringComparison.Ordinal);
        Assert.Equal("2026-01", Json(await Run("usage", "--month", "2026-01", "--json")).GetProperty("month").GetString());
    }

    [Fact]
    public async Task Input_that_cannot_work_ends_with_2_and_a_failure_with_1_each_with_a_sentence()
    {
        var unknown = await Run("video", "show", Guid.CreateVersion7().ToString());
        var month = await Run("usage", "--month", "never");
        var nothing = await Run("video", "show", "abcdef");
        var verb = await Run("video", "dance");
        var key = await Run(new Dictionary<string, string>(StringComparer.Ordinal) { ["TRAE_API_KEY"] = "trae_wrong" }, "video", "list");
        var away = await Run(new Dictionary<string, string>(StringComparer.Ordinal) { ["TRAE_API"] = "http://127.0.0.1:9" }, "video", "list");

        Assert.All([unknown, month, nothing, verb, key], result => Assert.Equal(2, result.Code));
        Assert.Equal(1, away.Code);
        Assert.Contains("There is no such video.", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("2026-11", month.Error, StringComparison.Ordinal);
        Assert.Contains("./trae video list", nothing.Error, StringComparison.Ordinal);
        Assert.Contains("Sign in, or send an API key", key.Error, StringComparison.Ordinal);
        Assert.Contains("./trae up", away.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_episode_is_made_as_its_series_says_where_no_option_does()
    {
        var defaults = new SeriesDefaults { Format = VideoFormat.Tall, Seconds = 25, Rate = 1.2 };
        var series = await (await Http.PostAsync("/api/v1/series", ApiCalls.Json(new Series("Night Lights") { Defaults = defaults }))).Read<SeriesDto>(System.Net.HttpStatusCode.Created);
        var source = Path.Combine(MakeCommand.Root, "samples", "octopus.md");

        // Nobody renders here: it is stopped once its video is there.
        using var making = await Begin("make.cs", "--source", source, "--series", "night lights", "--format", "square", "--out", Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.mp4"));
        var complaint = making.StandardError.ReadToEndAsync();
        var ended = making.WaitForExitAsync();
        while (!ended.IsCompleted && !await Api.Query(db => db.Videos.AnyAsync()))
        {
            await Task.WhenAny(ended, Task.Delay(200));
        }

        Assert.False(ended.IsCompleted, ended.IsCompleted ? await complaint : "");
        making.Kill(entireProcessTree: true);
        var video = await Api.Query(db => db.Videos.AsNoTracking().Include(v => v.Source).SingleAsync());
        var brief = video.Source!.Request;
        Assert.Equal((series.Id, 1), (video.SeriesId, video.Episode));
        Assert.Equal((VideoFormat.Square, 25, 1.2), (brief.Format, brief.Seconds, brief.Rate));
        Assert.Contains(video.Id.ToString(), (await Run("video", "list", "--series", series.Id.ToString(), "--json")).Output, StringComparison.Ordinal);
        var unknown = await Run("video", "list", "--series", "Day Lights");
        Assert.Equal((2, "--series Day Lights is no series of the studio; there are: Night Lights."), (unknown.Code, unknown.Error));
    }

    [Fact]
    public async Task A_brief_that_fails_says_why_in_words_wherever_it_is_shown()
    {
        using var making = await Begin("make.cs", "--source", "https://nowhere.invalid/article", "--out", Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.mp4"));
        var said = await making.StandardError.ReadToEndAsync();
        await making.WaitForExitAsync();
        var id = (await Api.Query(db => db.Videos.AsNoTracking().SingleAsync())).Id.ToString();
        var shown = await Run("video", "show", id);
        var listed = await Run("video", "list");

        Assert.Equal(2, making.ExitCode);
        Assert.EndsWith(shown.Output.Split('\n')[^1], said.Trim(), StringComparison.Ordinal);
        Assert.Contains("failed", listed.Output, StringComparison.Ordinal);
        ForPeople.AssertReadable(said, "./trae make");
    }

    private static JsonElement Json((int Code, string Output, string Error) result)
    {
        Assert.True(result.Code == 0, result.Error);

        return JsonSerializer.Deserialize<JsonElement>(result.Output);
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) => Run(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    private async Task<(int Code, string Output, string Error)> Run(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = await Begin(environment, "client.cs", arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (!arguments.Contains("--json") && !arguments.Contains("--storyboard"))
        {
            ForPeople.AssertReadable($"{await output}\n{await error}", $"./trae {string.Join(' ', arguments)}");
        }

        return (process.ExitCode, (await output).Trim(), (await error).Trim());
    }

    private Task<Process> Begin(string tool, params string[] arguments) => Begin(new Dictionary<string, string>(StringComparer.Ordinal), tool, arguments);

    private async Task<Process> Begin(Dictionary<string, string> environment, string tool, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", Path.Combine(MakeCommand.Root, "tools", tool), "--", .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["TRAE_API"] = Api.Origin;
        start.Environment["TRAE_API_KEY"] = await Api.People.AddKey([Permission.ReadVideos, Permission.EditVideos, Permission.ReadVoices, Permission.ReadUsage]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
