using Trae.Contracts;
using Trae.Media;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Web;

namespace Trae.Tests.Boundary;

/// <summary>Attacks that the API has taken as text, on every page that shows them, in a real browser: nothing runs.</summary>
public sealed class ScriptTests(PostgresServer postgres) : IAsyncLifetime
{
    private ApiHost _api = null!;
    private WebSite _site = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await ApiHost.Start(postgres);
        _site = WebSite.Start(_api.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), member: _api.Http.DefaultRequestHeaders.Authorization);
        _browser = await Browser.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-1.2.1"), Trait("ASVS", "v5.0.0-1.2.2"), Trait("ASVS", "v5.0.0-1.2.3"), Trait("ASVS", "v5.0.0-3.2.2")]
    public async Task No_text_opens_a_dialog_or_becomes_an_element()
    {
        var video = await Plant();
        var kit = (await (await _api.Http.GetAsync("/api/v1/brands")).Read<List<BrandKitDto>>())[0];
        string[] pages =
        [
            "/", $"/watch/{video}", $"/embed/{video}", $"/videos/{video}", $"/videos/{video}/storyboard", "/brands", $"/brands/{kit.Id}", "/media-library",
            "/new?text=%3Cscript%3Ealert(1)%3C/script%3E", "/?after=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "/%3Cscript%3Ealert(1)%3C/script%3E",
            "/workspaces", "/workspace", "/workspace/members", "/workspace/roles", "/workspace/keys", "/workspace/clients", "/workspace/audit", "/workspace/usage",
            "/workspace/audit?action=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E&from=%3Cscript%3E", "/workspace?done=%3Cscript%3Ealert(1)%3C/script%3E",
        ];
        foreach (var page in pages)
        {
            await using var tab = await _browser.Open(Screen.Wide, _site.Address);
            List<string> dialogs = [];
            tab.Page.Dialog += (_, dialog) =>
            {
                dialogs.Add(dialog.Message);
                _ = dialog.DismissAsync();
            };
            var answer = await tab.Page.GotoAsync(page);
            await tab.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.Load);
            Assert.NotEqual(401, answer!.Status);

            Assert.Empty(dialogs);
            Assert.Equal(0, await tab.Page.EvaluateAsync<int>(
                "() => document.querySelectorAll('[onerror],[onload],[onfocus],[srcdoc],a[href^=\"javascript:\"],img[src$=\"/x\"]').length"));
            Assert.Equal(0, await tab.Page.EvaluateAsync<int>(
                "() => [...document.scripts].filter(script => !script.src && script.type !== 'application/ld+json').length"));

            // Not even stopped by the policy: there was nothing to stop.
            Assert.DoesNotContain(tab.Troubles, trouble => trouble.Contains("Content Security Policy", StringComparison.Ordinal));
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.4.3")]
    public async Task What_would_slip_into_a_page_could_not_run_there()
    {
        var video = await Plant();
        foreach (var page in (string[])["/new", $"/watch/{video}", $"/embed/{video}"])
        {
            await using var tab = await _browser.Open(Screen.Wide, _site.Address);
            await tab.Page.GotoAsync(page);
            var ran = await tab.Page.EvaluateAsync<string[]>(
                """
                async () => {
                  window.ran = [];
                  const inline = document.createElement("div");
                  inline.innerHTML = "<img src='data:,' onerror='ran.push(`handler`)'><a href='javascript:ran.push(`link`)'>x</a>";
                  document.body.append(inline);
                  inline.querySelector("a").click();
                  const script = document.createElement("script");
                  script.textContent = "ran.push(`inline`)";
                  document.body.append(script);
                  const parsed = document.createElement("iframe");
                  parsed.srcdoc = "<script>parent.ran.push(`frame`)</script>";
                  document.body.append(parsed);
                  await new Promise(done => setTimeout(done, 500));
                  return window.ran;
                }
                """);

            Assert.True(ran.Length == 0, $"{page}: {string.Join(", ", ran)}; {string.Join(" | ", tab.Troubles)}");
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.4.3")]
    public async Task The_reference_page_works_under_its_policy()
    {
        await using var tab = await _browser.Open(Screen.Wide, _site.Address);
        await tab.Page.GotoAsync("/scalar/v1");
        await tab.Page.GetByText("Make a video from a brief").First.WaitForAsync();

        // A few style attributes of its bundle are left out; the page is whole without them.
        Assert.DoesNotContain(tab.Troubles, trouble => !trouble.Contains("Applying inline style violates", StringComparison.Ordinal));
        Assert.NotEqual("rgba(0, 0, 0, 0)", await tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.scalar-app, .light-mode, body')).backgroundColor"));
    }

    /// <summary>A published video, whose title, script, screen, captions and brand are attacks.</summary>
    private async Task<Guid> Plant()
    {
        var video = await _api.Http.Written(Briefs.Octopus with { Brief = string.Join(' ', Payloads.Script[..3]) });
        var saved = await _api.Http.Storyboard(video.Id);
        var scenes = Payloads.Script.Select((attack, number) => saved.Storyboard.Scenes[0] with
        {
            Id = Guid.CreateVersion7(),
            Layout = SceneLayout.Points,
            Narration = $"Words, and {attack}",
            Screen = new(Kicker: attack, Heading: attack, Body: attack, Items: [attack], Number: null, Attribution: attack),
        });
        var planted = saved.Storyboard with { Title = string.Join(' ', Payloads.Script[..4]), Scenes = [.. scenes], Pronunciations = [new(Payloads.Script[0], "spoken")] };
        await (await _api.Http.Save(video.Id, planted, "*")).Read<StoryboardDto>();
        await _api.Http.Act($"videos/{video.Id}/productions");
        await _api.Worker.DoAll();
        var published = await _api.Http.Until(video.Id, now => now.State == VideoState.Published);

        var words = Payloads.Script.Select((attack, number) => new TranscriptWord(attack, TimeSpan.FromSeconds(number), TimeSpan.FromSeconds(number + 1))).ToList();
        var transcript = new Transcript("en", [new(0, TimeSpan.Zero, TimeSpan.FromSeconds(words.Count), words)]);
        await _api.Media.SaveJson(MediaKeys.ProductionFolder(published.Production!.Id) + ProductionFiles.Transcript, transcript, CancellationToken.None);

        await (await _api.Http.PostAsync("/api/v1/brands", ApiCalls.Json(new BrandKit(Payloads.Script[1], new Brand())))).Read<BrandKitDto>(System.Net.HttpStatusCode.Created);
        await _api.Http.PostAsync($"/api/v1/media?name={Uri.EscapeDataString(Payloads.Script[1])}", new ByteArrayContent([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]));

        await PlantWorkspace();

        return video.Id;
    }

    /// <summary>A workspace whose name, roles, keys and service clients are attacks, and so the log of what was done in it.</summary>
    private async Task PlantWorkspace()
    {
        await _api.Http.PatchAsync("/api/v1/workspace", ApiCalls.Json(new ChangeWorkspaceRequest(string.Join(' ', Payloads.Script[..3]))));
        foreach (var attack in Payloads.Script)
        {
            await _api.Http.PostAsync("/api/v1/roles", ApiCalls.Json(new RoleRequest(attack, [Permission.ReadVideos])));
            await (await _api.Http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest(attack, [Permission.ReadVideos])))).Read<CreatedApiKeyDto>();
            await (await _api.Http.PostAsync("/api/v1/clients", ApiCalls.Json(new CreateServiceClientRequest(attack, [Permission.ReadVideos])))).Read<CreatedServiceClientDto>();
        }
    }
}
