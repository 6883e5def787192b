using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Trae.Contracts;

namespace Trae.Tests.Api;

public sealed class StoryboardTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private HttpClient Http { get; } = shared.Host.Http;

    private static readonly Storyboard Good = new(
        "Octopuses",
        "en",
        new Speaker("en-gb"),
        new Look(VideoFormat.Square),
        [
            Scene(SceneLayout.Title, new(Heading: "Octopuses")),
            Scene(SceneLayout.Points, new(Heading: "Why", Items: ["Arms", "Hearts"])),
            Scene(SceneLayout.Number, new(Number: "500 million", Body: "neurons")),
            Scene(SceneLayout.Quote, new(Body: "It looks back.", Attribution: "A keeper")),
            Scene(SceneLayout.Closing, new(Heading: "Go and see")),
        ]);

    [Fact]
    public async Task A_change_is_saved_as_the_next_version()
    {
        var video = await Http.Written();

        var response = await Http.Save(video.Id, Good, "\"1\"");

        Assert.Equal(2, (await response.Read<StoryboardDto>()).Version);
        Assert.Equal("\"2\"", response.Headers.ETag!.Tag);
        Assert.Equivalent(Good, (await Http.Storyboard(video.Id)).Storyboard);
        var now = await Http.Video(video.Id);
        Assert.Equal(("Octopuses", VideoFormat.Square, VideoState.Draft), (now.Title, now.Format, now.State));
    }

    [Fact]
    public async Task Reading_answers_with_the_version_as_etag()
    {
        var video = await Http.Written();

        var response = await Http.GetAsync($"/api/v1/videos/{video.Id}/storyboard");

        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired, "if-match-required")]
    [InlineData("\"7\"", HttpStatusCode.PreconditionFailed, "storyboard-changed")]
    [InlineData("W/\"1\"", HttpStatusCode.PreconditionFailed, "storyboard-changed")]
    [InlineData("1", HttpStatusCode.PreconditionFailed, "storyboard-changed")]
    public async Task A_change_must_name_the_version_it_is_based_on(string? ifMatch, HttpStatusCode status, string code)
    {
        var video = await Http.Written();

        await (await Http.Save(video.Id, Good, ifMatch)).Refused(status, code);

        Assert.Equal(1, (await Http.Storyboard(video.Id)).Version);
    }

    [Fact]
    public async Task Of_editors_that_save_at_once_one_wins_and_the_others_are_told()
    {
        var video = await Http.Written();

        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            editor => Http.Save(video.Id, Good with { Title = $"Title {editor}" }, "\"1\"")));

        var winner = Assert.Single(responses, response => response.StatusCode == HttpStatusCode.OK);
        foreach (var loser in responses.Where(response => response != winner))
        {
            await loser.Refused(HttpStatusCode.PreconditionFailed, "storyboard-changed");
        }

        var saved = await Http.Storyboard(video.Id);
        Assert.Equal(2, saved.Version);
        Assert.Equal((await winner.Read<StoryboardDto>()).Storyboard.Title, saved.Storyboard.Title);
    }

    public static TheoryData<string, string, Storyboard> Bad => new()
    {
        { "scenes-missing", "scenes", Good with { Scenes = [] } },
        { "scene-missing", "scenes", Good with { Scenes = [null!] } },
        { "scenes-too-many", "scenes", Good with { Scenes = [.. Enumerable.Range(0, 201).Select(_ => Scene(SceneLayout.Title, new(Heading: "x")))] } },
        { "narration-missing", "scenes[0].narration", With(Good.Scenes[0] with { Narration = " " }) },
        { "narration-too-long", "scenes[0].narration", With(Good.Scenes[0] with { Narration = string.Concat(Enumerable.Repeat("word ", 3_000)) }) },
        { "text-too-long", "scenes[0].screen.heading", With(Good.Scenes[0] with { Screen = new(Heading: new string('x', 251)) }) },
        { "text-not-text", "scenes[0].screen.body", With(Good.Scenes[0] with { Screen = new(Heading: "x", Body: "a\0b") }) },
        { "text-not-text", "scenes[0].narration", With(Good.Scenes[0] with { Narration = "Three\u001b[31m hearts." }) },
        { "text-not-text", "title", Good with { Title = "a\u0085b" } },
        { "language-unknown", "language", Good with { Language = "en\"><script>" } },
        { "language-unknown", "language", Good with { Language = "en-\n" } },
        { "language-unknown", "language", Good with { Language = "xx" } },
        { "layout-incomplete", "scenes[0].screen.heading", With(Good.Scenes[0] with { Screen = new() }) },
        { "layout-incomplete", "scenes[0].screen.items", With(Scene(SceneLayout.Points, new(Heading: "x"))) },
        { "layout-incomplete", "scenes[0].screen.number", With(Scene(SceneLayout.Number, new(Heading: "x"))) },
        { "layout-incomplete", "scenes[0].screen.body", With(Scene(SceneLayout.Quote, new(Heading: "x"))) },
        { "layout-incomplete", "scenes[0].screen.picture", With(Scene(SceneLayout.Picture, new(Heading: "x"))) },
        { "items-too-many", "scenes[0].screen.items", With(Scene(SceneLayout.Points, new(Items: [.. Enumerable.Repeat("x", 9)]))) },
        { "picture-not-found", "scenes[0].screen.picture", With(Scene(SceneLayout.Picture, new(Picture: "pictures/other/1.png"))) },
        { "picture-not-found", "scenes[0].screen.picture", With(Scene(SceneLayout.Picture, new(Picture: "../../etc/passwd"))) },
        { "scene-id-repeated", "scenes[5].id", Good with { Scenes = [.. Good.Scenes, Good.Scenes[0]] } },
        { "scene-id-missing", "scenes[0].id", With(Good.Scenes[0] with { Id = Guid.Empty }) },
        { "title-missing", "title", Good with { Title = "" } },
        { "portrait-mouth-outside", "look.portraitMouth", Good with { Look = new(VideoFormat.Wide) { PortraitMouth = new(0.5, 1.2, 0.1) } } },
        { "theme-unknown", "look.theme", Good with { Look = new(VideoFormat.Wide, Theme: "plaid") } },
        { "presenter-unknown", "look.presenter", Good with { Look = new(VideoFormat.Wide, Presenter: "hal") } },
        { "voice-unknown", "speaker.voice", Good with { Speaker = new("klingon") } },
        { "speaker-out-of-range", "speaker", Good with { Speaker = new("en-gb", Rate: 3) } },
        { "columns-not-two", "scenes[0].screen.columns", With(Scene(SceneLayout.Columns, new(Heading: "x") { Columns = [new("a", ["b"])] })) },
        { "column-incomplete", "scenes[0].screen.columns[1].items", With(Scene(SceneLayout.Columns, new(Heading: "x") { Columns = [new("a", ["b"]), new("c", [])] })) },
        { "layout-incomplete", "scenes[0].screen.columns", With(Scene(SceneLayout.Columns, new(Heading: "x"))) },
        { "events-out-of-range", "scenes[0].screen.events", With(Scene(SceneLayout.Timeline, new(Heading: "x") { Events = [new("1969", "Moon")] })) },
        { "event-incomplete", "scenes[0].screen.events[1]", With(Scene(SceneLayout.Timeline, new(Heading: "x") { Events = [new("1969", "Moon"), new("", "?")] })) },
        { "values-out-of-range", "scenes[0].screen.chart.values", With(Scene(SceneLayout.Chart, new() { Chart = new(ChartKind.Bar, [new("a", 1)]) })) },
        { "donut-impossible", "scenes[0].screen.chart.values", With(Scene(SceneLayout.Chart, new() { Chart = new(ChartKind.Donut, [new("a", -1), new("b", 2)]) })) },
        { "code-too-long", "scenes[0].screen.code.text", With(Scene(SceneLayout.Code, new() { Code = new("text", string.Concat(Enumerable.Repeat("x\n", 41))) })) },
        { "layout-incomplete", "scenes[0].screen.items", With(Scene(SceneLayout.Steps, new(Heading: "x"))) },
        { "layout-incomplete", "scenes[0].clip", With(Scene(SceneLayout.Clip, new())) },
        { "clip-not-found", "scenes[0].clip.media", With(Scene(SceneLayout.Clip, new()) with { Clip = new("media/x/y.mp4") }) },
        { "clip-too-short", "scenes[0].clip.to", With(Scene(SceneLayout.Clip, new()) with { Clip = new("m") { From = TimeSpan.FromSeconds(2), To = TimeSpan.FromSeconds(1) } }) },
        { "clip-not-shown", "scenes[0].clip", With(Good.Scenes[0] with { Clip = new("m") }) },
        { "background-incomplete", "scenes[0].background", With(Good.Scenes[0] with { Background = new(BackgroundKind.Picture) }) },
        { "background-ambiguous", "look.background", Good with { Look = new(VideoFormat.Wide) { Background = new(BackgroundKind.Mesh, "m") } } },
        { "portrait-missing", "look.portrait", Good with { Look = new(VideoFormat.Wide, Presenter: "portrait") } },
        { "contrast-too-low", "look.brand.text", Good with { Look = new(VideoFormat.Wide) { Brand = new("#ffffff", "#fefefe") } } },
        { "wrong-alphabet", "scenes", With(Good.Scenes[0] with { Narration = "Осьминог имеет три сердца и восемь рук." }) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_storyboard_that_cannot_be_rendered_is_refused_with_the_place(string code, string path, Storyboard storyboard)
    {
        var video = await Http.Written();

        var response = await Http.Save(video.Id, storyboard, "\"1\"");

        await response.Refused(HttpStatusCode.UnprocessableEntity, code);
        Assert.True((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(path, out _), path);
        Assert.Equal(1, (await Http.Storyboard(video.Id)).Version);
    }

    [Theory]
    [InlineData("""{"title":"x"}""", "body-malformed")]
    [InlineData("""{"title":"x","language":"en","speaker":{"voice":"en-gb"},"look":{"format":"wide"},"scenes":null}""", "body-malformed")]
    [InlineData("""{"title":"x","language":"en","speaker":{"voice":"en-gb"},"look":{"format":"wide"},"scenes":[{"id":"1"}]}""", "body-malformed")]
    public async Task A_storyboard_of_the_wrong_shape_is_refused(string json, string code)
    {
        var video = await Http.Written();

        var message = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/videos/{video.Id}/storyboard")
        {
            Content = new StringContent(json, null, "application/json"),
            Headers = { { "If-Match", "\"1\"" } },
        };

        await (await Http.SendAsync(message)).Refused(HttpStatusCode.BadRequest, code);
    }

    private static Scene Scene(SceneLayout layout, ScreenText screen) => new(Guid.NewGuid(), layout, "Octopuses are clever.", screen);

    private static Storyboard With(Scene scene) => Good with { Scenes = [scene] };
}
