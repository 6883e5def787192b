using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Trae.AppHost.State;
using Trae.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.EndToEnd;

/// <summary>A person with a browser, before the real API, worker and files.</summary>
public sealed partial class StudioTests(WholeGraph graph)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pasted_article_becomes_a_video_that_plays(bool phone)
    {
        await using var tab = await graph.Open(phone ? Screen.Phone : Screen.Wide);
        var page = tab.Page;
        var title = $"Thinking with arms {Guid.CreateVersion7():n}"[..30];
        await page.GotoAsync("/new");
        await SignIn(page);
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync(await File.ReadAllTextAsync(Path.Combine(MakeCommand.Root, "samples", "octopus.md")));
        await page.GetByLabel("Title or brief").FillAsync(title);
        await page.GetByRole(AriaRole.Radio, new() { Name = phone ? "Tall 9:16" : "Square 1:1" }).CheckAsync();
        await page.GetByLabel("Length").SelectOptionAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the video" }).ClickAsync();

        // Progress by stage, then the watch page by itself.
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = Rendering() })).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await Expect(page).ToHaveURLAsync(Watch(), new() { Timeout = 300_000 });

        await page.EvaluateAsync("() => { const v = document.getElementById('player'); v.muted = true; return v.play(); }");
        await page.WaitForFunctionAsync("() => document.getElementById('player').currentTime > 1");
        await Expect(page.Locator(".sentence.current")).ToHaveCountAsync(1);
        Assert.Equal(1080, await page.EvaluateAsync<int>("() => document.getElementById('player').videoWidth"));
        await Expect(page.Locator("h1")).ToContainTextAsync(title);
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Empty(tab.Troubles);
    }

    // The page that was asked for comes back once its visitor is known.
    private async Task SignIn(IPage page)
    {
        await Expect(page).ToHaveURLAsync(AccountPage());
        await page.GetByLabel("E-mail").FillAsync(LocalIdentity.OwnerEmail);
        await page.GetByLabel("Password").FillAsync(graph.ChosenPassword ?? await graph.Secret("owner-password"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        if (graph.ChosenPassword is null)
        {
            // The one that the console told works this once.
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Choose your own password" })).ToBeVisibleAsync();
            graph.ChosenPassword = "correct horse battery";
            await page.GetByLabel("New password").FillAsync(graph.ChosenPassword);
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        }

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("video", new() { IgnoreCase = true });
    }

    [GeneratedRegex(@"/account/sign-in\?", RegexOptions.None, 10_000)]
    private static partial Regex AccountPage();

    [GeneratedRegex(@"^Rendering scene \d+ of \d+", RegexOptions.None, 10_000)]
    private static partial Regex Rendering();

    [GeneratedRegex(@"/watch/[0-9a-f-]{36}$", RegexOptions.None, 10_000)]
    private static partial Regex Watch();
}
