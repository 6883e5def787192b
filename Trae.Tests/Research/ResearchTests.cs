using System.Net;
using Microsoft.AspNetCore.Http;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Research;

public sealed class ResearchTests(SharedResearch shared, PostgresServer postgres) : ResearchTest(shared), IClassFixture<SharedResearch>
{
    [Fact]
    public async Task A_topic_becomes_a_script_step_by_step_and_each_sentence_says_where_it_is_from()
    {
        var research = await Start("a lighthouse");
        Assert.Equal((ResearchStage.Questions, 5, "en"), (research.Stage, research.Questions.Count, research.Language));
        Assert.Empty(Web.Queries);

        research = await Change(research, new(Questions: ["How did the lighthouse begin?", "How does a lighthouse work?", "Why does a lighthouse matter today?"]));
        research = await Searched(await Act(research, "approve"));
        Assert.Equal(3, Web.Queries.Count);
        Assert.All(research.Findings, finding => Assert.Contains(finding.Text, SearchServer.Pages.Values.First(page => page.Contains(finding.Text, StringComparison.Ordinal)), StringComparison.Ordinal));
        Assert.Equal([0, 1, 2], research.Findings.Select(finding => finding.Question).Distinct());
        Assert.DoesNotContain(research.Sources, source => source.Address!.EndsWith("strange", StringComparison.Ordinal));

        var unsaid = research.Findings[0];
        research = await Change(research, new(Chosen: [.. research.Findings.Skip(1).Select(finding => finding.Id)]));
        research = await Act(research, "approve");
        Assert.Equal(ResearchStage.Outline, research.Stage);
        Assert.DoesNotContain(unsaid.Id, research.Outline.SelectMany(section => section.Findings));
        research = await Change(research, new(Outline: [.. research.Outline.Reverse().Select(section => section with { Heading = section.Heading.TrimEnd('?') })]));

        var video = await Http.Written(new CreateVideoRequest { Research = research.Id, Brief = "The lighthouse", Seconds = 60 });
        Assert.True(video.State == VideoState.Draft, video.Problem?.Message);
        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;
        var sources = await (await Http.GetAsync($"/api/v1/videos/{video.Id}/sources")).Read<SourceDto[]>();
        Assert.Equal(research.Sources.Select(source => source.Address), storyboard.Sources!.Select(source => source.Address));
        Assert.Contains(storyboard.Sources!, source => source.Author == "Ada Rowe");
        var spoken = string.Join(' ', storyboard.Scenes.Select(scene => scene.Narration));
        Assert.DoesNotContain(unsaid.Text, spoken, StringComparison.Ordinal);
        var cited = storyboard.Scenes.SelectMany(scene => scene.Citations ?? []).ToList();
        Assert.NotEmpty(cited);
        Assert.All(cited, citation => Assert.Contains(Sentence(sources, citation)[^20..], spoken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_that_fails_says_so_and_is_tried_again()
    {
        Web.Trouble = context =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        };
        var research = await Act(await Start("How does a lighthouse work?"), "approve");
        var failed = await Until(research.Id, now => now.Problem is not null);
        Assert.Contains("JSON", failed.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(("search-failed", ResearchStage.Searching), (failed.Problem!.Code, failed.Stage));

        var found = await Searched(await Act(failed, "approve"));

        Assert.NotEmpty(found.Findings);
    }

    [Fact]
    [Trait("OWASP", "API7:2023")]
    public async Task What_a_search_finds_inside_our_own_network_is_not_fetched()
    {
        await using var strict = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["Search:Address"] = Web.Address });
        Web.More = [new { title = "Metadata", url = "http://169.254.169.254/latest/" }, new { title = "File", url = "file:///etc/passwd" }, new { title = (string?)null, url = (string?)null }, null];
        var research = await (await strict.Http.PostAsync("/api/v1/research", ApiCalls.Json(new CreateResearchRequest("How does a lighthouse work?")))).Read<ResearchDto>(HttpStatusCode.Created);

        await Post(strict.Http, research, "approve");

        Assert.Equal("research-nothing-found", (await Until(research.Id, now => now.Problem is not null, strict.Http)).Problem!.Code);
    }

    [Fact]
    public async Task Each_step_takes_what_is_its_own_and_nothing_that_is_outdated()
    {
        var research = await Start("a lighthouse");

        await (await Put(research, new(Chosen: [Guid.NewGuid()]))).Refused(HttpStatusCode.Conflict, "research-stage");
        await (await Put(research, new(Questions: []))).Refused(HttpStatusCode.UnprocessableEntity, "questions-missing");
        await (await Put(research, new(Questions: [null!, " "]))).Refused(HttpStatusCode.UnprocessableEntity, "questions-missing");
        await (await Put(research, new(Questions: [new string('x', 201)]))).Refused(HttpStatusCode.UnprocessableEntity, "text-too-long");
        await (await Post(Http, research, "back")).Refused(HttpStatusCode.Conflict, "research-stage");
        await (await Http.Act($"research/{research.Id}/approve")).Refused((HttpStatusCode)428, "if-match-required");
        await Change(research, new(Questions: ["How does a lighthouse work?"]));
        await (await Post(Http, research, "approve")).Refused(HttpStatusCode.PreconditionFailed, "research-changed");
        await (await Http.Create(new CreateVideoRequest { Research = research.Id })).Refused(HttpStatusCode.UnprocessableEntity, "research-not-outlined");
        await (await Http.Create(new CreateVideoRequest { Research = Guid.NewGuid() })).Refused(HttpStatusCode.UnprocessableEntity, "research-not-outlined");

        var found = await Searched(await Act(await Get(research.Id), "approve"));
        await (await Put(found, new(Chosen: [Guid.NewGuid()]))).Refused(HttpStatusCode.UnprocessableEntity, "finding-unknown");
        var nothing = await Change(found, new(Chosen: []));
        await (await Post(Http, nothing, "approve")).Refused(HttpStatusCode.UnprocessableEntity, "findings-missing");
        var back = await Act(nothing, "back");
        Assert.Equal((ResearchStage.Questions, found.Findings.Count), (back.Stage, back.Findings.Count));
        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/research/{research.Id}")).StatusCode);
        await (await Http.GetAsync($"/api/v1/research/{research.Id}")).Refused(HttpStatusCode.NotFound, "research-not-found");
    }

    [Fact]
    public async Task Without_a_search_nothing_is_begun()
    {
        await using var bare = await ApiHost.Start(postgres);

        Assert.False((await (await bare.Http.GetAsync("/api/v1/research/setup")).Read<ResearchSetupDto>()).CanSearch);
        Assert.True((await (await Http.GetAsync("/api/v1/research/setup")).Read<ResearchSetupDto>()).CanSearch);
        await (await bare.Http.PostAsync("/api/v1/research", ApiCalls.Json(new CreateResearchRequest("a lighthouse")))).Refused(HttpStatusCode.Conflict, "search-not-configured");
    }

    private static string Sentence(SourceDto[] sources, Citation citation)
    {
        var block = sources[citation.Source].Blocks.Last(each => each.Sentences.Count > 0 && each.First <= citation.Sentence);

        return block.Sentences[citation.Sentence - block.First];
    }
}
