using CsCheck;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Jobs;

/// <summary>What must hold whatever ends first, second, or at the same moment.</summary>
public sealed class JobDependencyTests(PostgresServer postgres)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task The_last_of_many_dependencies_that_end_at_once_wakes_the_one_that_waits()
    {
        await using var bench = await JobBench.Create(postgres);

        for (var round = 0; round < 20; round++)
        {
            var group = Guid.CreateVersion7();
            var scenes = Enumerable.Range(0, 8).Select(n => bench.Job(group, new Work($"{round}.{n}"))).ToArray();
            var ids = scenes.Select(job => job.Id).ToArray();
            await bench.Enqueue([.. scenes, bench.Job(group, new Work("video"), ids), bench.Job(group, new Work("captions"), [.. ids.Reverse()])]);
            var claimed = await Task.WhenAll(scenes.Select(_ => bench.Claim()));

            await Task.WhenAll(claimed.Select(job => bench.Leases.Complete(job!, Ct)));

            Assert.NotNull(await bench.Claim());
            Assert.NotNull(await bench.Claim());
        }
    }

    [Fact]
    public async Task A_job_enqueued_while_its_dependency_ends_is_never_forgotten()
    {
        await using var bench = await JobBench.Create(postgres);
        var group = Guid.CreateVersion7();

        for (var round = 0; round < 40; round++)
        {
            var dependency = bench.Job(group, new Work($"dependency {round}"));
            await bench.Enqueue(dependency);
            var claimed = (await bench.Leases.Claim([nameof(Work)], "test", TimeSpan.FromMinutes(1), Ct))!;
            var end = round % 2 == 0 ? bench.Leases.Complete(claimed, Ct) : bench.Leases.Fail(claimed, "x", "Broken.", null, Ct);

            await Task.WhenAll(end, bench.Enqueue(bench.Job(group, new Poison("never claimed"), dependency.Id)));
        }

        var jobs = await bench.Store.List([group], Ct);
        Assert.Equal(20, jobs.Count(job => job.State == JobState.Ready));
        Assert.DoesNotContain(jobs, job => job.State == JobState.Blocked);
    }

    [Fact]
    public async Task Any_graph_run_by_many_workers_ends_with_each_job_as_its_dependencies_say()
    {
        await using var bench = await JobBench.Create(postgres);

        await Graphs.SampleAsync(async graph =>
        {
            var group = Guid.CreateVersion7();
            var jobs = new List<NewJob>();
            foreach (var node in graph)
            {
                jobs.Add(bench.Job(group, new Work($"{Guid.NewGuid()}"), [.. node.DependsOn.Select(n => jobs[n].Id)]));
            }

            var fails = jobs.Where((_, n) => graph[n].Fails).Select(job => job.Id).ToHashSet();
            await bench.Enqueue(jobs);
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RunAll(bench, fails)));

            // A retry while some succeed: what failed gets its chance, and this time nothing fails.
            var first = await bench.Store.List([group], Ct);
            await Task.WhenAll(bench.Store.Retry(group, Ct), bench.Store.Retry(group, Ct), RunAll(bench, []), RunAll(bench, []));
            await Task.WhenAll(RunAll(bench, []), RunAll(bench, []));
            var second = await bench.Store.List([group], Ct);

            Assert.Equal(Expected(graph), first.Select(job => job.State));
            Assert.All(second, job => Assert.Equal(JobState.Succeeded, job.State));
        }, iter: 25);
    }

    private static Gen<List<Node>> Graphs { get; } =
        from size in Gen.Int[1, 14]
        from nodes in Gen.Select(Gen.Int[0, 13].Array[0, 4], Gen.Int[0, 4]).Array[size]
        select nodes
            .Select((node, n) => new Node([.. node.Item1.Where(_ => n > 0).Select(earlier => earlier % n).Distinct()], node.Item2 == 0))
            .ToList();

    /// <summary>Claims until nothing is ready; the last one to end a job sees what that made ready.</summary>
    private static async Task RunAll(JobBench bench, HashSet<Guid> fails)
    {
        while (await bench.Claim() is { } job)
        {
            // Some blame what they were made from, which then succeeds a second time.
            _ = fails.Contains(job.Id)
                ? await bench.Leases.Fail(job, job.Id.ToByteArray()[^1] % 2 == 0 ? "input-x" : "told-to", "It was told to.", null, Ct)
                : await bench.Leases.Complete(job, Ct);
        }
    }

    private static List<JobState> Expected(List<Node> graph)
    {
        var states = new List<JobState>();
        foreach (var node in graph)
        {
            var fails = node.Fails || node.DependsOn.Any(n => states[n] == JobState.Failed);
            states.Add(fails ? JobState.Failed : JobState.Succeeded);
        }

        return states;
    }

    /// <summary>A job that depends on earlier ones by their place.</summary>
    internal sealed record Node(int[] DependsOn, bool Fails);
}
