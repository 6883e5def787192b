using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

public sealed class CreateVideoTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task A_brief_becomes_a_video_with_a_storyboard()
    {
        var response = await Http.Create(Briefs.Octopus);
        var created = await response.Read<VideoDto>(HttpStatusCode.Created);
        Assert.EndsWith($"/api/v1/videos/{created.Id}", response.Headers.Location!.OriginalString, StringComparison.Ordinal);

        var video = await Http.Until(created.Id, now => now.State == VideoState.Draft);
        Assert.Null(video.Production);
        var storyboard = await Http.Storyboard(video.Id);
        Assert.Equal(1, storyboard.Version);
        Assert.NotEmpty(storyboard.Storyboard.Scenes);
    }

    [Fact]
    public async Task A_brief_that_asks_for_it_is_produced_and_published()
    {
        var video = await Api.Published();

        Assert.Equal(61.5, video.Published!.DurationSeconds);
        Assert.Equal(ProductionState.Succeeded, video.Production!.State);
        Assert.Equal(1, video.Production.Progress);
        Assert.Equal(1, await Api.Query(db => db.Productions.CountAsync()));
    }

    [Fact]
    public async Task A_link_that_does_not_answer_fails_the_writing_with_the_reason()
    {
        // The name is reserved for never resolving (RFC 6761), so this needs no network.
        var video = await Http.Written(new() { Link = "https://nowhere.invalid/article" });

        Assert.Equal((VideoState.WritingFailed, "link-unreachable"), (video.State, video.Problem!.Code));
        await (await Http.GetAsync($"/api/v1/videos/{video.Id}/storyboard")).Refused(HttpStatusCode.NotFound, "storyboard-not-written");
        await (await Http.Act($"videos/{video.Id}/productions")).Refused(HttpStatusCode.Conflict, "storyboard-not-written");

        var again = await (await Http.Act($"videos/{video.Id}/retry")).Read<VideoDto>(HttpStatusCode.Accepted);
        Assert.Equal(VideoState.Writing, again.State);
        Assert.Equal(VideoState.WritingFailed, (await Http.Until(video.Id, now => now.State != VideoState.Writing)).State);
    }

    [Fact]
    public async Task A_failure_of_ours_says_so_and_shows_nothing_of_the_inside()
    {
        await Api.Query(db => db.Database.ExecuteSqlAsync($"alter table videos rename to elsewhere"));

        var response = await Http.GetAsync("/api/v1/videos");

        await response.Refused(HttpStatusCode.InternalServerError, "internal-error");
        Assert.DoesNotContain("elsewhere", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
