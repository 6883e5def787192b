using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

/// <summary>A test with an API of its own: no rows are shared.</summary>
public abstract class ApiTest(PostgresServer postgres) : IAsyncLifetime
{
    protected PostgresServer Postgres { get; } = postgres;

    protected ApiHost Api { get; private set; } = null!;

    protected HttpClient Http => Api.Http;

    public virtual async ValueTask InitializeAsync() => Api = await ApiHost.Start(Postgres);

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
