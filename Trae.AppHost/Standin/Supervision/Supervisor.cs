using Microsoft.Extensions.Hosting;
using Trae.AppHost.State;

namespace Trae.AppHost.Standin.Supervision;

/// <summary>Starts the resources in the order of their waits, keeps them running, and stops them in reverse.</summary>
internal sealed class Supervisor(
    ResourceGraph graph, ProcessTable processes, ResourceRunner runner, Guardian guardian, GraphLog log, IHostApplicationLifetime lifetime)
    : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        guardian.Start();
        _running = Run(_stopping.Token);

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        log.Say("Stopping.");
        await _stopping.CancelAsync();
        await processes.StopAll();
        await _running;
        guardian.Dismiss();
        log.Say("Everything is stopped.");
    }

    public void Dispose() => _stopping.Dispose();

    private async Task Run(CancellationToken ct)
    {
        var states = graph.InStartOrder.ToDictionary(resource => resource, _ => new ResourceState());

        try
        {
            await Task.WhenAll([Announce(states.Values, ct), .. states.Keys.Select(resource => RunResource(resource, states, ct))]);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task RunResource(IResource resource, IReadOnlyDictionary<IResource, ResourceState> states, CancellationToken ct)
    {
        try
        {
            await runner.Run(resource, states, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Here and not around all: the others wait for this one, and would wait for ever.
            log.Say(failure is GraphException ? failure.Message : $"{resource.Name} cannot run: {failure}");
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    private async Task Announce(IEnumerable<ResourceState> states, CancellationToken ct)
    {
        await Task.WhenAll(states.Select(state => state.Ready.Task)).WaitAsync(ct);
        processes.MarkReady();

        var addresses =
            from resource in graph.InStartOrder
            from address in Endpoints.Of(resource)
            orderby resource.Annotations.OfType<ExternalEndpointsAnnotation>().Any() descending
            select (resource.Name, Url: address.Shown);
        var (first, others) = (addresses.FirstOrDefault(), addresses.Skip(1).Select(each => $"{each.Name} {each.Url}"));
        log.Say($"Trae is ready: {first.Url} ({string.Join(", ", others)}). Ctrl-C stops it.");
    }
}
