using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Tests.Identity;

namespace Trae.Tests.Api;

/// <summary>Who sees a finished video: its makers always, others as they decide.</summary>
public sealed partial class VisibilityTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private ApiHost Api { get; } = shared.Host;

    [Fact]
    public async Task A_new_video_is_private()
    {
        var video = await Api.Published(visibility: Visibility.Private);

        Assert.Equal(Visibility.Private, video.Visibility);
        await (await Api.Anonymous.GetAsync($"/api/v1/published/{video.Id}")).Refused(HttpStatusCode.NotFound, "video-not-found");
    }

    [Theory]
    [InlineData(Visibility.Private)]
    [InlineData(Visibility.Unlisted)]
    [InlineData(Visibility.Public)]
    [Trait("OWASP", "API1:2023")]
    public async Task Everything_about_a_video_opens_to_those_who_may_watch_it_and_to_nobody_else(Visibility visibility)
    {
        var video = await Api.Published(visibility: Visibility.Private);
        await Api.Worker.DeliverAll();
        await Api.Http.Until(video.Id, now => now.Production!.Deliveries.All(part => part.State == "succeeded"));
        var addresses = await AddressesOf(video.Id);
        await (await Api.Http.Show(video.Id, visibility)).Read<VideoDto>();

        using var viewer = await Api.As(WorkspaceRole.Viewer);
        using var reader = await Api.WithKey(Permission.ReadVideos);
        using var blind = await Api.WithKey(Permission.ReadUsage);
        using var stranger = await Api.As(WorkspaceRole.Owner, await Api.People.AddWorkspace());
        using var nobody = Api.Anonymous;
        foreach (var (who, http, isMember) in new (string, HttpClient, bool)[]
        {
            ("viewer", viewer, true), ("key that reads videos", reader, true), ("other key", blind, false), ("stranger", stranger, false), ("nobody", nobody, false),
        })
        {
            foreach (var address in addresses)
            {
                using var answer = await http.GetAsync(address);
                var opens = isMember || visibility != Visibility.Private;

                Assert.True(answer.StatusCode == (opens ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{who}, {visibility}: {answer.StatusCode} for {address}");
                if (opens && address.StartsWith("/media/", StringComparison.Ordinal))
                {
                    Assert.Equal(visibility == Visibility.Private, answer.Headers.CacheControl!.NoCache);
                    Assert.Equal(visibility != Visibility.Public, answer.Headers.Contains("X-Robots-Tag"));
                }
            }

            Assert.Equal(visibility == Visibility.Public, (await http.GetStringAsync("/api/v1/published?limit=100")).Contains(video.Id.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Who_may_not_edit_cannot_change_it_and_who_does_is_written_down_once()
    {
        var video = await Api.Published(visibility: Visibility.Private);
        using var viewer = await Api.As(WorkspaceRole.Viewer);
        using var stranger = await Api.As(WorkspaceRole.Owner, await Api.People.AddWorkspace());

        await (await viewer.Show(video.Id, Visibility.Public)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await stranger.Show(video.Id, Visibility.Public)).Refused(HttpStatusCode.NotFound, "video-not-found");
        Assert.Equal(Visibility.Unlisted, (await (await Api.Http.Show(video.Id, Visibility.Unlisted)).Read<VideoDto>()).Visibility);
        Assert.Equal(Visibility.Unlisted, (await (await Api.Http.Show(video.Id, Visibility.Unlisted)).Read<VideoDto>()).Visibility);
        Assert.Equal(Visibility.Unlisted, (await (await Api.Http.PatchAsync($"/api/v1/videos/{video.Id}", ApiCalls.Json(new { }))).Read<VideoDto>()).Visibility);

        var entries = await Api.Query(db => db.AuditEntries.Where(entry => entry.Target == video.Id.ToString() && entry.Action == "video.visibility").ToListAsync());
        Assert.Equal("Private to Unlisted", Assert.Single(entries).Detail);
    }

    [Fact]
    public async Task Episodes_lead_strangers_to_public_ones_and_members_to_all()
    {
        var series = await (await Api.Http.PostAsync("/api/v1/series", ApiCalls.Json(SampleSeries.Lights))).Read<SeriesDto>(HttpStatusCode.Created);
        var first = await Api.Published(SampleSeries.Episode(series.Id));
        var second = await Api.Published(SampleSeries.Episode(series.Id), Visibility.Unlisted);
        var third = await Api.Published(SampleSeries.Episode(series.Id));
        using var nobody = Api.Anonymous;

        Assert.Equal(third.Id, (await Seen(nobody, first.Id)).Next!.Video);
        Assert.Equal(first.Id, (await Seen(nobody, second.Id)).Previous!.Video);
        Assert.Equal(second.Id, (await Seen(Api.Http, first.Id)).Next!.Video);

        static async Task<EpisodeDto> Seen(HttpClient http, Guid id) => (await (await http.GetAsync($"/api/v1/published/{id}")).Read<VideoDto>()).Episode!;
    }

    /// <summary>Everything that is anybody's to ask about a video; fails where an endpoint is new and nothing here asks it.</summary>
    private async Task<IReadOnlyList<string>> AddressesOf(Guid id)
    {
        var described = await Api.Http.GetStringAsync($"/api/v1/published/{id}");
        string[] addresses = [$"/api/v1/published/{id}", .. Media().Matches(described).Select(match => Regex.Unescape(match.Value))];

        foreach (var route in ApiRoutes.Of(Api).Where(route => route is { IsPublic: true, TakesId: true }))
        {
            var start = route.Pattern[..route.Pattern.IndexOf("{id", StringComparison.Ordinal)] + id;
            Assert.True(addresses.Any(address => address.StartsWith(start, StringComparison.Ordinal)), $"Nothing asks {route.Pattern}.");
        }

        return addresses;
    }

    [GeneratedRegex("/media/videos/[^\"]+", RegexOptions.None, 10_000)]
    private static partial Regex Media();
}
