using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Trae.AppHost.State;

namespace Trae.Tests.AppHost.Standin;

/// <summary>A graph of small shell scripts in a data folder of its own.</summary>
internal sealed class StandinGraph : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private DistributedApplication? _running;

    /// <param name="settings">As on the command line: <c>--Supervision:Silence=00:00:01</c>.</param>
    public StandinGraph(params string[] settings)
    {
        Builder = DistributedApplication.CreateBuilder([$"--TRAE_DATA={_folder.Path}", .. settings]);
        Builder.Services.AddSingleton<TextWriter>(Transcript);
    }

    public GraphTranscript Transcript { get; } = new();

    public IDistributedApplicationBuilder Builder { get; }

    public string Folder => _folder.Path;

    public IServiceProvider Services => _running!.Services;

    public IResourceBuilder<ExecutableResource> AddScript(string name, string script) =>
        Builder.AddExecutable(name, "/bin/sh", _folder.Path, "-c", script);

    /// <summary>A process that answers HTTP: <see cref="Hosting.WebServerProgram"/>.</summary>
    public IResourceBuilder<ExecutableResource> AddWebServer(string name) =>
        Builder.AddExecutable(name, Path.Combine(AppContext.BaseDirectory, "Trae.Tests"), _folder.Path, "--web-server")
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health");

    public Task Start()
    {
        _running = Builder.Build();

        return _running.StartAsync();
    }

    public Task Stop() => _running!.StopAsync();

    public ProcessIdentity ProcessOf(string name) =>
        GraphState.Read(new DataFolder(_folder.Path).StateFile)!.Processes.Last(each => each.Name == name).Process;

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.StopAsync();
            await _running.DisposeAsync();
        }

        _folder.Dispose();
    }
}
