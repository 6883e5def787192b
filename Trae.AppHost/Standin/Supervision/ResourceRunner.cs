using Microsoft.Extensions.Options;
using Trae.AppHost.State;

namespace Trae.AppHost.Standin.Supervision;

/// <summary>Runs one resource: waits for what it needs, starts it, starts it again when it crashes.</summary>
internal sealed class ResourceRunner(
    ResourceGraph graph, ProcessTable processes, HealthProbes health, GraphLog log, TimeProvider clock, IOptions<SupervisionOptions> options)
{
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>For a process that answers nothing; a store's own end takes longer, but only what speaks HTTP is watched.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    public async Task Run(IResource resource, IReadOnlyDictionary<IResource, ResourceState> states, CancellationToken ct)
    {
        foreach (var wait in ResourceGraph.WaitsOf(resource))
        {
            var state = states[wait.Resource];
            await (wait.WaitType == WaitType.WaitForCompletion ? state.Completed : state.Ready).Task.WaitAsync(ct);
        }

        if (resource is ExecutableResource executable && graph.RunsToCompletion(resource))
        {
            await RunToCompletion(executable, states[resource]);
        }
        else if (resource is ExecutableResource service)
        {
            var replicas = service.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
            var ready = Enumerable.Range(0, replicas).Select(_ => new ResourceState()).ToArray();
            var running = ready.Select((state, replica) => KeepRunning(service, NameOf(service, replica, replicas), replica, state, ct));

            await Task.WhenAll([PassOnReady(ready, states[resource], ct), .. running]);
        }
        else
        {
            states[resource].Ready.SetResult();
        }
    }

    private static string NameOf(ExecutableResource resource, int replica, int replicas) =>
        replicas == 1 ? resource.Name : $"{resource.Name}-{replica + 1}";

    private static async Task PassOnReady(IEnumerable<ResourceState> replicas, ResourceState whole, CancellationToken ct)
    {
        await Task.WhenAll(replicas.Select(replica => replica.Ready.Task)).WaitAsync(ct);
        whole.Ready.SetResult();
    }

    private async Task RunToCompletion(ExecutableResource resource, ResourceState state)
    {
        var exitCode = await RunOnce(resource, resource.Name, 0, (_, _) => Task.CompletedTask);
        if (exitCode is not (null or 0))
        {
            throw new GraphException($"{resource.Name} failed ({Describe(exitCode.Value)}), and what waits for it cannot start. Its lines above say why.");
        }

        if (exitCode == 0)
        {
            state.Completed.SetResult();
            state.Ready.SetResult();
        }
    }

    private async Task KeepRunning(ExecutableResource resource, string name, int replica, ResourceState state, CancellationToken ct)
    {
        var backoff = new RestartBackoff();
        while (true)
        {
            var since = clock.GetTimestamp();
            var exitCode = await RunOnce(resource, name, replica, (process, end) => Accompany(resource, process, replica, state, end));
            if (exitCode is null || ct.IsCancellationRequested)
            {
                return;
            }

            var rest = backoff.Next(clock.GetElapsedTime(since));
            log.Say($"{name} ended unexpectedly ({Describe(exitCode.Value)}); it starts again in {rest.TotalSeconds:0} s");
            await Task.Delay(rest, clock, ct);
        }
    }

    /// <returns>The exit code, or null if nothing may start any more.</returns>
    private async Task<int?> RunOnce(ExecutableResource resource, string name, int replica, Func<SupervisedProcess, CancellationToken, Task> meanwhile)
    {
        using var process = processes.Start(resource, name, replica);
        if (process is null)
        {
            return null;
        }

        using var ended = new CancellationTokenSource();
        var probing = meanwhile(process, ended.Token);
        var exitCode = await process.WaitForEnd();
        await ended.CancelAsync();
        await probing;
        processes.Remove(process);

        return exitCode;
    }

    private async Task Accompany(ExecutableResource resource, SupervisedProcess process, int replica, ResourceState state, CancellationToken end)
    {
        try
        {
            await TellReady(resource, process.Name, replica, state, end);
            if (resource.Annotations.OfType<HttpHealthCheckAnnotation>().Any())
            {
                await Watch(resource, process, replica, end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // It ended; whoever started it says so.
        }
    }

    private async Task TellReady(ExecutableResource resource, string name, int replica, ResourceState state, CancellationToken end)
    {
        var since = clock.GetTimestamp();
        var reminders = 0;
        while (!await health.IsHealthy(resource, replica, end))
        {
            if (clock.GetElapsedTime(since) > Patience * (reminders + 1))
            {
                reminders++;
                log.Say($"{name} is not healthy after {reminders} min; still waiting");
            }

            await Task.Delay(BetweenProbes, clock, end);
        }

        log.Say($"{name} is up after {clock.GetElapsedTime(since).TotalSeconds:0.0} s");
        state.Ready.TrySetResult();
    }

    /// <summary>Ends a process that lives and answers nothing any more; its crash, as it then is, starts it again.</summary>
    private async Task Watch(ExecutableResource resource, SupervisedProcess process, int replica, CancellationToken end)
    {
        var answered = clock.GetTimestamp();
        while (clock.GetElapsedTime(answered) < options.Value.Silence)
        {
            await Task.Delay(options.Value.Watch, clock, end);
            answered = await health.Answers(resource, replica, end) ? clock.GetTimestamp() : answered;
        }

        log.Say($"{process.Name} lives but has not answered for {options.Value.Silence.TotalSeconds:0} s; it is ended");
        await process.Stop(Grace);
    }

    private static string Describe(int exitCode) =>
        exitCode > 128 ? $"killed by signal {exitCode - 128}" : $"exit code {exitCode}";
}
