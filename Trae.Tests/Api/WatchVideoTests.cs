using System.Net;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

public sealed class WatchVideoTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task Events_tell_the_state_at_once_then_every_change_and_end_when_it_is_settled()
    {
        var video = await Http.Written(Briefs.Octopus with { Produce = true });
        await using var events = Http.Events(video.Id).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("Waiting for a worker", events.Current.Production!.Stage);

        var job = await Api.Worker.Claim<NarrateScene>();
        await Api.Worker.Report(job, "Speaking", 0.5);
        while (events.Current.Production!.Steps.All(step => step.Stage != "Speaking"))
        {
            Assert.True(await events.MoveNextAsync());
        }

        Assert.Equal("Narrating", events.Current.Production.Stage);
        await Api.Worker.Do(job);
        await Api.Worker.DoAll();
        await Http.Until(video.Id, now => now.State == VideoState.Published);
        await Api.Worker.DeliverAll();

        var last = events.Current;
        while (await events.MoveNextAsync())
        {
            Assert.True(events.Current.Production!.Progress >= last.Production!.Progress);
            last = events.Current;
        }

        Assert.Equal(VideoState.Published, last.State);
        Assert.NotNull(last.Published!.Parts.Hls);
    }

    [Fact]
    public async Task Many_clients_see_the_same_end()
    {
        var video = await Http.Written(Briefs.Octopus with { Produce = true });
        var clients = Enumerable.Range(0, 30).Select(_ => Http.Until(video.Id, now => now.State == VideoState.Published)).ToList();

        await Api.Worker.DoAll();

        Assert.All(await Task.WhenAll(clients), seen => Assert.NotNull(seen.Published));
    }

    [Fact]
    public async Task A_client_that_leaves_does_not_disturb_the_others()
    {
        var video = await Http.Written(Briefs.Octopus with { Produce = true });
        var staying = Http.Until(video.Id, now => now.State == VideoState.Published);
        using var leave = new CancellationTokenSource();
        await using (var leaving = Http.Events(video.Id, leave.Token).GetAsyncEnumerator(leave.Token))
        {
            await leaving.MoveNextAsync();
        }

        await leave.CancelAsync();
        await Api.Worker.DoAll();

        Assert.Equal(VideoState.Published, (await staying).State);
    }

    [Fact]
    public async Task Events_end_when_the_video_is_deleted()
    {
        var video = await Http.Written(Briefs.Octopus with { Produce = true });
        await using var events = Http.Events(video.Id).GetAsyncEnumerator();
        await events.MoveNextAsync();

        await Http.DeleteAsync($"/api/v1/videos/{video.Id}");

        while (await events.MoveNextAsync())
        {
            Assert.Equal(video.Id, events.Current.Id);
        }
    }

    [Fact]
    public async Task A_reconnect_that_has_seen_the_end_is_told_to_stop()
    {
        var video = await Http.Written();
        var stream = await Http.GetStringAsync($"/api/v1/videos/{video.Id}/events");
        var id = stream.Split('\n').Single(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..];
        var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/videos/{video.Id}/events") { Headers = { { "Last-Event-ID", id } } };

        Assert.Equal(HttpStatusCode.NoContent, (await Http.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task A_silent_stream_shows_that_it_is_alive()
    {
        var video = await Http.Written(Briefs.Octopus with { Produce = true });
        await using var stream = await Http.GetStreamAsync($"/api/v1/videos/{video.Id}/events");
        using var reader = new StreamReader(stream);

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await reader.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line == ":")
            {
                return;
            }
        }

        Assert.Fail("The stream ended without a sign of life.");
    }

    [Fact]
    public async Task The_api_stops_at_once_although_somebody_watches()
    {
        var video = await Http.Written(Briefs.Octopus with { Produce = true });
        await using var events = Http.Events(video.Id).GetAsyncEnumerator();
        await events.MoveNextAsync();

        await Api.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
