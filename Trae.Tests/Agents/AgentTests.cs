using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Features.Agents;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Agents;

public sealed class AgentTests(PostgresServer postgres) : ApiTest(postgres)
{
    private static readonly Permission[] Making = [Permission.ReadVideos, Permission.EditVideos, Permission.ReadVoices];

    [Fact]
    public async Task An_agent_with_a_key_makes_edits_renders_follows_and_stops_a_video()
    {
        using var agent = await Enter(Making);

        var video = await agent.Call("create_video", new { text = Briefs.Text, seconds = 30, brief = "The octopus", idempotencyKey = "once" });
        var again = await agent.Call("create_video", new { text = Briefs.Text, seconds = 30, brief = "The octopus", idempotencyKey = "once" });
        var id = video.GetProperty("id").GetGuid();
        Assert.Equal(id, again.GetProperty("id").GetGuid());
        await Http.Until(id, now => now.State == VideoState.Draft);
        Assert.Equal("draft", (await agent.Call("get_video", new { videoId = id })).GetProperty("state").GetString());

        var read = await agent.Call("get_storyboard", new { videoId = id });
        var scene = read.GetProperty("storyboard").GetProperty("scenes")[1].GetProperty("id").GetGuid();
        var changed = await agent.Call("edit_scene", new { videoId = id, version = read.GetProperty("version").GetInt32(), sceneId = scene, narration = "It has nine brains, some say.", emotion = "surprised" });
        Assert.Equal("It has nine brains, some say.", changed.GetProperty("storyboard").GetProperty("scenes")[1].GetProperty("narration").GetString());
        Assert.Equal("storyboard-changed", await agent.Refused("edit_scene", new { videoId = id, version = 1, sceneId = scene, narration = "Late." }));

        var storyboard = JsonSerializer.Deserialize<Storyboard>(changed.GetProperty("storyboard"), JsonDefaults.Options)! with { Title = "Eight arms" };
        var whole = await agent.Call("edit_storyboard", new { videoId = id, version = changed.GetProperty("version").GetInt32(), storyboard });
        Assert.Equal("Eight arms", whole.GetProperty("storyboard").GetProperty("title").GetString());

        var production = (await agent.Call("start_production", new { videoId = id })).GetProperty("id").GetGuid();
        await agent.Begin("follow_production", new { productionId = production, seconds = 60 }, tell: true);
        Assert.Equal("Waiting for a worker", (await agent.Read()).GetProperty("progress").GetProperty("message").GetString());
        await Api.Worker.Do(await Api.Worker.Claim<NarrateScene>());
        await Api.Worker.DoAll();
        var ended = await Last(agent);

        Assert.Equal("succeeded", ended.GetProperty("structuredContent").GetProperty("state").GetString());
        var progress = ended.GetProperty("progress").EnumerateArray().Select(each => each.GetProperty("progress").GetDouble()).ToList();
        Assert.Equal(progress.Order(), progress);
        Assert.NotEqual(JsonValueKind.Null, (await agent.Call("get_video", new { videoId = id })).GetProperty("published").ValueKind);
        Assert.Equal(0, (await agent.Call("list_published", new { search = "EIGHT" })).GetProperty("items").GetArrayLength());
        Assert.Equal("public", (await agent.Call("set_visibility", new { videoId = id, visibility = "public" })).GetProperty("visibility").GetString());
        Assert.Equal(id, (await agent.Call("list_published", new { search = "EIGHT" })).GetProperty("items")[0].GetProperty("id").GetGuid());
        Assert.Equal(0, (await agent.Call("list_published", new { search = "nine arms" })).GetProperty("items").GetArrayLength());
        Assert.Equal("production-not-failed", await agent.Refused("retry_production", new { productionId = production }));
    }

    [Fact]
    public async Task A_production_is_cancelled_and_tried_again()
    {
        using var agent = await Enter(Making);
        var video = await Http.Written();
        var production = (await agent.Call("start_production", new { videoId = video.Id })).GetProperty("id").GetGuid();

        await agent.Call("cancel_production", new { productionId = production });
        var cancelled = await agent.Call("follow_production", new { productionId = production, seconds = 0 });
        await agent.Call("retry_production", new { productionId = production });

        Assert.Equal("cancelled", cancelled.GetProperty("state").GetString());
        Assert.Equal("queued", (await agent.Call("follow_production", new { productionId = production, seconds = 1 })).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_key_sees_and_calls_the_tools_of_its_permissions_alone_and_what_it_does_is_written_down()
    {
        using var reader = await Enter(Permission.ReadVideos);
        using var maker = await Enter([.. Making, Permission.ReadUsage]);
        var video = await Http.Written();

        var visible = (await reader.Tools()).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var all = await maker.Tools();

        Assert.Equal(AgentTool.All.Keys.Order(StringComparer.Ordinal), all.Select(NameOf).Order(StringComparer.Ordinal));
        Assert.Equal(["follow_production", "get_published", "get_research", "get_storyboard", "get_video", "list_published", "list_series", "list_videos"], visible.Order(StringComparer.Ordinal));
        foreach (var tool in AgentTool.All.Keys.Where(name => !visible.Contains(name)))
        {
            Assert.Equal("forbidden", await reader.Refused(tool, new { videoId = video.Id, productionId = video.Id, text = Briefs.Text }));
        }

        await maker.Call("delete_video", new { videoId = video.Id });
        Assert.Equal("video-not-found", await reader.Refused("get_video", new { videoId = video.Id }));
        var entries = await Api.Query(db => db.AuditEntries.Select(entry => new { entry.Action, entry.Detail, entry.Target }).ToListAsync());
        Assert.Contains(entries, entry => entry is { Action: "permission.denied", Detail: "mcp create_video" });
        Assert.Contains(entries, entry => entry.Action == "request.done" && entry.Detail == "mcp delete_video" && entry.Target == video.Id.ToString());
        Assert.All(all, tool =>
        {
            Assert.NotEmpty(tool.GetProperty("description").GetString()!);
            Assert.All(tool.GetProperty("inputSchema").GetProperty("properties").EnumerateObject(), each => Assert.NotEmpty(each.Value.GetProperty("description").GetString()!));
        });
    }

    [Fact]
    public async Task A_series_is_listed_and_its_next_episode_made()
    {
        var made = await (await Http.PostAsync("/api/v1/series", ApiCalls.Json(new Series("Lights") { Defaults = new() { Format = VideoFormat.Tall, Seconds = 30 } }))).Read<SeriesDto>(HttpStatusCode.Created);
        using var theirs = Api.People.With(Api.People.TokenOf(await Api.People.Add(WorkspaceRole.Owner, await Api.People.AddWorkspace())));
        await (await theirs.PostAsync("/api/v1/series", ApiCalls.Json(new Series("Theirs")))).Read<SeriesDto>(HttpStatusCode.Created);
        using var agent = await Enter(Making);

        var listed = Assert.Single((await agent.Call("list_series")).GetProperty("items").EnumerateArray());
        Assert.Equal((made.Id, "Lights", 1), (listed.GetProperty("id").GetGuid(), listed.GetProperty("series").GetProperty("name").GetString(), listed.GetProperty("nextEpisode").GetInt32()));

        var video = await agent.Call("create_video", new { text = Briefs.Text, series = made.Id });

        Assert.Equal(("tall", 1), (video.GetProperty("format").GetString(), video.GetProperty("episode").GetProperty("number").GetInt32()));
        Assert.Equal(2, (await agent.Call("list_series")).GetProperty("items")[0].GetProperty("nextEpisode").GetInt32());
    }

    [Fact]
    public async Task Other_workspaces_are_not_there()
    {
        var other = await Api.People.AddWorkspace();
        using var theirs = Api.People.With(Api.People.TokenOf(await Api.People.Add(WorkspaceRole.Owner, other)));
        var video = await theirs.Written();
        var production = await (await theirs.Act($"videos/{video.Id}/productions")).Read<ProductionDto>(HttpStatusCode.Accepted);
        var storyboard = (await theirs.Storyboard(video.Id)).Storyboard;
        using var agent = await Enter(Making);
        var arguments = new { videoId = video.Id, productionId = production.Id, version = 1, sceneId = storyboard.Scenes[0].Id, storyboard, seconds = 0 };

        foreach (var tool in new[] { "get_video", "get_storyboard", "edit_storyboard", "edit_scene", "start_production", "delete_video" })
        {
            Assert.Equal("video-not-found", await agent.Refused(tool, arguments));
        }

        foreach (var tool in new[] { "follow_production", "cancel_production", "retry_production" })
        {
            Assert.Equal("production-not-found", await agent.Refused(tool, arguments));
        }

        Assert.Equal(0, (await agent.Call("list_videos")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Wrong_arguments_are_refused_with_what_to_do()
    {
        using var agent = await Enter(Making);

        Assert.Equal("source-missing", await agent.Refused("create_video", new { brief = "Nothing else" }));
        Assert.Equal("validation-failed", await agent.Refused("create_video", new { text = Briefs.Text, seconds = 3 }));
        Assert.Equal("theme-unknown", await agent.Refused("create_video", new { text = Briefs.Text, theme = "plaid" }));
        Assert.Equal("arguments-malformed", await agent.Refused("create_video", new { text = Briefs.Text, format = "round" }));
        Assert.Equal("arguments-malformed", await agent.Refused("get_video", new { videoId = "mine" }));
        Assert.Equal("validation-failed", await agent.Refused("list_videos", new { limit = 1000 }));
        Assert.Equal("cursor-invalid", await agent.Refused("list_videos", new { cursor = "x" }));
        Assert.Equal("tool-unknown", await agent.Refused("drop_tables"));
        Assert.Empty(await Api.Query(db => db.Videos.ToListAsync()));
    }

    private async Task<Agent> Enter(params Permission[] permissions)
    {
        var agent = await Agent.Start($"{Api.Origin}mcp", await Api.People.AddKey(permissions));
        Assert.Equal("trae", (await agent.Greeting()).GetProperty("server").GetProperty("name").GetString());

        return agent;
    }

    private static async Task<JsonElement> Last(Agent agent)
    {
        while (true)
        {
            var told = await agent.Read();
            if (told.TryGetProperty("structuredContent", out _))
            {
                return told;
            }
        }
    }

    private static string NameOf(JsonElement tool) => tool.GetProperty("name").GetString()!;
}
