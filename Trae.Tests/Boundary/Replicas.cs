using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Web;

namespace Trae.Tests.Boundary;

/// <summary>Two of the API behind one address, two of the site behind another, one database and one Redis: as in production.</summary>
public sealed class Replicas(PostgresServer postgres) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _started = [];

    internal RoundRobin Sites { get; private set; } = null!;

    internal RoundRobin Apis { get; private set; } = null!;

    internal Browser Browser { get; private set; } = null!;

    public string RedisAddress { get; private set; } = "";

    public ApiHost Api { get; private set; } = null!;

    /// <summary>Of the sites.</summary>
    internal LateClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var redis = await Started(RedisServer.Start());
        RedisAddress = redis.Address;
        Sites = await Started(RoundRobin.Start());
        Apis = await Started(RoundRobin.Start());
        Browser = await Started(Browser.Start());
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Identity:Issuer"] = Sites.Address,
            ["Identity:WebClientSecret"] = "a secret of at least thirty-two characters",
            ["ConnectionStrings:cache"] = redis.Address,
        };

        Api = await Started(ApiHost.Start(postgres, settings));
        var second = await Started(Api.StartReplica());
        Apis.SendTo(Api.Origin, second.Origin);

        var sites = Enumerable.Range(0, 2).Select(_ => WebSite.Start(Apis.Address, settings, clock: Clock)).ToList();
        _started.AddRange(sites);
        Sites.SendTo([.. sites.Select(site => site.Address)]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in Enumerable.Reverse(_started))
        {
            await each.DisposeAsync();
        }
    }

    private async Task<T> Started<T>(Task<T> start)
        where T : IAsyncDisposable
    {
        var started = await start;
        _started.Add(started);

        return started;
    }
}

/// <summary>The clock on the wall, and as late as a test says.</summary>
internal sealed class LateClock : TimeProvider
{
    public TimeSpan Late { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Late;
}
