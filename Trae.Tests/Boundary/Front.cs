using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Web;

namespace Trae.Tests.Boundary;

/// <summary>The real API with one published video, and the real site before it; one for a class of tests that leave no rows.</summary>
public sealed class Front(PostgresServer postgres) : IAsyncLifetime
{
    public ApiHost Api { get; private set; } = null!;

    internal WebSite Site { get; private set; } = null!;

    public VideoDto Video { get; private set; } = null!;

    public Uri ApiAddress => Api.Http.BaseAddress!;

    public Uri SiteAddress => new(Site.Address);

    public async ValueTask InitializeAsync()
    {
        Api = await ApiHost.Start(postgres);
        Video = await Api.Published();
        Site = WebSite.Start(ApiAddress.GetLeftPart(UriPartial.Authority));
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Api.DisposeAsync();
    }
}
