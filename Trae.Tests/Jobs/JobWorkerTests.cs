using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Jobs;

/// <summary>The worker inside the test; <see cref="JobCrashTests"/> has those that are killed.</summary>
public sealed class JobWorkerTests(PostgresServer postgres)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly Guid _group = Guid.CreateVersion7();

    [Fact]
    public async Task Runs_jobs_in_the_order_of_their_dependencies()
    {
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker();
        var speak = bench.Job(_group, new Work("speak", 2, 20));
        var draw = bench.Job(_group, new Work("draw"), speak.Id);

        await bench.Enqueue(speak, draw, bench.Job(_group, new Work("join"), draw.Id));

        var jobs = await bench.UntilEnded(_group);
        Assert.All(jobs, job => Assert.Equal((JobState.Succeeded, 1d), (job.State, job.Progress)));
        Assert.True(jobs[0].FinishedAt <= jobs[1].StartedAt && jobs[1].FinishedAt <= jobs[2].StartedAt);
        Assert.Equal(3L, await bench.Scalar<long>("select count(*) from effects"));
    }

    [Fact]
    public async Task Progress_is_seen_while_the_job_runs()
    {
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker();
        await bench.Enqueue(bench.Job(_group, new Work("long", 1000, 20)));

        var seen = await bench.Until(_group, jobs => jobs[0].Progress > 0);

        Assert.Equal(JobState.Running, seen[0].State);
        Assert.StartsWith("Step ", seen[0].Stage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poisonous_job_fails_after_its_attempts_while_others_flow()
    {
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker(options => options.Slots = 1);
        var others = Guid.CreateVersion7();

        await bench.Enqueue(bench.Job(_group, new Poison("throw")) with { MaxAttempts = 3 });
        await bench.Enqueue([.. Enumerable.Range(0, 10).Select(n => bench.Job(others, new Work($"{n}")))]);

        var poison = Assert.Single(await bench.UntilEnded(_group));
        Assert.Equal((JobState.Failed, 3, "attempt-failed"), (poison.State, poison.Attempts, poison.ErrorCode));
        Assert.DoesNotContain("This job fails every time.", poison.Error, StringComparison.Ordinal);
        Assert.EndsWith($"finds the reason in the log of job {poison.Id}.", poison.Error, StringComparison.Ordinal);
        Assert.All(await bench.UntilEnded(others), job => Assert.Equal(JobState.Succeeded, job.State));
    }

    [Fact]
    public async Task A_permanent_failure_is_not_tried_again()
    {
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker();
        await bench.Enqueue(bench.Job(_group, new Poison("permanent")));

        var job = Assert.Single(await bench.UntilEnded(_group));

        Assert.Equal((JobState.Failed, 1, "link-unreachable"), (job.State, job.Attempts, job.ErrorCode));
        Assert.Equal("The page does not answer. Check the link.", job.Error);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_holds_nothing_up()
    {
        await using var bench = await JobBench.Create(postgres);
        var (queued, retried, held) = (bench.Job(_group, new Work("queued")), bench.Job(_group, new Work("retried")), bench.Job(_group, new Work("held")));
        await bench.Enqueue(held);
        Assert.Equal(held.Id, (await bench.Claim())!.Id);
        await bench.Enqueue(retried);
        await bench.Leases.Fail((await bench.Claim())!, "attempt-failed", "No luck.", TimeSpan.Zero, Ct);
        await bench.Enqueue(queued);

        // Two hours back is the same as that everything happened two hours from now.
        await bench.Scalar<int>("update jobs set run_at = run_at + interval '2 hours', created_at = created_at + interval '2 hours', lease_until = lease_until + interval '2 hours' returning 1");
        Assert.Null(await bench.Claim());
        Assert.Equal(3, await bench.Leases.BringBackTimes(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), Ct));
        Assert.Equal(0, await bench.Leases.BringBackTimes(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), Ct));
        using var worker = await bench.StartWorker();

        Assert.All(await bench.UntilEnded(_group), job => Assert.Equal(JobState.Succeeded, job.State));
    }

    [Fact]
    public async Task What_a_job_finds_damaged_is_made_again_as_often_as_the_job_has_attempts()
    {
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker();
        var made = bench.Job(_group, new Work("made"));
        var beside = bench.Job(_group, new Work("beside"));
        var needs = bench.Job(_group, new Poison("input"), made.Id) with { MaxAttempts = 3 };
        await bench.Enqueue(made, beside, needs, bench.Job(_group, new Work("after"), needs.Id, beside.Id));

        var jobs = await bench.UntilEnded(_group);

        Assert.Equal([JobState.Succeeded, JobState.Succeeded, JobState.Failed, JobState.Failed], jobs.Select(job => job.State));
        Assert.Equal((3, "input-missing", "What it needs is gone."), (jobs[2].Attempts, jobs[2].ErrorCode, jobs[2].Error));
        Assert.Equal("Not started, because an earlier step failed: What it needs is gone.", jobs[3].Error);
        Assert.Equal((3L, 1L), (await Successes(made.Id), await Successes(beside.Id)));

        Task<long> Successes(Guid job) => bench.Scalar<long>("select count(*) from successes where job_id = $1", job);
    }

    [Fact]
    public async Task A_payload_that_cannot_be_read_fails_at_once()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue(bench.Job(_group, new Work("unreadable")));
        await bench.Scalar<int>("""update jobs set payload = '{"steps": "many"}' returning 1""");
        using var worker = await bench.StartWorker();

        Assert.Equal("job-unreadable", Assert.Single(await bench.UntilEnded(_group)).ErrorCode);
    }

    [Fact]
    public async Task A_cancelled_job_stops_and_leaves_no_effect()
    {
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker();
        var endless = bench.Job(_group, new Work("endless", 1, int.MaxValue));
        await bench.Enqueue(endless, bench.Job(_group, new Work("after"), endless.Id));
        await bench.Until(_group, jobs => jobs[0].State == JobState.Running);

        await bench.Store.Cancel(_group, Ct);

        Assert.All(await bench.UntilEnded(_group), job => Assert.Equal(JobState.Cancelled, job.State));
        Assert.Equal(0L, await bench.Scalar<long>("select count(*) from effects"));
    }

    [Fact]
    public async Task A_worker_that_stops_gives_its_jobs_back_with_their_attempt()
    {
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker();
        await bench.Enqueue(bench.Job(_group, new Work("interrupted", 1, int.MaxValue)));
        await bench.Until(_group, jobs => jobs[0].State == JobState.Running);

        await worker.StopAsync(Ct);

        var job = Assert.Single(await bench.Store.List([_group], Ct));
        Assert.Equal((JobState.Ready, 0), (job.State, job.Attempts));
    }

    [Fact]
    public async Task The_doorbell_wakes_a_worker_that_never_polls()
    {
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker(options => options.Poll = TimeSpan.FromDays(1));

        for (var n = 0; n < 5; n++)
        {
            await bench.Enqueue(bench.Job(_group, new Work($"{n}")));
            await bench.UntilEnded(_group);
        }
    }

    [Fact]
    public async Task The_poll_finds_what_a_lost_doorbell_did_not_announce()
    {
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker(services: services => services.Replace(ServiceDescriptor.Singleton<IJobBell, BrokenBell>()));

        await bench.Enqueue(bench.Job(_group, new Work("unannounced")));

        await bench.UntilEnded(_group);
    }

    [Fact]
    public async Task One_trace_runs_from_whoever_enqueued_to_the_handler()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Trae.Jobs",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        await using var bench = await JobBench.Create(postgres);
        using var worker = await bench.StartWorker();

        using var click = new Activity("click").Start();
        await bench.Enqueue(bench.Job(_group, new Work("traced")));
        click.Stop();

        await bench.UntilEnded(_group);
        Assert.Equal($"{click.TraceId}", await bench.Scalar<string>("select trace from effects"));
    }

    [Fact]
    public async Task A_handler_whose_lease_runs_out_unrenewed_is_stopped_by_the_workers_own_clock()
    {
        await using var bench = await JobBench.Create(postgres);
        var stopped = new TaskCompletionSource();

        // It never beats, as when the database cannot be reached.
        using var worker = await bench.StartWorker(
            options => (options.Heartbeat, options.Lease) = (TimeSpan.FromHours(1), TimeSpan.FromSeconds(1)),
            services => services.AddSingleton(stopped).AddJobHandler<Endless, EndlessHandler>());
        await bench.Enqueue(bench.Job(_group, new Endless()));

        await stopped.Task.WaitAsync(JobBench.Deadline);
    }

    private sealed class BrokenBell : IJobBell
    {
        public Task NextRing(CancellationToken ct) => Task.Delay(Timeout.Infinite, ct);
    }

    internal sealed record Endless;

    private sealed class EndlessHandler(TaskCompletionSource stopped) : IJobHandler<Endless>
    {
        public async Task Handle(Endless job, JobContext context, CancellationToken ct)
        {
            await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopped.TrySetResult();
        }
    }
}
