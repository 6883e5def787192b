using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Media;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

public sealed class ProductionTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task A_production_renders_every_scene_and_then_joins_checks_and_publishes()
    {
        var video = await Http.Written();
        var scenes = (await Http.Storyboard(video.Id)).Storyboard.Scenes.Count;

        var response = await Http.Act($"videos/{video.Id}/productions");
        var production = await response.Read<ProductionDto>(HttpStatusCode.Accepted);

        Assert.EndsWith($"/productions/{production.Id}", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(ProductionState.Queued, production.State);
        Assert.Equal((2 * scenes) + 4, production.Steps.Count);
        Assert.Single(production.Steps, step => step is { Kind: nameof(MixSound), State: "blocked" });
        Assert.Equal(scenes, production.Steps.Count(step => step is { Kind: nameof(NarrateScene), State: "ready" }));
        Assert.Equal(scenes, production.Steps.Count(step => step is { Kind: nameof(RenderScene), State: "blocked" }));

        await Api.Worker.DoAll();
        var published = await Http.Until(video.Id, now => now.State == VideoState.Published);
        Assert.Equal($"/media/videos/{video.Id}/video.mp4?v={production.Id:n}", published.Published!.Video);
        Assert.Equal("Start", Assert.Single(published.Published.Chapters).Title);
    }

    [Fact]
    public async Task A_production_that_waits_says_how_many_are_ahead()
    {
        var stages = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            stages.Add((await Start((await Http.Written()).Id)).Stage);
        }

        Assert.Equal(["Waiting for a worker", "Waiting: 1 is ahead", "Waiting: 2 are ahead"], stages);
    }

    [Fact]
    public async Task Asking_twice_renders_once_even_at_the_same_moment()
    {
        var video = await Http.Written();

        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Http.Act($"videos/{video.Id}/productions")));

        var productions = await Task.WhenAll(responses.Select(response => response.Read<ProductionDto>(HttpStatusCode.Accepted)));
        Assert.Single(productions.Select(production => production.Id).Distinct());
        Assert.Equal(1, await Api.Query(db => db.Productions.CountAsync()));
    }

    [Fact]
    public async Task A_production_of_an_edited_storyboard_takes_the_place_of_the_one_that_runs()
    {
        var video = await Http.Written();
        var old = await Start(video.Id);
        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;
        await (await Http.Save(video.Id, storyboard with { Title = "New" }, "\"1\"")).Read<StoryboardDto>();

        var production = await Start(video.Id);

        Assert.NotEqual(old.Id, production.Id);
        Assert.Equal(ProductionState.Cancelled, (await Production(old.Id)).State);
        await (await Http.Act($"productions/{old.Id}/retry")).Refused(HttpStatusCode.Conflict, "production-superseded");
        await Api.Worker.DoAll();
        Assert.Equal("New", (await Http.Until(video.Id, now => now.State == VideoState.Published)).Title);
    }

    [Fact]
    public async Task A_cancelled_production_stops_and_a_retry_continues_it()
    {
        var video = await Http.Written();
        var production = await Start(video.Id);
        var running = await Api.Worker.Claim<NarrateScene>();

        var cancelled = await (await Http.Act($"productions/{production.Id}/cancel")).Read<ProductionDto>(HttpStatusCode.Accepted);
        await Api.Worker.EndCancelled(running);

        Assert.Equal(ProductionState.Cancelled, cancelled.State);
        Assert.Equal(VideoState.Cancelled, (await Http.Video(video.Id)).State);
        Assert.Equal(0, await Api.Worker.DoAll());

        // Cancelling what is cancelled changes nothing.
        await (await Http.Act($"productions/{production.Id}/cancel")).Read<ProductionDto>(HttpStatusCode.Accepted);

        var again = await (await Http.Act($"productions/{production.Id}/retry")).Read<ProductionDto>(HttpStatusCode.Accepted);
        Assert.Contains(again.State, (ProductionState[])[ProductionState.Queued, ProductionState.Running]);
        await Api.Worker.DoAll();
        Assert.Equal(VideoState.Published, (await Http.Until(video.Id, now => now.State != VideoState.Producing)).State);
    }

    [Fact]
    public async Task A_failed_step_fails_the_production_with_its_reason_and_a_retry_repeats_only_that_step()
    {
        var video = await Http.Written();
        var production = await Start(video.Id);
        var job = await Api.Worker.Claim<NarrateScene>();
        await Api.Worker.Fail(job, "voice-broken", "The voice is broken. Choose another.");

        var failed = await Http.Video(video.Id);
        Assert.Equal((VideoState.ProductionFailed, "voice-broken"), (failed.State, failed.Problem!.Code));
        Assert.Equal("The voice is broken. Choose another.", failed.Production!.Problem!.Message);
        await (await Http.Act($"videos/{video.Id}/retry")).Refused(HttpStatusCode.Conflict, "writing-not-failed");
        await Api.Worker.DoAll();

        await (await Http.Act($"productions/{production.Id}/retry")).Read<ProductionDto>(HttpStatusCode.Accepted);
        var steps = (await Production(production.Id)).Steps;
        Assert.Equal("ready", steps.Single(step => step.Id == job.Id).State);
        Assert.DoesNotContain(steps, step => step is { Kind: nameof(NarrateScene), State: not "succeeded" } && step.Id != job.Id);

        await Api.Worker.DoAll();
        Assert.Null((await Http.Until(video.Id, now => now.State == VideoState.Published)).Problem);
    }

    [Fact]
    public async Task What_is_finished_can_be_neither_cancelled_nor_retried_and_stays_public_during_the_next_production()
    {
        var video = await Api.Published();
        var first = video.Production!.Id;
        await Api.Worker.DeliverAll();
        await Http.Until(video.Id, now => now.Production!.Deliveries.All(part => part.State == "succeeded"));
        video = await Http.Video(video.Id);

        await (await Http.Act($"productions/{first}/cancel")).Refused(HttpStatusCode.Conflict, "production-finished");
        await (await Http.Act($"productions/{first}/retry")).Refused(HttpStatusCode.Conflict, "production-not-failed");

        var next = await Start(video.Id);
        await (await Http.Act($"productions/{next.Id}/cancel")).Read<ProductionDto>(HttpStatusCode.Accepted);
        var now = await Http.Video(video.Id);
        Assert.Equal(VideoState.Cancelled, now.State);
        Assert.Equivalent(video.Published, now.Published);
    }

    [Fact]
    public async Task A_deleted_video_is_gone_with_its_rows_jobs_and_files()
    {
        var video = await Api.Published(Briefs.Octopus with { Brief = "Gone" });
        var folder = MediaKeys.ProductionFolder(video.Production!.Id);
        Assert.NotNull(await Api.Media.Find(folder + ProductionFiles.Video, CancellationToken.None));

        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/videos/{video.Id}")).StatusCode);

        await (await Http.GetAsync($"/api/v1/videos/{video.Id}")).Refused(HttpStatusCode.NotFound, "video-not-found");
        await (await Http.GetAsync($"/api/v1/productions/{video.Production.Id}")).Refused(HttpStatusCode.NotFound, "production-not-found");
        await (await Http.DeleteAsync($"/api/v1/videos/{video.Id}")).Refused(HttpStatusCode.NotFound, "video-not-found");
        Assert.Equal(0, await Api.Query(db => db.Set<VideoSource>().CountAsync()));
        await Api.JobsOf("ClearVideo");
        Assert.Null(await Api.Media.Find(folder + ProductionFiles.Video, CancellationToken.None));
    }

    private async Task<ProductionDto> Start(Guid video) =>
        await (await Http.Act($"videos/{video}/productions")).Read<ProductionDto>(HttpStatusCode.Accepted);

    private async Task<ProductionDto> Production(Guid id) =>
        await (await Http.GetAsync($"/api/v1/productions/{id}")).Read<ProductionDto>();
}
