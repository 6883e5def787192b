using System.Diagnostics;

namespace Trae.AppHost.State;

/// <summary>Stops what a graph left running, newest first.</summary>
internal static class LeftOvers
{
    /// <summary>The arguments that ask the AppHost for this, instead of running the graph.</summary>
    public const string DownArgument = "--down";

    /// <summary>Followed by the id of the AppHost that died.</summary>
    public const string CleanUpAfter = "--clean-up-after";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan OwnerGrace = TimeSpan.FromSeconds(100);

    /// <summary>What <c>./trae down</c> does: asks a running graph to stop, and stops what a dead one left behind.</summary>
    public static async Task<int> Down(DataFolder folder)
    {
        var state = GraphState.Read(folder.StateFile);
        if (state is null)
        {
            Console.WriteLine($"Nothing of Trae runs from {folder.Root}.");

            return 0;
        }

        await Stop(state.Owner, ProcessSignals.Terminate, OwnerGrace);
        await StopProcesses(folder);
        Console.WriteLine("Trae is stopped.");

        return 0;
    }

    /// <summary>Stops what a dead graph left behind; a living one is left alone.</summary>
    /// <param name="owner">The id of its AppHost; another's is left alone. Null for whoever it was.</param>
    public static async Task StopProcesses(DataFolder folder, int? owner = null)
    {
        var state = GraphState.Read(folder.StateFile);
        if (state is null || (owner is not null && state.Owner.Id != owner) || state.Owner.IsAlive)
        {
            return;
        }

        foreach (var left in state.Processes.Reverse().Where(left => left.Process.IsAlive))
        {
            Console.WriteLine($"Stopping {left.Name} (process {left.Process.Id}), left behind by a run that ended without stopping.");
            await Stop(left.Process, left.StopSignal, Grace);
            ProcessSignals.KillGroup(left.Process.Id);
        }

        File.Delete(folder.StateFile);
    }

    private static async Task Stop(ProcessIdentity identity, int signal, TimeSpan grace)
    {
        if (!identity.IsAlive)
        {
            return;
        }

        ProcessSignals.Send(identity.Id, signal);
        if (!await Ended(identity, grace) && identity.IsAlive)
        {
            ProcessSignals.Send(identity.Id, ProcessSignals.Kill);
            await Ended(identity, grace);
        }
    }

    private static async Task<bool> Ended(ProcessIdentity identity, TimeSpan within)
    {
        // Not our child, so nothing tells us: look.
        var since = Stopwatch.StartNew();
        while (identity.IsAlive && since.Elapsed < within)
        {
            await Task.Delay(50);
        }

        return !identity.IsAlive;
    }
}
