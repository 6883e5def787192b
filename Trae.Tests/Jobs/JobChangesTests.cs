using Microsoft.Extensions.Time.Testing;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Jobs;

public sealed class JobChangesTests(PostgresServer postgres)
{
    private readonly Guid _group = Guid.CreateVersion7();

    [Fact]
    public async Task A_watcher_is_told_of_its_own_group()
    {
        await using var bench = await JobBench.Create(postgres);
        using var deadline = new CancellationTokenSource(JobBench.Deadline);
        await bench.Enqueue(bench.Job(_group, new Work("watched")));

        // Reads until the listener is connected and has told of the enqueueing.
        await bench.Until(_group, jobs => jobs.Count == 1);
        await using var watch = bench.Changes.Watch(_group, deadline.Token).GetAsyncEnumerator(deadline.Token);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(JobSignal.Changed, watch.Current);

        var next = watch.MoveNextAsync();
        await bench.Claim();

        Assert.True(await next);
        Assert.Equal(JobSignal.Changed, watch.Current);
    }

    [Fact]
    public async Task Many_changes_while_the_watcher_is_busy_are_one_signal_and_silence_ticks()
    {
        var clock = new FakeTimeProvider();
        var changes = new JobChanges(clock);
        await using var watch = changes.Watch(_group, CancellationToken.None).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        for (var n = 0; n < 100; n++)
        {
            ((INotified)changes).Heard($"{_group}");
            ((INotified)changes).Heard($"{Guid.NewGuid()}");
        }

        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(JobSignal.Changed, watch.Current);

        var silent = watch.MoveNextAsync().AsTask();
        while (!silent.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await silent);
        Assert.Equal(JobSignal.Tick, watch.Current);
    }

    [Fact]
    public async Task Every_watcher_looks_again_after_the_connection_was_away()
    {
        var changes = new JobChanges(TimeProvider.System);
        await using var watch = changes.Watch(_group, CancellationToken.None).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        ((INotified)changes).Heard(null);

        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(JobSignal.Changed, watch.Current);
    }
}
