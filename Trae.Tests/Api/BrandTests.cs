using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SkiaSharp;
using Trae.Contracts;
using Trae.Tests.Uploads;

namespace Trae.Tests.Api;

/// <summary>Brand kits, and what they and the other wishes of a brief become in the storyboard.</summary>
public sealed class BrandTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private static readonly BrandKit Harbour = new("Harbour", new Brand("#101820", "#ffffff", "#f2aa4c")) { Theme = "ember", CaptionStyle = CaptionStyle.Bold };

    private ApiHost Api { get; } = shared.Host;

    private HttpClient Http => Api.Http;

    [Fact]
    public async Task A_kit_is_made_read_changed_by_version_and_deleted()
    {
        var made = await (await Http.PostAsync("/api/v1/brands", ApiCalls.Json(Harbour))).Read<BrandKitDto>(HttpStatusCode.Created);
        var path = $"/api/v1/brands/{made.Id}";

        Assert.Equal("\"1\"", (await Http.GetAsync(path)).Headers.ETag!.Tag);
        var saved = await (await Put(path, Harbour with { Name = "Pier" }, "\"1\"")).Read<BrandKitDto>();
        Assert.Equal((2, "Pier"), (saved.Version, saved.Kit.Name));
        await (await Put(path, Harbour, "\"1\"")).Refused(HttpStatusCode.PreconditionFailed, "brand-kit-changed");
        await (await Put(path, Harbour, null)).Refused(HttpStatusCode.PreconditionRequired, "if-match-required");
        Assert.Contains(await Http.GetFromJsonAsync<BrandKitDto[]>("/api/v1/brands", JsonDefaults.Options) ?? [], kit => kit.Id == made.Id);
        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync(path)).StatusCode);
        await (await Http.GetAsync(path)).Refused(HttpStatusCode.NotFound, "brand-kit-not-found");
    }

    public static TheoryData<string, string, BrandKit> Bad => new()
    {
        { "name-missing", "name", Harbour with { Name = " " } },
        { "theme-unknown", "theme", Harbour with { Theme = "plaid" } },
        { "colour-unknown", "look.accent", Harbour with { Look = new(Accent: "red") } },
        { "colour-unknown", "look.text", Harbour with { Look = new(Text: "#12345") } },
        { "contrast-too-low", "look.text", Harbour with { Look = new("#777777", "#888888") } },
        { "opacity-out-of-range", "look.logoOpacity", Harbour with { Look = new(LogoOpacity: 1.5) } },
        { "picture-not-found", "look.logo", Harbour with { Look = new(Logo: "media/other/1.png") } },
        { "font-not-found", "look.bodyFont", Harbour with { Look = new(BodyFont: "../../etc/passwd") } },
        { "clip-not-found", "intro", Harbour with { Intro = "media/x/1.mp4" } },
        { "name-missing", "lowerThird.name", Harbour with { LowerThird = new("") } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_kit_that_cannot_be_drawn_with_is_refused_with_the_place(string code, string path, BrandKit kit)
    {
        var response = await Http.PostAsync("/api/v1/brands", ApiCalls.Json(kit));

        await response.Refused(HttpStatusCode.UnprocessableEntity, code);
        Assert.True((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(path, out _), path);
    }

    [Fact]
    public async Task A_video_copies_its_kit_and_begins_and_ends_with_its_clips()
    {
        var (clip, logo) = (await Ready(await SampleFiles.Clip("mp4", "64x64")), await Ready(SampleFiles.Picture(SKEncodedImageFormat.Png, 60, 40)));
        var kit = Harbour with { Look = Harbour.Look with { Logo = logo }, LowerThird = new("Ada", "Host"), Intro = clip, Outro = clip };
        var made = await (await Http.PostAsync("/api/v1/brands", ApiCalls.Json(kit))).Read<BrandKitDto>(HttpStatusCode.Created);

        var video = await Http.Written(Briefs.Octopus with { BrandKit = made.Id, CaptionStyle = CaptionStyle.Minimal });
        await Http.DeleteAsync($"/api/v1/brands/{made.Id}");

        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;
        Assert.Equal((kit.Look, kit.LowerThird, "ember", CaptionStyle.Minimal), (storyboard.Look.Brand!, storyboard.Look.LowerThird!, storyboard.Look.Theme, storyboard.Look.CaptionStyle));
        Assert.All([storyboard.Scenes[0], storyboard.Scenes[^1]], scene => Assert.Equal((SceneLayout.Clip, "", clip), (scene.Layout, scene.Narration, scene.Clip!.Media)));
        Assert.Equal(SceneLayout.Title, storyboard.Scenes[1].Layout);
        Assert.Equal(2, (await (await Http.Save(video.Id, storyboard, "\"1\"")).Read<StoryboardDto>()).Version);
        await (await Http.DeleteAsync($"/api/v1/media/{await IdOf(logo)}")).Refused(HttpStatusCode.Conflict, "media-in-use");
    }

    [Fact]
    public async Task Every_wish_of_a_brief_is_in_the_storyboard()
    {
        var picture = await Ready(SampleFiles.Picture(SKEncodedImageFormat.Png, 61, 40));
        var wishes = Briefs.Octopus with
        {
            Format = VideoFormat.Portrait,
            Resolution = Resolution.P720,
            Framing = Framing.Circle,
            Background = new(BackgroundKind.Picture, picture),
            ProgressBar = true,
            Music = new(MusicMood.Wonder, Volume: 0.2),
            Pictures = [picture],
            Pronunciations = [new("octopus", "okto")],
            Delivery = new(WebM: true),
            Presenter = Looks.PortraitPresenter,
            Portrait = picture,
            PortraitMouth = new(0.4, 0.6, 0.1),
        };

        var storyboard = (await Http.Storyboard((await Http.Written(wishes)).Id)).Storyboard;

        Assert.Equivalent(
            new { wishes.Format, wishes.Resolution, wishes.Framing, wishes.Background, wishes.ProgressBar, wishes.Presenter, wishes.Portrait, wishes.PortraitMouth }, storyboard.Look);
        Assert.Equivalent((wishes.Music, wishes.Pronunciations, wishes.Delivery), (storyboard.Sound, storyboard.Pronunciations, storyboard.Delivery));
        Assert.Contains(storyboard.Scenes, scene => scene.Screen.Picture == picture || scene.Background?.Media == picture);
    }

    [Fact]
    public async Task A_finished_storyboard_is_made_as_it_stands()
    {
        var wanted = (await Http.Storyboard((await Http.Written()).Id)).Storyboard with { Title = "Exactly this" };

        var video = await Http.Written(new CreateVideoRequest { Storyboard = wanted });

        Assert.Equal("Exactly this", video.Title);
        Assert.Equivalent(wanted, (await Http.Storyboard(video.Id)).Storyboard, strict: true);
        var silent = wanted with { Scenes = [wanted.Scenes[0] with { Narration = "" }] };
        await (await Http.Create(new CreateVideoRequest { Storyboard = silent })).Refused(HttpStatusCode.UnprocessableEntity, "narration-missing");
    }

    public static TheoryData<string, CreateVideoRequest> BadWishes => new()
    {
        { "brand-kit-not-found", Briefs.Octopus with { BrandKit = Guid.NewGuid() } },
        { "picture-not-found", Briefs.Octopus with { Pictures = ["media/x/y.png"] } },
        { "background-incomplete", Briefs.Octopus with { Background = new(BackgroundKind.Clip) } },
        { "clip-not-found", Briefs.Octopus with { Background = new(BackgroundKind.Clip, "media/x/y.mp4") } },
        { "music-ambiguous", Briefs.Octopus with { Music = new() } },
        { "music-not-found", Briefs.Octopus with { Music = new(Media: "media/x/y.m4a") } },
        { "portrait-missing", Briefs.Octopus with { Presenter = Looks.PortraitPresenter } },
        { "pronunciation-incomplete", Briefs.Octopus with { Pronunciations = [new("x", "")] } },
        { "picture-not-found", Briefs.Octopus with { Brand = new(Logo: "media/x/y.png") } },
    };

    [Theory]
    [MemberData(nameof(BadWishes))]
    public async Task A_wish_that_cannot_be_fulfilled_is_refused(string code, CreateVideoRequest request) =>
        await (await Http.Create(request)).Refused(HttpStatusCode.UnprocessableEntity, code);

    private async Task<string> Ready(byte[] file)
    {
        var asset = await (await Http.PostAsync("/api/v1/media", new ByteArrayContent(file))).Read<MediaDto>(HttpStatusCode.Created);
        await new UploadWorker(Api).DoAll();
        await Api.JobsOf("AcceptMedia");

        return (await Http.GetFromJsonAsync<MediaDto>($"/api/v1/media/{asset.Id}", JsonDefaults.Options))!.Prepared!.Key;
    }

    private async Task<Guid> IdOf(string key) =>
        (await Http.GetFromJsonAsync<PageDto<MediaDto>>("/api/v1/media", JsonDefaults.Options))!.Items.Single(asset => asset.Prepared?.Key == key).Id;

    private Task<HttpResponseMessage> Put(string path, BrandKit kit, string? ifMatch)
    {
        var message = new HttpRequestMessage(HttpMethod.Put, path) { Content = ApiCalls.Json(kit) };
        if (ifMatch is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return Http.SendAsync(message);
    }
}
