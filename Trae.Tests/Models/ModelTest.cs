using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Models;

/// <summary>One API for a class of tests, which each have a model of their own.</summary>
public sealed class SharedModels(PostgresServer postgres) : IAsyncLifetime
{
    public ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ApiHost.Start(postgres, ModelApi.Quick);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>A test with a model of its own on a real HTTP server.</summary>
public abstract class ModelTest(SharedModels shared) : IAsyncLifetime
{
    protected ApiHost Api { get; } = shared.Host;

    protected HttpClient Http => Api.Http;

    protected ModelConnectionDto Model { get; private set; } = null!;

    internal ModelServer Server { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Server = await ModelServer.Start();
        Model = await Http.Connect(ModelApi.To(Server, Guid.NewGuid().ToString("n")));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<List<ModelCall>> Calls() => [.. (await Api.Calls()).Where(call => call.ConnectionId == Model.Id)];
}
