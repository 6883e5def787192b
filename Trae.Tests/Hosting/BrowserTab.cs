using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Trae.Tests.Hosting;

/// <summary>One page, and everything that went wrong in it: script errors, refused content, files that did not come.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    private static readonly string[] Serious = ["serious", "critical"];

    // Run in the page itself: Deque's own runner for Playwright opens a second page for each look, which takes five times as long.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _troubles = new();

    private BrowserTab(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // The same is told with its address by the response itself, below.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _troubles.Enqueue($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => _troubles.Enqueue($"script: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType != "document")
            {
                _troubles.Enqueue($"{response.Status}: {response.Url}");
            }
        };
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Troubles => _troubles;

    internal static async Task<BrowserTab> Open(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>On a watch page: starts the video, and waits until more than a second of its stream has played.</summary>
    public async Task StartStream()
    {
        await Page.EvaluateAsync("() => { document.getElementById('player').muted = true; }");
        await Page.Locator(".start").ClickAsync();
        await Page.WaitForFunctionAsync("() => document.getElementById('stage').dataset.plays === 'hls' && document.getElementById('player').currentTime > 1");
    }

    /// <summary>Serious and critical accessibility faults (axe-core), each with the element it is about.</summary>
    public async Task<IReadOnlyList<string>> FindAccessibilityFaults()
    {
        // axe has to be put into each frame to see it; our pages have none.
        Assert.Single(Page.Frames);
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.EvaluateAsync(Axe);
        }

        return await Page.EvaluateAsync<string[]>(
            """
            async impacts => (await axe.run({ resultTypes: ['violations'] })).violations
                .filter(rule => impacts.includes(rule.impact))
                .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`))
            """,
            Serious);
    }

    /// <summary>How much wider the page is than the screen, in CSS pixels; 0 if nothing has to be scrolled sideways.</summary>
    public Task<int> MeasureOverflow() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
