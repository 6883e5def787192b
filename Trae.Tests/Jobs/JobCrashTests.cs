using Npgsql;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Jobs;

/// <summary>Nothing accepted is ever lost: real worker processes are killed, frozen and cut off from a real database.</summary>
public sealed class JobCrashTests(PostgresServer postgres)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly Guid _group = Guid.CreateVersion7();

    [Fact]
    public async Task Workers_killed_twenty_times_in_mid_job_still_end_every_job_once_with_one_effect()
    {
        await using var bench = await JobBench.Create(postgres);
        var gate = await bench.CloseGate();
        var names = 0;

        for (var kill = 0; kill < 20; kill++)
        {
            // The gated one keeps the victim at work until it has been seen and killed; others may be ending just then.
            await bench.Enqueue([.. Jobs(bench, 3, () => $"{names++}", 20, 20), .. Jobs(bench, 1, () => $"{names++}", 20, 20, gated: true)]);
            await using var victim = new WorkerProcess(bench.ConnectionString, slots: 2);

            // Each kill hits at another point of the work.
            await UntilRunning(bench, victim, progress: kill % 5 / 10d);
            await victim.Kill();
        }

        await gate.DisposeAsync();
        await using var survivor = new WorkerProcess(bench.ConnectionString, slots: 8);
        var jobs = await bench.UntilEnded(_group);

        await AssertEachOnce(bench, jobs, names);
        Assert.Contains(jobs, job => job.Attempts > 1);
    }

    [Fact]
    public async Task A_worker_frozen_past_its_lease_loses_the_job_and_works_on()
    {
        await using var bench = await JobBench.Create(postgres);
        await using var frozen = new WorkerProcess(bench.ConnectionString, slots: 1);
        var gate = await bench.CloseGate();
        await bench.Enqueue(Jobs(bench, 1, () => "contested", 1, 0, gated: true));
        await UntilRunning(bench, frozen);

        await frozen.Freeze();
        await using (var other = new WorkerProcess(bench.ConnectionString, slots: 1))
        {
            await UntilRunning(bench, other);
            await gate.DisposeAsync();
            await bench.UntilEnded(_group);
            await other.Terminate();
        }

        await frozen.Thaw();
        await frozen.Says("is no longer ours");
        await bench.Enqueue(Jobs(bench, 1, () => "next", 1, 0));

        var jobs = await bench.UntilEnded(_group);
        Assert.True(jobs[0].Attempts > 1);
        await AssertEachOnce(bench, jobs, 2);
    }

    [Fact]
    public async Task A_database_that_crashes_under_load_loses_nothing_that_was_accepted()
    {
        await using var server = new PostgresServer();
        await using var bench = await JobBench.Create(server);
        await using var first = new WorkerProcess(bench.ConnectionString, slots: 3);
        await using var second = new WorkerProcess(bench.ConnectionString, slots: 3);
        var names = 0;

        for (var crash = 0; crash < 3; crash++)
        {
            await EnqueueUntilAccepted(bench, Jobs(bench, 20, () => $"{names++}", 10, 40));
            await bench.Until(_group, jobs => jobs.Any(job => job.State == JobState.Succeeded));

            var during = EnqueueUntilAccepted(bench, Jobs(bench, 10, () => $"{names++}", 10, 40));
            await server.Crash();
            await server.Resume();
            await during;
        }

        await AssertEachOnce(bench, await bench.UntilEnded(_group), names);
    }

    [Fact]
    public async Task A_job_enqueued_and_announced_three_times_at_once_has_one_effect()
    {
        await using var bench = await JobBench.Create(postgres);
        await using var first = new WorkerProcess(bench.ConnectionString, slots: 2, "Jobs:Lease=00:05:00");
        await using var second = new WorkerProcess(bench.ConnectionString, slots: 2, "Jobs:Lease=00:05:00");
        await using var third = new WorkerProcess(bench.ConnectionString, slots: 2, "Jobs:Lease=00:05:00");
        await Task.WhenAll(first.Started(), second.Started(), third.Started());

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            bench.Enqueue(bench.Job(_group, new Work("asked for thrice", 5, 20)) with { UniqueKey = "thrice" })));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bench.Scalar<string>("select pg_notify('trae_jobs', '')::text")));

        var job = Assert.Single(await bench.UntilEnded(_group));
        Assert.Equal((JobState.Succeeded, 1), (job.State, job.Attempts));
        Assert.Equal(1L, await bench.Scalar<long>("select count(*) from effects where name = 'asked for thrice'"));
        Assert.Equal(1L, await bench.Scalar<long>("select count(*) from successes where job_id = $1", job.Id));
    }

    [Fact]
    public async Task A_job_that_kills_its_worker_fails_after_its_attempts()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue(bench.Job(_group, new Poison("crash")) with { MaxAttempts = 2 }, bench.Job(_group, new Work("harmless")));

        for (var attempt = 0; attempt < 2; attempt++)
        {
            await using var doomed = new WorkerProcess(bench.ConnectionString, slots: 1);
            await doomed.Exited().WaitAsync(JobBench.Deadline);
        }

        await using var last = new WorkerProcess(bench.ConnectionString, slots: 1);
        var jobs = await bench.UntilEnded(_group);

        Assert.Equal((JobState.Failed, "worker-lost", 2), (jobs[0].State, jobs[0].ErrorCode, jobs[0].Attempts));
        Assert.Equal(JobState.Succeeded, jobs[1].State);
    }

    [Fact]
    public async Task A_worker_told_to_stop_gives_its_job_back_at_once()
    {
        await using var bench = await JobBench.Create(postgres);
        await using var worker = new WorkerProcess(bench.ConnectionString, slots: 1, "Jobs:Lease=00:10:00");
        await bench.Enqueue(Jobs(bench, 1, () => "interrupted", 1, int.MaxValue));
        await UntilRunning(bench, worker);

        await worker.Terminate();

        Assert.Equal(JobState.Ready, Assert.Single(await bench.Store.List([_group], Ct)).State);
    }

    private NewJob[] Jobs(JobBench bench, int count, Func<string> name, int steps, int milliseconds, bool gated = false) =>
    [
        .. Enumerable.Range(0, count).Select(_ => bench.Job(_group, new Work(name(), steps, milliseconds, gated)) with { MaxAttempts = 50 }),
    ];

    /// <summary>As a client does that hears nothing back; the keys make a repeat harmless.</summary>
    private static async Task EnqueueUntilAccepted(JobBench bench, NewJob[] jobs)
    {
        while (true)
        {
            try
            {
                await bench.Enqueue(jobs);

                return;
            }
            catch (NpgsqlException error) when (error.IsTransient)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Ct);
            }
        }
    }

    private Task<long> UntilRunning(JobBench bench, WorkerProcess worker, double progress = 0) =>
        bench.Until(
            _group,
            _ => bench.Scalar<long>(
                "select count(*) from jobs where state = 'running' and owner = $1 and progress >= $2", worker.Owner, progress),
            running => running > 0);

    private static async Task AssertEachOnce(JobBench bench, IReadOnlyList<JobSnapshot> jobs, int count)
    {
        Assert.Equal(count, jobs.Count);
        Assert.All(jobs, job => Assert.Equal(JobState.Succeeded, job.State));
        Assert.Equal((long)count, await bench.Scalar<long>("select count(*) from effects"));
        Assert.Equal((long)count, await bench.Scalar<long>("select count(*) from successes"));
        Assert.Equal((long)count, await bench.Scalar<long>("select count(distinct job_id) from successes"));
    }
}
