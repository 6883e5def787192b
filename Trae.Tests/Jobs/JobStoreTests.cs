using Npgsql;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Jobs;

public sealed class JobStoreTests(PostgresServer postgres)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly Guid _group = Guid.CreateVersion7();

    [Fact]
    public async Task Jobs_exist_if_and_only_if_the_callers_transaction_commits()
    {
        await using var bench = await JobBench.Create(postgres);
        await using var connection = await bench.Database.OpenConnectionAsync();

        await using (var undone = await connection.BeginTransactionAsync())
        {
            await JobStore.Enqueue(connection, [bench.Job(_group, new Work("undone"))], Ct);
            await undone.RollbackAsync();
        }

        await using (var done = await connection.BeginTransactionAsync())
        {
            await JobStore.Enqueue(connection, [bench.Job(_group, new Work("done"))], Ct);
            await done.CommitAsync();
        }

        Assert.Single(await bench.Store.List([_group], Ct));
    }

    [Fact]
    public async Task Enqueueing_outside_a_transaction_is_refused()
    {
        await using var bench = await JobBench.Create(postgres);
        await using var connection = await bench.Database.OpenConnectionAsync();

        var error = await Assert.ThrowsAsync<PostgresException>(
            () => JobStore.Enqueue(connection, [bench.Job(_group, new Work("half"))], Ct));

        Assert.Equal(PostgresErrorCodes.NoActiveSqlTransaction, error.SqlState);
        Assert.Empty(await bench.Store.List([_group], Ct));
    }

    [Fact]
    public async Task A_group_is_listed_in_the_order_of_its_creation_with_dependencies_first()
    {
        await using var bench = await JobBench.Create(postgres);
        var speak = bench.Job(_group, new Work("speak")) with { Scene = 0 };
        var draw = bench.Job(_group, new Work("draw"), speak.Id) with { Scene = 1 };
        var join = bench.Job(_group, new Work("join"), speak.Id, draw.Id) with { Scene = 2 };

        await bench.Enqueue(join, draw, speak);

        var jobs = await bench.Store.List([_group], Ct);
        Assert.Equal([0, 1, 2], jobs.Select(job => job.Scene!.Value));
        Assert.Equal([JobState.Ready, JobState.Blocked, JobState.Blocked], jobs.Select(job => job.State));
    }

    [Fact]
    public async Task Jobs_that_wait_for_each_other_are_refused()
    {
        await using var bench = await JobBench.Create(postgres);
        var one = bench.Job(_group, new Work("one"));
        var other = bench.Job(_group, new Work("other"), one.Id);

        await Assert.ThrowsAsync<ArgumentException>(() => bench.Enqueue(one with { DependsOn = [other.Id] }, other));
    }

    [Fact]
    public async Task A_second_job_of_the_same_key_is_ignored_and_what_depends_on_it_waits_for_the_first()
    {
        await using var bench = await JobBench.Create(postgres);
        var first = bench.Job(_group, new Work("narrate"));
        await bench.Enqueue(first);
        var claimed = (await bench.Claim())!;

        var later = Guid.CreateVersion7();
        var second = bench.Job(later, new Work("narrate")) with { UniqueKey = first.UniqueKey };
        await bench.Enqueue(second, bench.Job(later, new Work("render"), second.Id));

        var waiting = Assert.Single(await bench.Store.List([later], Ct));
        Assert.Equal(JobState.Blocked, waiting.State);

        await bench.Leases.Complete(claimed, Ct);
        Assert.Equal(waiting.Id, (await bench.Claim())!.Id);
    }

    [Fact]
    public async Task The_same_key_in_another_workspace_is_another_job()
    {
        await using var bench = await JobBench.Create(postgres);
        var job = bench.Job(_group, new Work("shared name"));

        await bench.Enqueue(job, job with { Id = Guid.CreateVersion7(), WorkspaceId = Guid.CreateVersion7() });

        Assert.Equal(2, (await bench.Store.List([_group], Ct)).Count);
    }

    [Fact]
    public async Task A_job_on_a_dependency_that_succeeded_is_ready_and_on_one_that_failed_is_failed()
    {
        await using var bench = await JobBench.Create(postgres);
        var good = bench.Job(_group, new Work("good"));
        var bad = bench.Job(_group, new Work("bad"));
        await bench.Enqueue(good, bad);
        await bench.Leases.Complete((await bench.Claim())!, Ct);
        await bench.Leases.Fail((await bench.Claim())!, "no-voice", "There is no such voice.", null, Ct);

        var later = Guid.CreateVersion7();
        await bench.Enqueue(bench.Job(later, new Work("a"), good.Id), bench.Job(later, new Work("b"), good.Id, bad.Id));

        var jobs = await bench.Store.List([later], Ct);
        Assert.Equal([JobState.Ready, JobState.Failed], jobs.Select(job => job.State));
        Assert.Equal("Not started, because an earlier step failed: There is no such voice.", jobs[1].Error);
    }

    [Fact]
    public async Task A_permanent_failure_fails_all_that_depends_on_it_and_says_why()
    {
        await using var bench = await JobBench.Create(postgres);
        var speak = bench.Job(_group, new Work("speak")) with { Scene = 2 };
        var draw = bench.Job(_group, new Work("draw"), speak.Id);
        var join = bench.Job(_group, new Work("join"), draw.Id);
        await bench.Enqueue(speak, draw, join, bench.Job(_group, new Work("apart")));

        await bench.Leases.Fail((await bench.Claim())!, "no-voice", "There is no such voice.", null, Ct);

        var jobs = await bench.Store.List([_group], Ct);
        Assert.Equal([JobState.Failed, JobState.Failed, JobState.Failed, JobState.Ready], jobs.Select(job => job.State));
        Assert.Equal(["no-voice", "dependency-failed", "dependency-failed"], jobs.Take(3).Select(job => job.ErrorCode));
        Assert.All(jobs.Skip(1).Take(2), job =>
            Assert.Equal("Not started, because an earlier step of scene 3 failed: There is no such voice.", job.Error));
        Assert.All(jobs.Take(3), job => Assert.NotNull(job.FinishedAt));
    }

    [Fact]
    public async Task Cancelling_ends_what_waits_and_tells_what_runs()
    {
        await using var bench = await JobBench.Create(postgres);
        var other = Guid.CreateVersion7();
        var running = bench.Job(_group, new Work("running"));
        var ready = bench.Job(_group, new Work("ready"));
        await bench.Enqueue(running, ready, bench.Job(_group, new Work("blocked"), running.Id), bench.Job(other, new Work("other"), ready.Id));
        var claimed = (await bench.Claim())!;

        Assert.Equal(3, await bench.Store.Cancel(_group, Ct));
        Assert.Equal(0, await bench.Store.Cancel(_group, Ct));

        Assert.Equal(
            [JobState.Running, JobState.Cancelled, JobState.Cancelled],
            (await bench.Store.List([_group], Ct)).Select(job => job.State));
        Assert.Equal("Not started, because an earlier step was cancelled.", Assert.Single(await bench.Store.List([other], Ct)).Error);

        Assert.Equal(LeaseAnswer.Cancel, await bench.Leases.Heartbeat(claimed, null, TimeSpan.FromMinutes(1), Ct));
        Assert.True(await bench.Leases.Fail(claimed, "attempt-failed", "Interrupted.", TimeSpan.Zero, Ct));
        Assert.Equal(JobState.Cancelled, (await bench.Store.List([_group], Ct))[0].State);
    }

    [Fact]
    public async Task Retrying_runs_what_failed_and_what_failed_because_of_it_and_nothing_that_succeeded()
    {
        await using var bench = await JobBench.Create(postgres);
        var good = bench.Job(_group, new Work("good"));
        var bad = bench.Job(_group, new Work("bad")) with { MaxAttempts = 1 };
        await bench.Enqueue(good, bad, bench.Job(_group, new Work("both"), good.Id, bad.Id));
        await bench.Leases.Complete((await bench.Claim())!, Ct);
        await bench.Leases.Fail((await bench.Claim())!, "attempt-failed", "No luck.", TimeSpan.Zero, Ct);

        Assert.Equal(2, await bench.Store.Retry(_group, Ct));

        var jobs = await bench.Store.List([_group], Ct);
        Assert.Equal([JobState.Succeeded, JobState.Ready, JobState.Blocked], jobs.Select(job => job.State));
        Assert.All(jobs, job => Assert.Null(job.Error));

        await bench.Leases.Complete((await bench.Claim())!, Ct);
        await bench.Leases.Complete((await bench.Claim())!, Ct);
        Assert.All(await bench.Store.List([_group], Ct), job => Assert.Equal(JobState.Succeeded, job.State));
    }

    [Fact]
    public async Task Retrying_what_blames_its_input_runs_what_made_that_too()
    {
        await using var bench = await JobBench.Create(postgres);
        var narrate = bench.Job(_group, new Work("narrate"));
        var render = bench.Job(_group, new Work("render"), narrate.Id);
        var check = bench.Job(_group, new Work("check"), render.Id) with { MaxAttempts = 1 };
        await bench.Enqueue(narrate, render, check, bench.Job(_group, new Work("publish"), check.Id), bench.Job(_group, new Work("aside")));
        await Next();
        await Next();
        await bench.Leases.Fail((await bench.Claim())!, "input-damaged", "Broken.", null, Ct);
        var aside = (await bench.Claim())!;
        var waiting = bench.Job(_group, new Work("waiting"), render.Id, aside.Id);
        await bench.Enqueue(waiting);

        Assert.Equal(5, await bench.Store.Retry(_group, Ct));
        Assert.Equal(0, await bench.Store.Retry(_group, Ct));

        Assert.Equal(
            [JobState.Ready, JobState.Blocked, JobState.Blocked, JobState.Blocked, JobState.Running, JobState.Blocked],
            (await bench.Store.List([_group], Ct)).Select(job => job.State));
        await bench.Leases.Complete(aside, Ct);
        Assert.Equal(narrate.Id, await Next());
        Assert.Equal(render.Id, await Next());
        Assert.Equal(check.Id, await Next());
        Assert.Equal([JobState.Ready, JobState.Ready], (await bench.Store.List([_group], Ct)).Where(job => job.State != JobState.Succeeded).Select(job => job.State));

        async Task<Guid> Next()
        {
            var claimed = (await bench.Claim())!;
            await bench.Leases.Complete(claimed, Ct);

            return claimed.Id;
        }
    }

    [Fact]
    public async Task Retrying_reaches_a_failed_dependency_in_another_group()
    {
        await using var bench = await JobBench.Create(postgres);
        var shared = bench.Job(Guid.CreateVersion7(), new Work("shared"));
        await bench.Enqueue(shared, bench.Job(_group, new Work("mine"), shared.Id));
        await bench.Leases.Fail((await bench.Claim())!, "x", "Broken.", null, Ct);

        Assert.Equal(2, await bench.Store.Retry(_group, Ct));

        Assert.Equal(shared.Id, (await bench.Claim())!.Id);
    }

    [Fact]
    public async Task Retrying_before_a_cancelled_job_has_stopped_runs_it_again()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue(bench.Job(_group, new Work("hesitant")));
        var claimed = (await bench.Claim())!;
        await bench.Store.Cancel(_group, Ct);

        Assert.Equal(1, await bench.Store.Retry(_group, Ct));
        Assert.True(await bench.Leases.EndCancelled(claimed, Ct));

        Assert.NotNull(await bench.Claim());
    }
}
