using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Agents;
using Trae.Tests.Api;
using Trae.Tests.Models;

namespace Trae.Tests.Research;

/// <summary>A model on a real HTTP server writes from what a research approved.</summary>
public sealed class ResearchWritingTests(SharedResearch shared) : ResearchTest(shared), IClassFixture<SharedResearch>
{
    [Fact]
    public async Task A_model_writes_from_what_was_approved_and_from_nothing_else_in_its_order_with_citations()
    {
        await using var server = await ModelServer.Start();
        var model = await Http.Connect(ModelApi.To(server, Guid.NewGuid().ToString("n")));
        var (outlined, unsaid) = await Outline();
        server.Answer = request => request.Messages == 2 ? Backwards(SampleScripts.FromSource(request)) : SampleScripts.FromSource(request);

        var (video, storyboard) = await Http.WrittenBy(model, new CreateVideoRequest { Research = outlined.Id, Seconds = 45 });

        Assert.True(video.Writing == new WritingDto(model.Name, null), video.Writing!.Note);
        Assert.Contains("Put its scenes in the order of the source's sections", server.Requests[1].MessageOf(3), StringComparison.Ordinal);
        Assert.Contains("A person approved", server.Requests[0].MessageOf(0), StringComparison.Ordinal);
        var source = server.Requests[0].MessageOf(1);
        var chosen = outlined.Findings.Where(finding => finding.IsChosen).ToList();
        Assert.DoesNotContain(unsaid.Text, source, StringComparison.Ordinal);
        Assert.All(chosen, finding => Assert.Contains(finding.Text, source, StringComparison.Ordinal));
        Assert.All(outlined.Outline, section => Assert.Contains($"(section) {section.Heading}", source, StringComparison.Ordinal));
        Assert.All(storyboard.Scenes, scene => Assert.NotEmpty(scene.Citations!));
        Assert.All(storyboard.Scenes.SelectMany(scene => scene.Citations!), citation => Assert.Contains(chosen, finding => (finding.Source, finding.Sentence) == (citation.Source, citation.Sentence)));
        Assert.Equal(outlined.Sources.Select(page => page.Address), storyboard.Sources!.Select(page => page.Address));
        Assert.Equal([("script", 0.006m), ("repair", 0.006m)], (await Api.Calls()).Where(call => call.VideoId == video.Id).Select(call => (call.Purpose, call.Cost)));

        server.Answer = _ => "I looked elsewhere.";
        var (left, _) = await Http.WrittenBy(model, new CreateVideoRequest { Research = outlined.Id, Seconds = 30 });
        Assert.StartsWith($"The built-in writer wrote this instead of {model.Name}", left.Writing!.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_writing_a_research_costs_is_told_before_and_refused_without_a_budget()
    {
        await using var server = await ModelServer.Start();
        var model = await Http.Connect(ModelApi.To(server, Guid.NewGuid().ToString("n")));
        var poor = await Http.Connect(ModelApi.To(server, Guid.NewGuid().ToString("n")) with { MonthlyBudget = 0.001m });
        var (outlined, _) = await Outline();
        var words = outlined.Findings.Where(finding => finding.IsChosen).Sum(finding => Trae.Api.Features.Content.Sources.WordCounter.Count(finding.Text));

        var estimate = await Estimate(new() { Writer = model.Id.ToString(), Research = outlined.Id, Seconds = 45 });

        Assert.Equal(await Estimate(new() { Writer = model.Id.ToString(), Words = words, Seconds = 45 }), estimate);
        Assert.True(estimate is { Fits: true, Expected: > 0 } && estimate.Expected < estimate.Most);
        await (await Http.PostAsync("/api/v1/models/estimate", ApiCalls.Json(new EstimateWritingRequest { Research = Guid.NewGuid() }))).Refused(HttpStatusCode.UnprocessableEntity, "research-not-outlined");
        await (await Http.Create(new CreateVideoRequest { Research = outlined.Id, Seconds = 45, Writer = poor.Id.ToString() })).Refused(HttpStatusCode.Conflict, "model-budget-exceeded");
        await (await Http.Create(new CreateVideoRequest { Research = outlined.Id, Writer = Guid.NewGuid().ToString() })).Refused(HttpStatusCode.UnprocessableEntity, "writer-unknown");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_research_is_read_and_estimated_without_the_text_of_its_pages()
    {
        var (outlined, _) = await Outline();

        // Whoever reads this as pages fails.
        await Api.Query(db => db.Database.ExecuteSqlAsync($"update researches set documents = '[7]' where id = {outlined.Id}"));

        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(outlined), System.Text.Json.JsonSerializer.Serialize(await Get(outlined.Id)));
        await Estimate(new() { Research = outlined.Id });
    }

    [Fact]
    public async Task An_agent_looks_into_a_topic_and_makes_a_video_of_it()
    {
        using var agent = await Agent.Start($"{Api.Origin}mcp", await Api.People.AddKey([Permission.ReadVideos, Permission.EditVideos]));
        await agent.Greeting();

        var research = await agent.Call("start_research", new { topic = "a lighthouse", writer = "built-in", idempotencyKey = "once" });
        var researchId = research.GetProperty("id").GetGuid();
        Assert.Equal(researchId, (await agent.Call("start_research", new { topic = "a lighthouse", writer = "built-in", idempotencyKey = "once" })).GetProperty("id").GetGuid());
        Assert.Equal("validation-failed", await agent.Refused("start_research", new { topic = "a" }));
        research = await agent.Call("change_research", new { researchId, version = 1, questions = new[] { "How does a lighthouse work?" } });
        Assert.Equal("research-changed", await agent.Refused("approve_research", new { researchId, version = 1 }));
        await agent.Call("approve_research", new { researchId, version = 2 });
        var found = await Searched(await Get(researchId));
        await agent.Call("approve_research", new { researchId, version = found.Version });
        Assert.Equal("outline", (await agent.Call("get_research", new { researchId })).GetProperty("stage").GetString());

        var video = await agent.Call("create_video", new { research = researchId, writer = "built-in", seconds = 15 });

        await Http.Until(video.GetProperty("id").GetGuid(), now => now.State == VideoState.Draft);
    }

    private async Task<WritingEstimateDto> Estimate(EstimateWritingRequest request) =>
        await (await Http.PostAsync("/api/v1/models/estimate", ApiCalls.Json(request))).Read<WritingEstimateDto>();

    // The first and the last scene may say anything; those between are turned round.
    private static string Backwards(string script)
    {
        var json = JsonNode.Parse(script)!;
        var scenes = json["scenes"]!.AsArray().Select(scene => scene!.DeepClone()).ToList();
        json["scenes"] = new JsonArray([scenes[0], .. scenes[1..^1].AsEnumerable().Reverse(), scenes[^1]]);

        return json.ToJsonString();
    }
}
