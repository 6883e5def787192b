using System.Diagnostics;
using System.Net;
using Trae.AppHost.State;

namespace Trae.Tests.AppHost.Standin;

/// <summary>The whole graph, started as a person starts it.</summary>
public sealed class GraphTests
{
    [Fact]
    public async Task Becomes_healthy_and_stops_leaving_no_process_behind()
    {
        using var folder = new TemporaryFolder();
        using var graph = GraphProcess.Start(folder.Path);
        await graph.Ready();

        using var http = new HttpClient();
        foreach (var name in new[] { "web", "api", "worker" })
        {
            using var response = await http.GetAsync(new Uri($"{graph.State.Addresses[name]}/health"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        var processes = graph.State.Processes;
        Assert.Equal(["api", "postgres", "redis", "web", "worker"], processes.Select(each => each.Name).Order(StringComparer.Ordinal));
        graph.Signal(ProcessSignals.Interrupt);

        Assert.Equal(0, await graph.ExitCode());
        Assert.DoesNotContain(processes, each => each.Process.IsAlive);
    }

    [Fact]
    public async Task Leaves_no_process_behind_when_the_AppHost_is_killed()
    {
        using var folder = new TemporaryFolder();
        using var graph = GraphProcess.Start(folder.Path);
        await graph.Ready();
        var processes = graph.State.Processes;

        graph.Signal(ProcessSignals.Kill);

        await Task.WhenAll(processes.Select(each => Ended(each.Process)));
        Assert.DoesNotContain(processes, each => each.Process.IsAlive);
        await graph.OutputEnded();
    }

    private static async Task Ended(ProcessIdentity identity)
    {
        try
        {
            using var process = Process.GetProcessById(identity.Id);
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        catch (ArgumentException)
        {
            // Gone already.
        }
    }
}
