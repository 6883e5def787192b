using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trae.Api.Features.Productions;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

public sealed class OldJobsTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task A_replaced_production_stays_what_it_was_without_its_jobs_and_the_newest_keeps_them()
    {
        var video = await Api.Published();
        var replaced = video.Production!;
        var newest = await Again(video.Id);
        var before = await Production(replaced.Id);

        await Age(days: 31);
        Assert.True(await Clear() >= replaced.Steps.Count);

        var after = await Production(replaced.Id);
        Assert.Empty(after.Steps);
        Assert.Equal(
            (ProductionState.Succeeded, "Published", 1.0, before.FinishedAt), (after.State, after.Stage, after.Progress, after.FinishedAt));
        Assert.Equal(newest.Steps.Count, (await Production(newest.Id)).Steps.Count);
        Assert.Equal(VideoState.Published, (await Http.Video(video.Id)).State);
    }

    [Fact]
    public async Task Nothing_is_cleared_before_its_time()
    {
        var video = await Api.Published();
        await Again(video.Id);

        await Age(days: 29);

        Assert.Equal(0, await Clear());
    }

    [Fact]
    public async Task What_failed_keeps_the_reason_that_only_its_jobs_know()
    {
        var video = await Http.Written();
        await Http.Act($"videos/{video.Id}/productions");
        await Api.Worker.Fail(await Api.Worker.Claim<NarrateScene>(), "voice-missing", "There is no such voice.");
        var failed = (await Http.Until(video.Id, now => now.State == VideoState.ProductionFailed)).Production!;
        await Again(video.Id);

        await Age(days: 400);

        Assert.Equal(0, await Clear());
        Assert.Equal("There is no such voice.", (await Production(failed.Id)).Problem!.Message);
    }

    [Fact]
    public async Task The_jobs_of_a_deleted_video_go()
    {
        var video = await Api.Published();
        await Http.DeleteAsync($"/api/v1/videos/{video.Id}");
        await Api.JobsOf("ClearVideo");

        await Age(days: 31);

        Assert.True(await Clear() > 0);
        Assert.Equal(0, await CountJobs());
    }

    [Fact]
    public async Task A_group_that_another_depends_on_or_that_has_not_ended_stays_whole()
    {
        var video = await Api.Published();
        await Again(video.Id);
        var needed = video.Production!;
        await Age(days: 31);

        var waiting = new NewJob(Guid.CreateVersion7(), Guid.NewGuid(), Guid.NewGuid(), "other/1", new AssembleVideo("x", [], "x"))
        {
            DependsOn = [needed.Steps[^1].Id],
        };
        await Api.Services.GetRequiredService<JobStore>().Enqueue([waiting], CancellationToken.None);

        Assert.Equal(0, await Clear());
        Assert.Equal(needed.Steps.Count, (await Production(needed.Id)).Steps.Count);
    }

    /// <summary>Produces the video once more; a change makes it another version.</summary>
    private async Task<ProductionDto> Again(Guid video)
    {
        var now = await Http.Storyboard(video);
        await Http.Save(video, now.Storyboard with { Title = "Once more" }, $"\"{now.Version}\"");
        var started = await (await Http.Act($"videos/{video}/productions")).Read<ProductionDto>(System.Net.HttpStatusCode.Accepted);
        await Api.Worker.DoAll();

        return (await Http.Until(video, video => video.Production?.Id == started.Id && video.State == VideoState.Published)).Production!;
    }

    private async Task<ProductionDto> Production(Guid id) => await (await Http.GetAsync($"/api/v1/productions/{id}")).Read<ProductionDto>();

    private Task<int> Clear() => Api.Services.GetRequiredService<OldJobs>().Clear(CancellationToken.None);

    private Task<int> CountJobs() => Api.Query(db => db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from jobs").SingleAsync());

    private Task<int> Age(int days) => Api.Query(db => db.Database.ExecuteSqlAsync(
        $"update jobs set finished_at = finished_at - make_interval(days => {days}) where finished_at is not null"));
}
