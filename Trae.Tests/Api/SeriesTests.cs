using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

/// <summary>Series: their order in each episode, their numbers, and who sees what of them.</summary>
public sealed class SeriesTests(SharedApi shared, PostgresServer postgres) : IClassFixture<SharedApi>
{
    private ApiHost Api { get; } = shared.Host;

    private HttpClient Http => Api.Http;

    [Fact]
    public async Task An_episode_has_the_opening_the_parts_in_their_order_and_the_closing()
    {
        var series = await Make(SampleSeries.Lights);

        // As a program sends it: what it leaves open is not there at all.
        var created = await (await Http.PostAsync("/api/v1/videos", JsonContent.Create(new { text = SampleSeries.Text, brief = "The lighthouse of Skerrow", series = series.Id }))).Read<VideoDto>(HttpStatusCode.Created);
        var video = await Http.Until(created.Id, now => now.State != VideoState.Writing);

        Assert.True(video.State == VideoState.Draft, video.Problem?.Message);
        Assert.Equal(new EpisodeDto(series.Id, "Lights of the coast", 1), video.Episode);
        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;
        var (first, last) = (storyboard.Scenes[0], storyboard.Scenes[^1]);
        Assert.StartsWith("Welcome to Lights of the coast, episode 1: The lighthouse of Skerrow.", first.Narration, StringComparison.Ordinal);
        Assert.EndsWith("This was Lights of the coast. Steer well.", last.Narration, StringComparison.Ordinal);
        Assert.Equal(("Lights of the coast · 1", "Subscribe to Lights of the coast"), (first.Screen.Kicker, last.Screen.Action));

        var middle = storyboard.Scenes.Skip(1).SkipLast(1).ToList();
        Assert.Equal(["How it was built", "The number of the week", "Why it matters"], middle.Select(scene => scene.Segment).Distinct());
        Assert.Contains(middle, scene => scene is { Segment: "The number of the week", Layout: SceneLayout.Number });
        Assert.Null(first.Segment ?? last.Segment);

        // What is between is the source's, and each sentence still says which one.
        Assert.All(middle, scene => Assert.All(scene.Citations!, citation => Assert.InRange(citation.Spoken, 0, SentenceSplitter.Split(scene.Narration, "en").Count - 1)));
        Assert.Contains(first.Citations!, citation => citation.Spoken == SentenceSplitter.Split(first.Narration, "en").Count - 1);
        Assert.DoesNotContain(first.Citations!, citation => citation.Spoken == 0);

        // And it looks as the series does, where the brief does not say otherwise.
        Assert.Equal((VideoFormat.Square, "ember", null, "en-us"), (storyboard.Look.Format, storyboard.Look.Theme, storyboard.Look.Presenter, storyboard.Speaker.Voice));
        Assert.Equal(MusicMood.Calm, storyboard.Sound!.Mood);
        var words = storyboard.Scenes.Sum(scene => WordCounter.Spoken(scene.Narration));
        Assert.InRange((words * 60 / 160) + (0.6 * storyboard.Scenes.Count), 75 * 0.85, 75 * 1.1);
        var other = await Http.Written(SampleSeries.Episode(series.Id) with { Format = VideoFormat.Wide, Theme = "midnight", Seconds = 60 });
        var look = (await Http.Storyboard(other.Id)).Storyboard.Look;
        Assert.Equal((2, VideoFormat.Wide, "midnight"), (other.Episode!.Number, look.Format, look.Theme));
    }

    [Fact]
    public async Task Episodes_that_are_made_at_one_instant_get_numbers_of_their_own_and_a_repeat_gets_the_first_ones()
    {
        var series = await Make(SampleSeries.Lights);

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await (await Http.Create(SampleSeries.Episode(series.Id))).Read<VideoDto>(HttpStatusCode.Created)));
        Assert.Equal(Enumerable.Range(1, 8), made.Select(video => video.Episode!.Number).Order());

        var repeats = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await (await Http.Create(SampleSeries.Episode(series.Id), "episode")).Read<VideoDto>(HttpStatusCode.Created)));
        Assert.Equal([9], repeats.Select(video => video.Episode!.Number).Distinct());

        // A number is given once: a deleted episode leaves a gap.
        await Http.DeleteAsync($"/api/v1/videos/{made.Single(video => video.Episode!.Number == 3).Id}");
        var next = await (await Http.Create(SampleSeries.Episode(series.Id))).Read<VideoDto>(HttpStatusCode.Created);
        Assert.Equal(10, next.Episode!.Number);
        var episodes = await (await Http.GetAsync($"/api/v1/series/{series.Id}/episodes")).Read<EpisodeLineDto[]>();
        Assert.Equal([1, 2, 4, 5, 6, 7, 8, 9, 10], episodes.Select(episode => episode.Number));
        Assert.Equal(11, (await (await Http.GetAsync($"/api/v1/series/{series.Id}")).Read<SeriesDto>()).NextEpisode);
    }

    [Fact]
    public async Task A_published_episode_leads_to_its_published_neighbours_only()
    {
        await using var api = await ApiHost.Start(postgres);
        var series = await (await api.Http.PostAsync("/api/v1/series", ApiCalls.Json(SampleSeries.Lights))).Read<SeriesDto>(HttpStatusCode.Created);
        var first = await api.Published(SampleSeries.Episode(series.Id));
        var secret = await api.Http.Written(SampleSeries.Episode(series.Id) with { Brief = "Not for the public" });
        var third = await api.Published(SampleSeries.Episode(series.Id));
        using var anybody = api.Anonymous;

        var (one, three) = (await Public(first.Id), await Public(third.Id));
        Assert.Equal(new EpisodeDto(series.Id, "Lights of the coast", 1, null, new(third.Id, 3, third.Title)), one.Episode);
        Assert.Equal(new EpisodeDto(series.Id, "Lights of the coast", 3, new(first.Id, 1, first.Title)), three.Episode);
        Assert.DoesNotContain(secret.Id.ToString(), await anybody.GetStringAsync("/api/v1/published"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync($"/api/v1/series/{series.Id}")).StatusCode);

        // Without its series, a video is no episode.
        Assert.Equal(HttpStatusCode.NoContent, (await api.Http.DeleteAsync($"/api/v1/series/{series.Id}")).StatusCode);
        Assert.Null((await Public(first.Id)).Episode);
        Assert.Null((await api.Http.Video(secret.Id)).Episode);

        async Task<VideoDto> Public(Guid id) => await (await anybody.GetAsync($"/api/v1/published/{id}")).Read<VideoDto>();
    }

    [Fact]
    public async Task Too_short_a_script_says_which_parts_it_has_no_room_for()
    {
        var series = await Make(SampleSeries.Lights with { Segments = [.. Enumerable.Range(1, 12).Select(number => new SeriesSegment($"Part {number}"))], Opening = null, Closing = null });

        var video = await Http.Written(SampleSeries.Episode(series.Id) with { Seconds = 30 });

        Assert.Contains("too short for the parts", video.Writing!.Note, StringComparison.Ordinal);
        var parts = (await Http.Storyboard(video.Id)).Storyboard.Scenes.Select(scene => scene.Segment).OfType<string>().Distinct().ToList();
        Assert.NotEmpty(parts);
        Assert.Equal(parts.Order(StringComparer.Ordinal), parts);
    }

    [Fact]
    public async Task A_brand_voice_speaks_inside_of_the_series_frame()
    {
        var voice = await (await Http.PostAsync("/api/v1/brand-voices", ApiCalls.Json(SampleVoice.Friendly))).Read<BrandVoiceDto>(HttpStatusCode.Created);
        var series = await Make(SampleSeries.Lights with { Defaults = SampleSeries.Lights.Defaults with { BrandVoice = voice.Id } });

        var video = await Http.Written(SampleSeries.Episode(series.Id));

        Assert.Equal(voice.Id, video.BrandVoice);
        Assert.StartsWith($"Welcome to Lights of the coast, episode 1: The lighthouse of Skerrow. {SampleVoice.Opening}", (await Http.Storyboard(video.Id)).Storyboard.Scenes[0].Narration, StringComparison.Ordinal);

        // A voice that is gone is missed by nobody.
        await Http.DeleteAsync($"/api/v1/brand-voices/{voice.Id}");
        Assert.Null((await Http.Written(SampleSeries.Episode(series.Id))).BrandVoice);
    }

    [Fact]
    public async Task A_finished_script_is_numbered_and_spoken_as_it_stands()
    {
        var series = await Make(SampleSeries.Lights);

        var video = await Http.Written(new() { Text = "Good evening, everybody.\n\nGood night, and thank you for listening to us.", Kind = SourceKind.Script, Series = series.Id });

        Assert.Equal(1, video.Episode!.Number);
        Assert.Equal("Good evening, everybody.", (await Http.Storyboard(video.Id)).Storyboard.Scenes[0].Narration);
    }

    public static TheoryData<string, string, Series> Bad => new()
    {
        { "name-missing", "name", SampleSeries.Lights with { Name = " " } },
        { "text-not-text", "name", SampleSeries.Lights with { Name = "a\0" } },
        { "text-not-text", "description", SampleSeries.Lights with { Description = "\0" } },
        { "text-too-long", "opening", SampleSeries.Lights with { Opening = new string('x', 501) } },
        { "text-not-text", "closing", SampleSeries.Lights with { Closing = "\0" } },
        { "placeholder-unknown", "opening", SampleSeries.Lights with { Opening = "Welcome to {show}." } },
        { "placeholder-unknown", "action", SampleSeries.Lights with { Action = "{" } },
        { "segment-untitled", "segments[0].title", SampleSeries.Lights with { Segments = [null!] } },
        { "segment-untitled", "segments[0].title", SampleSeries.Lights with { Segments = [new(" ")] } },
        { "text-not-text", "segments[0].title", SampleSeries.Lights with { Segments = [new("a\0")] } },
        { "segment-repeated", "segments[1].title", SampleSeries.Lights with { Segments = [new("One"), new("one ")] } },
        { "layout-unfit", "segments[0].layout", SampleSeries.Lights with { Segments = [new("One", SceneLayout.Picture)] } },
        { "share-out-of-range", "segments[0].share", SampleSeries.Lights with { Segments = [new("One", null, 0)] } },
        { "length-out-of-range", "defaults.seconds", SampleSeries.Lights with { Defaults = new() { Seconds = 5 } } },
        { "rate-out-of-range", "defaults.rate", SampleSeries.Lights with { Defaults = new() { Rate = 9 } } },
        { "theme-unknown", "defaults.theme", SampleSeries.Lights with { Defaults = new() { Theme = "plaid" } } },
        { "presenter-unknown", "defaults.presenter", SampleSeries.Lights with { Defaults = new() { Presenter = "nobody" } } },
        { "text-not-text", "defaults.voice", SampleSeries.Lights with { Defaults = new() { Voice = "\0" } } },
        { "brand-kit-not-found", "defaults.brandKit", SampleSeries.Lights with { Defaults = new() { BrandKit = Guid.NewGuid() } } },
        { "brand-voice-not-found", "defaults.brandVoice", SampleSeries.Lights with { Defaults = new() { BrandVoice = Guid.NewGuid() } } },
        { "music-not-found", "defaults.music.media", SampleSeries.Lights with { Defaults = new() { Music = new(Media: "media/x/1.m4a") } } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_no_episode_could_be_made_in_is_refused_with_the_place(string code, string path, Series series)
    {
        var response = await Http.PostAsync("/api/v1/series", ApiCalls.Json(series));

        await response.Refused(HttpStatusCode.UnprocessableEntity, code);
        Assert.True((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(path, out _), path);
    }

    [Fact]
    public async Task A_series_is_changed_by_version_and_another_workspaces_is_not_there()
    {
        var made = await Make(SampleSeries.Lights);
        var path = $"/api/v1/series/{made.Id}";

        Assert.Equal((2, "Lamps"), await Saved(SampleSeries.Lights with { Name = "Lamps" }, "\"1\""));
        await (await Put(path, SampleSeries.Lights, "\"1\"")).Refused(HttpStatusCode.PreconditionFailed, "series-changed");
        await (await Put(path, SampleSeries.Lights, null)).Refused(HttpStatusCode.PreconditionRequired, "if-match-required");
        using var other = await Api.As(WorkspaceRole.Owner, await Api.People.AddWorkspace());
        await (await other.GetAsync($"{path}/episodes")).Refused(HttpStatusCode.NotFound, "series-not-found");
        await (await other.Create(SampleSeries.Episode(made.Id))).Refused(HttpStatusCode.UnprocessableEntity, "series-not-found");
        Assert.Equal(1, (await (await Http.GetAsync(path)).Read<SeriesDto>()).NextEpisode);

        async Task<(int, string)> Saved(Series series, string ifMatch)
        {
            var saved = await (await Put(path, series, ifMatch)).Read<SeriesDto>();

            return (saved.Version, saved.Series.Name);
        }
    }

    private async Task<SeriesDto> Make(Series series) => await (await Http.PostAsync("/api/v1/series", ApiCalls.Json(series))).Read<SeriesDto>(HttpStatusCode.Created);

    private Task<HttpResponseMessage> Put(string path, Series series, string? ifMatch)
    {
        var message = new HttpRequestMessage(HttpMethod.Put, path) { Content = ApiCalls.Json(series) };
        if (ifMatch is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return Http.SendAsync(message);
    }
}
