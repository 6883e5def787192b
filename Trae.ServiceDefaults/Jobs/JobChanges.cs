using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Trae.Jobs;

/// <summary>Why a watcher is woken.</summary>
public enum JobSignal
{
    /// <summary>A job of the group changed, or may have.</summary>
    Changed,

    /// <summary>Nothing was heard for a while; a sign of life for those who wait on the other side.</summary>
    Tick,
}

/// <summary>Tells when jobs change, for live progress; read them with <see cref="JobStore.List"/>.</summary>
public sealed class JobChanges(TimeProvider clock) : INotified
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    // A hundred scenes that beat every second shall not make a hundred reads.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<Channel<JobSignal>, Guid> _watchers = new();

    string INotified.Channel => JobSql.ChangesChannel;

    /// <summary>
    /// Yields at once, then whenever a job of the group changed (at most five times a second) and at least every 15 seconds.
    /// Ends only by cancellation.
    /// </summary>
    public async IAsyncEnumerable<JobSignal> Watch(Guid groupId, [EnumeratorCancellation] CancellationToken ct)
    {
        // One place: what happens while the watcher is busy, however much, is one more look.
        var changes = Channel.CreateBounded<JobSignal>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _watchers[changes] = groupId;

        try
        {
            yield return JobSignal.Changed;

            while (true)
            {
                yield return await Next(changes.Reader, ct);
                await Task.Delay(Pause, clock, ct);
            }
        }
        finally
        {
            _watchers.TryRemove(changes, out _);
        }
    }

    void INotified.Heard(string? payload)
    {
        Guid? group = Guid.TryParse(payload, out var id) ? id : null;
        foreach (var (changes, watched) in _watchers)
        {
            if (group is null || group == watched)
            {
                changes.Writer.TryWrite(JobSignal.Changed);
            }
        }
    }

    private async Task<JobSignal> Next(ChannelReader<JobSignal> changes, CancellationToken ct)
    {
        using var silence = new CancellationTokenSource(Silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, ct);

        try
        {
            return await changes.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return JobSignal.Tick;
        }
    }
}
