using System.Diagnostics;
using Trae.AppHost.Embedded;
using Trae.AppHost.State;

namespace Trae.AppHost.Standin.Supervision;

/// <summary>The running processes, written down so that they can be stopped even when this process is killed.</summary>
internal sealed class ProcessTable(DataFolder folder, ResourceGraph graph, GraphLog log)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();

    // In the order of the graph whatever was started again since: the last stops first, and before what it needs.
    private readonly SortedList<(int Rank, int Replica), SupervisedProcess> _running = [];
    private bool _stopping;
    private bool _ready;

    /// <returns>Null once the graph stops: nothing may start any more.</returns>
    public SupervisedProcess? Start(ExecutableResource resource, string name, int replica)
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return null;
            }

            var signal = resource.Annotations.OfType<StopSignalAnnotation>().LastOrDefault()?.Signal ?? ProcessSignals.Terminate;
            var process = SupervisedProcess.Start(name, ProcessSpec.For(resource, replica), signal, line => log.Write(name, line));
            _running[(graph.RankOf(resource), replica)] = process;
            Save();

            return process;
        }
    }

    public void Remove(SupervisedProcess process)
    {
        lock (_gate)
        {
            if (_running.IndexOfValue(process) is >= 0 and var at)
            {
                _running.RemoveAt(at);
            }

            if (!_stopping)
            {
                Save();
            }
        }
    }

    public void MarkReady()
    {
        lock (_gate)
        {
            _ready = true;
            Save();
        }
    }

    /// <summary>Stops everything, each before what it waited for, and forgets the graph.</summary>
    public async Task StopAll()
    {
        SupervisedProcess[] running;
        lock (_gate)
        {
            _stopping = true;
            running = [.. _running.Values];
        }

        foreach (var process in running.Reverse())
        {
            var since = Stopwatch.GetTimestamp();
            var inOrder = await process.Stop(Grace);
            log.Say(inOrder
                ? $"{process.Name} stopped after {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s"
                : $"{process.Name} did not stop within {Grace.TotalSeconds:0} s and was killed");
        }

        File.Delete(folder.StateFile);
    }

    private void Save()
    {
        var addresses = graph.InStartOrder
            .Where(resource => Endpoints.Of(resource).Count > 0)
            .ToDictionary(resource => resource.Name, resource => Endpoints.Of(resource)[0].Shown, StringComparer.Ordinal);
        var processes = _running.Values.Select(process => new RunningProcess(process.Name, process.Identity, process.StopSignal));

        Directory.CreateDirectory(folder.Root);
        new GraphState(ProcessIdentity.Current, addresses, _ready, [.. processes]).Write(folder.StateFile);
    }
}
