using System.Net;
using System.Text.Json;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

/// <summary>Proposals change nothing by themselves, whoever makes them.</summary>
public sealed class CraftTests(SharedModels shared) : ModelTest(shared), IClassFixture<SharedModels>
{
    [Theory]
    [InlineData(CraftKind.Shorten)]
    [InlineData(CraftKind.Hooks)]
    [InlineData(CraftKind.Titles)]
    [InlineData(CraftKind.Descriptions)]
    [InlineData(CraftKind.Tags)]
    [InlineData(CraftKind.Hashtags)]
    [InlineData(CraftKind.PosterTexts)]
    [InlineData(CraftKind.Summary)]
    public async Task The_built_in_writer_proposes_by_selecting(CraftKind kind)
    {
        var video = await Http.Written(Briefs.Octopus with { Writer = "built-in", Seconds = 60 });
        var before = await Http.Storyboard(video.Id);

        var proposal = await Propose(video.Id, new() { Kind = kind, Writer = "built-in" });

        Assert.Equal(("Built-in writer", 0m, before.Version), (proposal.Name, proposal.Cost, proposal.Version));
        Assert.Equivalent(before, await Http.Storyboard(video.Id), strict: true);
        Assert.Empty(Server.Requests);
        if (kind == CraftKind.Shorten)
        {
            Assert.NotEmpty(proposal.Changed);
            Assert.All(proposal.Changed, place => Assert.True(proposal.Storyboard!.Scenes[place].Narration.Length < before.Storyboard.Scenes[place].Narration.Length));
            Assert.Equal(HttpStatusCode.OK, (await Http.Save(video.Id, proposal.Storyboard!, $"\"{before.Version}\"")).StatusCode);
        }
        else
        {
            Assert.NotEmpty(proposal.Options);
            Assert.Equal(proposal.Options.Count, proposal.Options.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(proposal.Options, option => Assert.True(kind != CraftKind.Hashtags || option.StartsWith('#')));
        }
    }

    [Theory]
    [InlineData(CraftKind.Rewrite)]
    [InlineData(CraftKind.Simplify)]
    [InlineData(CraftKind.Expand)]
    [InlineData(CraftKind.Translate)]
    public async Task What_selecting_cannot_do_asks_for_a_model(CraftKind kind)
    {
        var video = await Http.Written(Briefs.Octopus with { Writer = "built-in" });

        await (await Http.PostAsync($"/api/v1/videos/{video.Id}/proposals", ApiCalls.Json(new CraftRequest { Kind = kind, Language = "ru", Writer = "built-in" })))
            .Refused(HttpStatusCode.UnprocessableEntity, "craft-needs-model");
    }

    [Fact]
    public async Task A_model_rewrites_one_scene_and_all_else_stays()
    {
        var video = await Http.Written(Briefs.Octopus with { Writer = "built-in" });
        var before = (await Http.Storyboard(video.Id)).Storyboard;
        Server.Answer = request => Change(request, text => $"Listen: {text}");

        var proposal = await Propose(video.Id, new() { Kind = CraftKind.Rewrite, Scene = 1, Wish = "Warmer." });

        Assert.Equal([1], proposal.Changed);
        Assert.StartsWith("Listen: ", proposal.Storyboard!.Scenes[1].Narration, StringComparison.Ordinal);
        Assert.Equal(before.Scenes[1].Id, proposal.Storyboard.Scenes[1].Id);
        Assert.Equal(before.Scenes[0].Narration, proposal.Storyboard.Scenes[0].Narration);
        Assert.Contains("Warmer.", Server.Requests.Single().MessageOf(0), StringComparison.Ordinal);
        Assert.True(proposal.Cost > 0);
        Assert.Equal("rewrite", Assert.Single(await Calls()).Purpose);
    }

    [Fact]
    public async Task A_translation_becomes_a_video_of_its_own_that_keeps_scenes_and_pictures()
    {
        var video = await Http.Written(Briefs.Octopus with { Writer = "built-in" });
        var before = (await Http.Storyboard(video.Id)).Storyboard;
        Server.Answer = request => Change(request, text => string.Concat(text.Select(c => char.IsLetter(c) ? 'д' : c)));

        var proposal = await Propose(video.Id, new() { Kind = CraftKind.Translate, Language = "ru" });
        Assert.Equal(("ru", "ru"), (proposal.Storyboard!.Language, proposal.Storyboard.Speaker.Voice));

        var made = await (await Translate(video.Id, proposal.Storyboard)).Read<VideoDto>(HttpStatusCode.Created);
        Assert.Equal((video.Id, VideoState.Draft, "ru"), (made.TranslationOf!.Value, made.State, made.Language));
        var scenes = (await Http.Storyboard(made.Id)).Storyboard.Scenes;
        Assert.Equal(before.Scenes.Select(scene => (scene.Id, scene.Layout, scene.Screen.Picture)), scenes.Select(scene => (scene.Id, scene.Layout, scene.Screen.Picture)));
        Assert.Equal("en", (await Http.Storyboard(video.Id)).Storyboard.Language);

        await (await Translate(video.Id, proposal.Storyboard with { Scenes = [.. proposal.Storyboard.Scenes.Skip(1)] })).Refused(HttpStatusCode.UnprocessableEntity, "translation-differs");
        await (await Translate(video.Id, before)).Refused(HttpStatusCode.UnprocessableEntity, "translation-same-language");
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{\"scenes\":[{\"scene\":1,\"narration\":\"Only one.\"}]}", "each once")]
    public async Task What_a_model_cannot_do_in_two_tries_is_refused_with_the_reason(string answer, string reason)
    {
        var video = await Http.Written(Briefs.Octopus with { Writer = "built-in" });
        Server.Answer = _ => answer;

        var detail = await (await Http.PostAsync($"/api/v1/videos/{video.Id}/proposals", ApiCalls.Json(new CraftRequest { Kind = CraftKind.Rewrite, Writer = Model.Id.ToString() })))
            .Refused(HttpStatusCode.UnprocessableEntity, "craft-failed");

        Assert.Contains(reason, detail, StringComparison.Ordinal);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_figure_that_the_script_does_not_have_is_not_proposed()
    {
        var video = await Http.Written(Briefs.Octopus with { Writer = "built-in" });
        Server.Answer = _ => JsonSerializer.Serialize(new { options = new[] { "7777 hearts", "Eight arms, one mind", "Eight arms, one mind" } });

        Assert.Equal(["Eight arms, one mind"], (await Propose(video.Id, new() { Kind = CraftKind.Titles })).Options);
    }

    [Fact]
    public async Task Where_a_model_fails_at_what_selecting_can_do_the_built_in_writer_proposes_and_says_why()
    {
        var video = await Http.Written(Briefs.Octopus with { Writer = "built-in" });
        Server.Troubles.Enqueue(ModelServer.Status(401));

        var proposal = await Propose(video.Id, new() { Kind = CraftKind.Summary });

        Assert.Equal("Built-in writer", proposal.Name);
        Assert.Contains("refuses the key", proposal.Note, StringComparison.Ordinal);
        Assert.NotEmpty(proposal.Options);
    }

    [Fact]
    public async Task A_scene_or_language_that_is_not_there_is_refused()
    {
        var video = await Http.Written(Briefs.Octopus with { Writer = "built-in" });

        await (await Http.PostAsync($"/api/v1/videos/{video.Id}/proposals", ApiCalls.Json(new CraftRequest { Kind = CraftKind.Shorten, Scene = 150 }))).Refused(HttpStatusCode.UnprocessableEntity, "scene-unknown");
        await (await Http.PostAsync($"/api/v1/videos/{video.Id}/proposals", ApiCalls.Json(new CraftRequest { Kind = CraftKind.Translate, Language = "xx" }))).Refused(HttpStatusCode.UnprocessableEntity, "language-unknown");
    }

    private async Task<CraftDto> Propose(Guid video, CraftRequest request) =>
        await (await Http.PostAsync($"/api/v1/videos/{video}/proposals", ApiCalls.Json(request with { Writer = request.Writer ?? Model.Id.ToString() }))).Read<CraftDto>();

    private Task<HttpResponseMessage> Translate(Guid video, Storyboard storyboard) =>
        Http.PostAsync($"/api/v1/videos/{video}/translations", ApiCalls.Json(new CreateTranslationRequest(storyboard)));

    // The scenes that were sent, with another narration.
    private static string Change(ModelRequest request, Func<string, string> change)
    {
        var scenes = System.Text.Json.Nodes.JsonNode.Parse(request.MessageOf(1).Split('\n')[1])!.AsArray();
        foreach (var scene in scenes)
        {
            scene!["narration"] = change(scene["narration"]!.GetValue<string>());
        }

        return new System.Text.Json.Nodes.JsonObject { ["scenes"] = scenes.DeepClone() }.ToJsonString();
    }
}
