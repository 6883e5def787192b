using Microsoft.Playwright;

namespace Trae.Tests.Hosting;

/// <summary>Debian's Chromium without its windows, driven by Playwright. <c>TRAE_CHROMIUM</c> names another.</summary>
public sealed class Browser : IAsyncDisposable
{
    // Chromium's first run, keep-alive traffic and GPU have no place on a build machine.
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> Start()
    {
        // A page that comes late on a busy machine is no failure; one that never comes is.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments, Timeout = 120_000 });

        return new Browser(playwright, browser);
    }

    /// <param name="address">What relative addresses are relative to.</param>
    public async Task<BrowserTab> Open(Screen screen, string address)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            IsMobile = screen.IsPhone,
            HasTouch = screen.IsPhone,
            DeviceScaleFactor = screen.IsPhone ? 2 : 1,
            ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = screen.HasScript,
        });
        context.SetDefaultTimeout(60_000);
        context.SetDefaultNavigationTimeout(60_000);

        return await BrowserTab.Open(context);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string Find()
    {
        var named = Environment.GetEnvironmentVariable("TRAE_CHROMIUM");
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var found = folders
            .SelectMany(folder => new[] { "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome" }, Path.Combine)
            .FirstOrDefault(File.Exists);

        return (string.IsNullOrEmpty(named) ? found : named)
            ?? throw new InvalidOperationException("There is no Chromium on the PATH. Install it (apt-get install chromium-headless-shell) or set TRAE_CHROMIUM.");
    }
}

/// <summary>A size and setting to look at a page in.</summary>
public sealed record Screen(int Width, int Height, bool IsPhone = false, bool IsDark = false, bool HasScript = true)
{
    public static Screen Wide { get; } = new(1440, 900);

    public static Screen Phone { get; } = new(360, 740, IsPhone: true);
}
