using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Web;

/// <summary>Not an assertion but a camera: every page in both sizes and colours, into the folder that TRAE_SCREENSHOTS names.</summary>
[Collection(WebCollection.Name)]
public sealed class ScreenshotTests(WebFixture web)
{
    [Fact]
    public async Task Every_page_is_photographed_when_asked()
    {
        var folder = Environment.GetEnvironmentVariable("TRAE_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "TRAE_SCREENSHOTS names no folder.");

        var pages = Pages();
        foreach (var screen in new[] { Screen.Wide, Screen.Phone, Screen.Wide with { IsDark = true }, Screen.Phone with { IsDark = true } })
        {
            await using var tab = await web.Open(screen);
            foreach (var (name, path) in pages)
            {
                await tab.Page.GotoAsync(path);
                await tab.Page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(folder, $"{name}-{screen.Width}{(screen.IsDark ? "-dark" : "")}.png"),
                    FullPage = true,
                });
            }
        }
    }

    private Dictionary<string, string> Pages()
    {
        var published = web.Videos.Add(FakeVideo.Of(Samples.Published(Guid.CreateVersion7()), Samples.Storyboard)).Current.Id;
        var delivered = web.Videos.Add(FakeVideo.Of(Samples.Delivered(Guid.CreateVersion7()), Samples.Storyboard)).Current.Id;
        var producing = Add(Samples.Producing(2) with { Title = "Why the sky is blue, and the sunset red" });
        var failed = Add(Samples.Failed() with { Title = "A short history of the lighthouse" });
        var draft = Add(Samples.Video(VideoState.Draft) with { Title = "What bread does while you sleep" });
        var tall = Add(Samples.Published() with { Title = "How tides work", Format = VideoFormat.Tall });
        Add(Samples.Video(VideoState.Writing) with { Title = "Rust never sleeps" });

        return new Dictionary<string, string>
        {
            ["home"] = "/", ["new"] = "/new", ["new-link"] = "/new?link=https%3A%2F%2Fexample.org%2Farticle", ["watch"] = $"/watch/{published}",
            ["unfinished"] = $"/watch/{producing}", ["producing"] = $"/videos/{producing}", ["failed"] = $"/videos/{failed}",
            ["media"] = "/media-library", ["brands"] = "/brands", ["brand"] = $"/brands/{Kit()}", ["brand-new"] = "/brands/new",
            ["editor-all"] = $"/videos/{web.Videos.Add(FakeVideo.Of(Samples.Video(VideoState.Draft) with { Id = Guid.CreateVersion7() }, Samples.Everything)).Current.Id}/storyboard",
            ["draft"] = $"/videos/{draft}", ["published"] = $"/videos/{published}", ["editor"] = $"/videos/{published}/storyboard", ["missing"] = "/nothing-here", ["tall"] = $"/watch/{tall}",
            ["workspaces"] = "/workspaces", ["settings"] = "/workspace", ["members"] = "/workspace/members", ["roles"] = "/workspace/roles",
            ["role"] = $"/workspace/roles/{FakeWorkspace.Role}", ["keys"] = "/workspace/keys", ["key-new"] = "/workspace/keys/new",
            ["clients"] = "/workspace/clients", ["client-new"] = "/workspace/clients/new", ["models"] = "/workspace/models", ["model"] = $"/workspace/models/{FakeWorkspace.Model}", ["usage"] = "/workspace/usage", ["audit"] = "/workspace/audit",
            ["research"] = "/research", ["research-asking"] = FakeResearch.PageOf(ResearchStage.Asking), ["research-questions"] = FakeResearch.PageOf(ResearchStage.Questions), ["research-search"] = FakeResearch.PageOf(ResearchStage.Searching),
            ["research-findings"] = FakeResearch.PageOf(ResearchStage.Findings), ["research-outline"] = FakeResearch.PageOf(ResearchStage.Outline),
            ["brand-voices"] = "/brand-voices", ["brand-voice-new"] = "/brand-voices/new", ["brand-voice"] = $"/brand-voices/{FakeVoices.Voice}",
            ["series"] = "/series", ["series-new"] = "/series/new", ["one-series"] = $"/series/{FakeVoices.Series}", ["new-episode"] = $"/new?series={FakeVoices.Series}",
            ["delivered"] = $"/videos/{delivered}", ["stream"] = $"/watch/{delivered}",
        };
    }

    private Guid Kit()
    {
        foreach (var (kind, name) in new[] { (MediaKind.Picture, "Harbour at dawn.jpg"), (MediaKind.Picture, "Team.png"), (MediaKind.Music, "Slow tide.mp3") })
        {
            web.Media.Add(kind, name);
        }

        web.Media.Add(MediaKind.Clip, "Waves.mp4", File.ReadAllBytes(SampleFilm.Video));
        web.Media.Add(Samples.BrokenUpload);
        var logo = web.Media.Add(MediaKind.Picture, "Logo.png").Prepared!.Key;
        web.Media.Add(new BrandKit("Paper & Ink", new Brand("#fbf7ee", "#1e2326", "#c8402f")));

        return web.Media.Add(new BrandKit("Harbour", new Brand("#101820", "#ffffff", "#f2aa4c", Logo: logo)) { LowerThird = new("Ada Lovelace", "Host") }).Id;
    }

    private Guid Add(VideoDto video)
    {
        var id = Guid.CreateVersion7();

        return web.Videos.Add(FakeVideo.Of(video with { Id = id, Published = video.Published is null ? null : Samples.Files(id) is var files && video.Format is VideoFormat.Tall ? files with { Width = 1080, Height = 1920 } : Samples.Files(id) }, Samples.Storyboard)).Current.Id;
    }
}
