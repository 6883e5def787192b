using System.Net;
using System.Net.Http.Json;
using Trae.Contracts;
using Trae.Media;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

/// <summary>What is made beyond the MP4 extends what is published, and its failure takes nothing away.</summary>
public sealed class DeliveryTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task A_video_is_published_before_its_parts_and_each_part_extends_it()
    {
        var video = await Api.Published();
        Assert.Null(video.Published!.Parts.Hls);
        Assert.Equal(
            [DeliveryPart.Audio, DeliveryPart.Posters, DeliveryPart.Stream, DeliveryPart.Preview], video.Production!.Deliveries.Select(part => part.Part));

        Assert.Equal(4, await Api.Worker.DeliverAll());
        var parts = (await Http.Until(video.Id, IsDelivered)).Published!.Parts;

        Assert.Equal($"/media/videos/{video.Id}/{video.Production.Id:n}/stream.m3u8", parts.Hls);
        Assert.Equal(3, parts.Posters.Count);
        Assert.Null(parts.WebM);
        var playlist = await Http.GetAsync(parts.Hls);
        Assert.Equal("application/vnd.apple.mpegurl", playlist.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Stream: stream.m3u8", await playlist.Content.ReadAsStringAsync());
        Assert.Contains("immutable", playlist.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(parts.Audio!.Bytes, (await Http.GetByteArrayAsync(parts.Audio.Address)).Length);
    }

    [Fact]
    public async Task A_part_that_fails_leaves_the_video_published_says_why_and_can_be_tried_again()
    {
        var video = await Api.Published();
        await Api.Worker.Fail(await Api.Worker.Claim<DeliverStream>(), "disk-full", "The disk is full. Free some space.");
        await Api.Worker.DeliverAll();

        var now = await Http.Until(video.Id, now => now.Published?.Parts is { Audio: not null, PreviewGif: not null, Posters.Count: 3 });
        var failed = Assert.Single(now.Production!.Deliveries, part => part.State == "failed");
        Assert.Equal((VideoState.Published, DeliveryPart.Stream, "disk-full"), (now.State, failed.Part, failed.Problem!.Code));
        Assert.Null(now.Problem);

        await (await Http.Act($"productions/{now.Production.Id}/retry")).Read<ProductionDto>(HttpStatusCode.Accepted);
        Assert.Equal(1, await Api.Worker.DeliverAll());
        Assert.NotNull((await Http.Until(video.Id, IsDelivered)).Published!.Parts.Hls);
    }

    [Fact]
    public async Task The_storyboard_chooses_what_is_delivered()
    {
        var video = await Http.Written();
        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;
        var chosen = storyboard with { Delivery = new(Hls: false, WebM: true, Vertical: true, Preview: false) };
        await (await Http.Save(video.Id, chosen, "\"1\"")).Read<StoryboardDto>();

        var production = await (await Http.Act($"videos/{video.Id}/productions")).Read<ProductionDto>(HttpStatusCode.Accepted);

        Assert.Equal(
            [DeliveryPart.Audio, DeliveryPart.Posters, DeliveryPart.Vertical, DeliveryPart.WebM], production.Deliveries.Select(part => part.Part));
    }

    [Fact]
    public async Task A_poster_is_chosen_once_it_is_drawn_and_belongs_to_the_video()
    {
        var video = await Api.Published();
        await (await Choose(video.Id, 2)).Refused(HttpStatusCode.Conflict, "poster-not-drawn");
        await (await Choose(video.Id, 4)).Refused(HttpStatusCode.BadRequest, "validation-failed");
        await (await Choose(Guid.NewGuid(), 1)).Refused(HttpStatusCode.NotFound, "video-not-found");
        await Api.Worker.DeliverAll();
        await Http.Until(video.Id, IsDelivered);

        var chosen = await (await Choose(video.Id, 2)).Read<VideoDto>();

        Assert.EndsWith("/poster-2.jpg", chosen.Published!.Poster, StringComparison.Ordinal);
        Assert.Equal("Posters: poster-2.jpg", await Http.GetStringAsync(chosen.Published.Poster));
        Assert.Equal(video.Published!.Poster, (await (await Choose(video.Id, null)).Read<VideoDto>()).Published!.Poster);
    }

    [Fact]
    public async Task Only_what_was_delivered_can_be_read_and_all_of_it_goes_with_the_video()
    {
        var video = await Api.Published();
        await Api.Worker.DeliverAll();
        await Http.Until(video.Id, IsDelivered);
        var folder = $"/media/videos/{video.Id}/{video.Production!.Id:n}/";

        foreach (var name in new[] { "video.json", "check.json", "stream.json", "../x.m3u8", "..%2fvideo.mp4", "video.webm" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync(folder + name)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/videos/{video.Id}")).StatusCode);
        await Api.JobsOf("ClearVideo");
        foreach (var name in new[] { DeliveryFiles.Stream, DeliveryFiles.Poster(3), DeliveryFiles.Audio, "stream.json", ProductionFiles.Chapters })
        {
            Assert.Null(await Api.Media.Find(MediaKeys.ProductionFolder(video.Production.Id) + name, CancellationToken.None));
        }
    }

    [Fact]
    public async Task What_is_made_for_a_published_video_keeps_nobody_waiting()
    {
        await Api.Published();

        var next = await (await Http.Act($"videos/{(await Http.Written(Briefs.Octopus with { Brief = "Next" })).Id}/productions"))
            .Read<ProductionDto>(HttpStatusCode.Accepted);

        Assert.Equal("Waiting for a worker", next.Stage);
    }

    private static bool IsDelivered(VideoDto video) =>
        video.Production!.Deliveries.All(part => part.State == "succeeded")
        && video.Published!.Parts is { Hls: not null, Audio: not null, PreviewGif: not null, Posters.Count: 3 };

    private Task<HttpResponseMessage> Choose(Guid video, int? number) =>
        Http.PutAsJsonAsync($"/api/v1/videos/{video}/poster", new ChoosePosterRequest { Number = number }, JsonDefaults.Options);
}
