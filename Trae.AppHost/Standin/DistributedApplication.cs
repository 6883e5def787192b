using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trae.AppHost.Standin.Supervision;
using Trae.AppHost.State;

namespace Aspire.Hosting;

/// <summary>The graph, ready to run as child processes of this one.</summary>
internal sealed class DistributedApplication(IHost host) : IAsyncDisposable
{
    public IServiceProvider Services => host.Services;

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new Builder(args);

    /// <summary>Runs until Ctrl-C, SIGTERM, or a failure that no restart can mend; then everything is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await host.StartAsync(cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
        await DisposeAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => host.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => ((IAsyncDisposable)host).DisposeAsync();

    private sealed class Builder : IDistributedApplicationBuilder
    {
        // Long enough for each process in turn to end in good order.
        private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(90);

        private readonly HostApplicationBuilder _host;

        public Builder(string[] args)
        {
            _host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppHostDirectory });

            // The supervisor speaks for the graph; the host has nothing to add but its failures.
            _host.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

            _host.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
            _host.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
            _host.Services.Configure<SupervisionOptions>(_host.Configuration.GetSection(SupervisionOptions.Section));
            _host.Services.AddHealthChecks();
            _host.Services.TryAddSingleton(TimeProvider.System);
            _host.Services.TryAddSingleton(Console.Out);
            _host.Services.AddSingleton<GraphLog>();
            _host.Services.AddSingleton<ProcessTable>();
            _host.Services.AddSingleton<ResourceRunner>();
            _host.Services.AddSingleton<Guardian>();
            _host.Services.TryAddSingleton(_ => DataFolder.Of(this));
            _host.Services.AddSingleton<HealthProbes>();
        }

        public string AppHostDirectory => Projects.AppHost.Directory;

        public IConfigurationManager Configuration => _host.Configuration;

        public DistributedApplicationExecutionContext ExecutionContext { get; } = new();

        public IHostEnvironment Environment => _host.Environment;

        public IServiceCollection Services => _host.Services;

        public IList<IResource> Resources { get; } = [];

        public IResourceBuilder<T> AddResource<T>(T resource)
            where T : IResource
        {
            if (Resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new InvalidOperationException($"There are two resources named '{resource.Name}'.");
            }

            Resources.Add(resource);

            return new ResourceBuilder<T>(this, resource);
        }

        public DistributedApplication Build()
        {
            _host.Services.AddSingleton(new ResourceGraph([.. Resources]));
            _host.Services.AddHostedService<Supervisor>();

            return new DistributedApplication(_host.Build());
        }
    }
}
