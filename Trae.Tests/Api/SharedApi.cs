using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

/// <summary>One API for a class of tests that do not see each other's rows.</summary>
public sealed class SharedApi(PostgresServer postgres) : IAsyncLifetime
{
    public ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ApiHost.Start(postgres);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
