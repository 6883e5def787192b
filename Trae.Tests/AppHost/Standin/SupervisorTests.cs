using System.Globalization;
using Aspire.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Trae.AppHost.State;

namespace Trae.Tests.AppHost.Standin;

public sealed class SupervisorTests
{
    private const string StayUp = "exec sleep 600";

    [Fact]
    public async Task Starts_a_process_only_when_what_it_waits_for_is_healthy()
    {
        await using var graph = new StandinGraph();
        var healthy = false;
        graph.Builder.Services.AddHealthChecks().AddCheck(
            "first-ready", () => healthy ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
        var first = graph.AddScript("first", $"echo first runs; {StayUp}").WithHealthCheck("first-ready");
        graph.AddScript("second", $"echo second runs; {StayUp}").WaitFor(first);

        await graph.Start();
        await graph.Transcript.Line("first runs");
        Assert.DoesNotContain(graph.Transcript.Lines, line => line.Contains("second", StringComparison.Ordinal));

        healthy = true;
        await graph.Transcript.Line("second runs");
        await graph.Transcript.Line("Trae is ready");
    }

    [Fact]
    public async Task Starts_a_crashed_process_again_and_says_with_which_exit_code_it_ended()
    {
        await using var graph = new StandinGraph();
        graph.AddScript("fragile", $"if [ -e crashed ]; then echo second life; {StayUp}; fi; touch crashed; exit 3");

        await graph.Start();

        var said = await graph.Transcript.Line("ended unexpectedly");
        Assert.Contains("fragile ended unexpectedly (exit code 3); it starts again in 1 s", said, StringComparison.Ordinal);
        await graph.Transcript.Line("second life");
    }

    [Fact]
    public async Task A_web_server_is_up_when_it_answers_that_it_is_healthy()
    {
        await using var graph = new StandinGraph();
        await File.WriteAllTextAsync(Path.Combine(graph.Folder, "unwell"), string.Empty);
        graph.AddWebServer("service");

        await graph.Start();
        await graph.Transcript.Line("unwell 3.");
        Assert.DoesNotContain(graph.Transcript.Lines, line => line.Contains("is up", StringComparison.Ordinal));

        File.Delete(Path.Combine(graph.Folder, "unwell"));
        await graph.Transcript.Line("service is up");
    }

    [Fact]
    public async Task Starts_a_process_again_that_lives_but_answers_nothing_any_more()
    {
        await using var graph = new StandinGraph("--Supervision:Silence=00:00:01", "--Supervision:Watch=00:00:00.1");
        graph.AddWebServer("service");
        await graph.Start();
        await graph.Transcript.Line("Trae is ready");
        var seen = graph.Transcript.Lines.Count;
        var first = graph.ProcessOf("service");

        ProcessSignals.Send(first.Id, OperatingSystem.IsMacOS() ? 17 : 19); // SIGSTOP

        await graph.Transcript.Line("service lives but has not answered for 1 s; it is ended");
        await graph.Transcript.Line("service ended unexpectedly (killed by signal 9); it starts again in 1 s");
        await graph.Transcript.Line("service is up", after: seen);
        Assert.False(first.IsAlive);
        Assert.NotEqual(first, graph.ProcessOf("service"));
    }

    [Fact]
    public async Task Leaves_a_process_alone_that_answers_that_it_is_unhealthy()
    {
        await using var graph = new StandinGraph("--Supervision:Silence=00:00:00.5", "--Supervision:Watch=00:00:00.05");
        graph.AddWebServer("service");
        await graph.Start();
        await graph.Transcript.Line("Trae is ready");
        var seen = graph.Transcript.Lines.Count;

        // Its answers are then 503; each is a line.
        await File.WriteAllTextAsync(Path.Combine(graph.Folder, "unwell"), string.Empty);
        for (var answer = 1; answer <= 30; answer++)
        {
            await graph.Transcript.Line($"unwell {answer}.", after: seen);
        }

        Assert.DoesNotContain(graph.Transcript.Lines, line => line.Contains("ended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clears_away_what_a_killed_process_had_started()
    {
        await using var graph = new StandinGraph();
        graph.AddScript("parent", "sleep 600 & echo child $!; wait");

        await graph.Start();
        var child = ProcessIdentity.Of(NumberIn(await graph.Transcript.Line("child ")))!;
        ProcessSignals.Send(graph.ProcessOf("parent").Id, ProcessSignals.Kill);

        await graph.Transcript.Line("parent ended unexpectedly (killed by signal 9)");
        Assert.False(child.IsAlive);
    }

    [Fact]
    public async Task Stops_in_reverse_order_and_leaves_nothing()
    {
        await using var graph = new StandinGraph();
        var first = graph.AddScript("first", $"echo up; {StayUp}");
        graph.AddScript("second", $"echo up; {StayUp}").WaitFor(first);

        await graph.Start();
        await graph.Transcript.Line("Trae is ready");
        ProcessIdentity[] processes = [graph.ProcessOf("first"), graph.ProcessOf("second")];
        await graph.Stop();

        var stopped = graph.Transcript.Lines.Where(line => line.Contains("stopped after", StringComparison.Ordinal)).ToArray();
        Assert.Collection(
            stopped,
            line => Assert.Contains("second", line, StringComparison.Ordinal),
            line => Assert.Contains("first", line, StringComparison.Ordinal));
        Assert.DoesNotContain(processes, process => process.IsAlive);
        Assert.False(File.Exists(new DataFolder(graph.Folder).StateFile));
    }

    [Fact]
    public async Task Stops_what_was_started_again_after_all_that_need_it()
    {
        await using var graph = new StandinGraph();
        var first = graph.AddScript("first", $"echo up; {StayUp}");
        graph.AddScript("second", $"echo up; {StayUp}").WaitFor(first);
        await graph.Start();
        await graph.Transcript.Line("Trae is ready");
        var seen = graph.Transcript.Lines.Count;

        ProcessSignals.Send(graph.ProcessOf("first").Id, ProcessSignals.Kill);
        await graph.Transcript.Line("first is up", after: seen);
        await graph.Stop();

        Assert.Collection(
            graph.Transcript.Lines.Where(line => line.Contains("stopped after", StringComparison.Ordinal)),
            line => Assert.Contains("second", line, StringComparison.Ordinal),
            line => Assert.Contains("first", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lets_nothing_start_behind_a_preparation_that_failed_and_ends_the_graph()
    {
        await using var graph = new StandinGraph();
        var migrations = graph.AddScript("migrations", "exit 4");
        graph.AddScript("service", $"echo service runs; {StayUp}").WaitForCompletion(migrations);

        await graph.Start();
        try
        {
            await graph.Transcript.Line("migrations failed (exit code 4)");
            var ending = graph.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            await Task.Delay(Timeout.Infinite, ending).ContinueWith(_ => { }, TaskScheduler.Default);

            Assert.Equal(1, Environment.ExitCode);
            Assert.DoesNotContain(graph.Transcript.Lines, line => line.Contains("service runs", StringComparison.Ordinal));
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    [Fact]
    public async Task Gives_each_replica_a_name_and_a_port_of_its_own()
    {
        await using var graph = new StandinGraph();
        graph.AddScript("twin", $"echo listens on $ASPNETCORE_URLS; {StayUp}")
            .WithHttpEndpoint()
            .WithAnnotation(new Aspire.Hosting.ApplicationModel.ReplicaAnnotation(2));

        await graph.Start();
        await graph.Transcript.Line("Trae is ready");
        string[] lines = [await graph.Transcript.Line("twin-1     | listens"), await graph.Transcript.Line("twin-2     | listens")];

        Assert.NotEqual(lines[0].Split("listens")[1], lines[1].Split("listens")[1]);
    }

    private static int NumberIn(string line) => int.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
}
