using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Jobs;

public sealed class JobLeasesTests(PostgresServer postgres)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly Guid _group = Guid.CreateVersion7();

    [Fact]
    public async Task An_old_token_is_refused_whatever_it_says()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue(bench.Job(_group, new Work("one")));

        var old = (await bench.Claim(TimeSpan.Zero))!;
        Assert.Equal(1, await bench.Leases.Reap(Ct));
        var current = (await bench.Claim())!;

        Assert.True(current.Token > old.Token);
        Assert.Equal(2, current.Attempt);
        Assert.Equal(LeaseAnswer.Lost, await bench.Leases.Heartbeat(old, new("Late", 0.9), TimeSpan.FromHours(1), Ct));
        Assert.False(await bench.Leases.Complete(old, Ct));
        Assert.False(await bench.Leases.Fail(old, "x", "x", null, Ct));
        Assert.False(await bench.Leases.EndCancelled(old, Ct));
        Assert.False(await bench.Leases.Release(old, Ct));

        var job = Assert.Single(await bench.Store.List([_group], Ct));
        Assert.Equal((JobState.Running, null), (job.State, job.Stage));

        Assert.Equal(LeaseAnswer.Kept, await bench.Leases.Heartbeat(current, null, TimeSpan.FromHours(1), Ct));
        Assert.True(await bench.Leases.Complete(current, Ct));
        Assert.False(await bench.Leases.Complete(old, Ct));
    }

    [Fact]
    public async Task The_next_job_is_due_when_its_time_comes_and_never_where_there_is_none()
    {
        await using var bench = await JobBench.Create(postgres);
        string[] kinds = [nameof(Work)];
        Assert.Null(await bench.Leases.NextDue(kinds, Ct));

        await bench.Enqueue(bench.Job(_group, new Work("one")));
        Assert.Equal(TimeSpan.Zero, await bench.Leases.NextDue(kinds, Ct));

        await bench.Leases.Fail((await bench.Claim())!, "x", "x", TimeSpan.FromHours(1), Ct);
        Assert.InRange((await bench.Leases.NextDue(kinds, Ct))!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
        Assert.Null(await bench.Leases.NextDue(["Other"], Ct));
    }

    [Fact]
    public async Task Completing_twice_is_harmless_and_counts_once_for_dependents()
    {
        await using var bench = await JobBench.Create(postgres);
        var first = bench.Job(_group, new Work("first"));
        var second = bench.Job(_group, new Work("second"));
        await bench.Enqueue(first, second, bench.Job(_group, new Work("both"), first.Id, second.Id));

        var claimed = (await bench.Claim())!;
        Assert.True(await bench.Leases.Complete(claimed, Ct));
        Assert.True(await bench.Leases.Complete(claimed, Ct));

        Assert.Equal(JobState.Blocked, (await bench.Store.List([_group], Ct))[2].State);
    }

    [Fact]
    public async Task A_silent_worker_costs_an_attempt_and_the_last_one_fails_with_a_reason()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue(bench.Job(_group, new Work("lost")) with { MaxAttempts = 2 });

        await bench.Claim(TimeSpan.Zero);
        await bench.Leases.Reap(Ct);
        var once = Assert.Single(await bench.Store.List([_group], Ct));
        Assert.Equal((JobState.Ready, 1), (once.State, once.Attempts));

        await bench.Claim(TimeSpan.Zero);
        await bench.Leases.Reap(Ct);
        var twice = Assert.Single(await bench.Store.List([_group], Ct));
        Assert.Equal((JobState.Failed, "worker-lost"), (twice.State, twice.ErrorCode));
        Assert.Contains("attempt 2 of 2", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_that_holds_is_left_alone()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue(bench.Job(_group, new Work("held")));
        await bench.Claim();

        Assert.Equal(0, await bench.Leases.Reap(Ct));
        Assert.Null(await bench.Claim());
    }

    [Fact]
    public async Task A_released_job_is_ready_with_the_attempt_given_back()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue(bench.Job(_group, new Work("released")) with { MaxAttempts = 1 });

        Assert.True(await bench.Leases.Release((await bench.Claim())!, Ct));

        Assert.Equal(1, (await bench.Claim())!.Attempt);
    }

    [Fact]
    public async Task A_failed_attempt_waits_for_its_time()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue(bench.Job(_group, new Work("later")));

        await bench.Leases.Fail((await bench.Claim())!, "attempt-failed", "No luck.", TimeSpan.FromHours(1), Ct);

        Assert.Null(await bench.Claim());
        Assert.InRange((await bench.Leases.NextDue([nameof(Work)], Ct))!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_small_workspace_is_not_starved_by_a_large_one(int slots)
    {
        await using var bench = await JobBench.Create(postgres);
        var small = Guid.CreateVersion7();
        await bench.Enqueue([.. Enumerable.Range(0, 100).Select(n => bench.Job(_group, new Work($"{n}")) with { Priority = 5 })]);
        await bench.Enqueue([.. Enumerable.Range(0, 2).Select(n => bench.Job(_group, new Work($"{n}")) with { WorkspaceId = small })]);

        var running = new Queue<ClaimedJob>();
        var order = new List<Guid>();
        while (order.Count < 12)
        {
            if (running.Count == slots)
            {
                await bench.Leases.Complete(running.Dequeue(), Ct);
            }

            running.Enqueue((await bench.Claim())!);
            order.Add(running.Last().WorkspaceId);
        }

        Assert.InRange(order.LastIndexOf(small), 1, 4);
        Assert.Equal(2, order.Count(workspace => workspace == small));
    }

    [Fact]
    public async Task Within_a_workspace_priority_goes_before_age()
    {
        await using var bench = await JobBench.Create(postgres);
        var low = bench.Job(_group, new Work("low"));
        var high = bench.Job(_group, new Work("high")) with { Priority = 1 };
        await bench.Enqueue(low, high, bench.Job(_group, new Work("lower")) with { Priority = -1 });

        Assert.Equal(high.Id, (await bench.Claim())!.Id);
        Assert.Equal(low.Id, (await bench.Claim())!.Id);
    }

    [Fact]
    public async Task Only_the_kinds_asked_for_are_claimed()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue(bench.Job(_group, new Work("not mine")));

        Assert.Null(await bench.Leases.Claim([nameof(Poison)], "test", TimeSpan.FromMinutes(1), Ct));
    }

    [Fact]
    public async Task Concurrent_claims_never_share_a_job()
    {
        await using var bench = await JobBench.Create(postgres);
        await bench.Enqueue([.. Enumerable.Range(0, 60).Select(n => bench.Job(_group, new Work($"{n}")))]);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => bench.Claim()));

        Assert.Equal(60, claimed.Select(job => job!.Id).Distinct().Count());
    }
}
