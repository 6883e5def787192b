using Trae.Tests.Hosting;

namespace Trae.Tests.Web;

/// <summary>A browser in front of the site in front of a fake API; one of each for all tests that look at pages.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    private FakeApi _api = null!;
    private WebSite _site = null!;

    internal Browser Browser { get; private set; } = null!;

    internal FakeVideos Videos => _api.Videos;

    internal FakeMedia Media => _api.Media;

    internal string Address => _site.Address;

    public async ValueTask InitializeAsync()
    {
        await SampleFilm.Make();
        _api = await FakeApi.Start();
        _site = WebSite.Start(_api.Address);
        Browser = await Browser.Start();
    }

    internal Task<BrowserTab> Open(Screen screen) => Browser.Open(screen, Address);

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await _site.DisposeAsync();
        await _api.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class WebCollection : ICollectionFixture<WebFixture>
{
    public const string Name = "Web pages in a browser";
}
