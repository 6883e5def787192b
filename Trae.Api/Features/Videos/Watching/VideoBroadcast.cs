using Trae.Contracts;

namespace Trae.Api.Features.Videos.Watching;

/// <summary>
/// What is new of one video, for all who watch it here. They are told in waves of a few hundred, with a pause between two: a crowd that is
/// told at once would keep everybody else waiting.
/// </summary>
internal sealed class VideoBroadcast(TimeProvider clock)
{
    private const int WaveSize = 250;

    private static readonly TimeSpan BetweenWaves = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Wave> _waves = [new()];
    private readonly Lock _lock = new();
    private VideoNews? _latest;
    private int _joined;

    /// <summary>Once the first look is done: whether there is such a video.</summary>
    public Task<bool> IsThere => _ready.Task;

    public VideoNews? Latest => Volatile.Read(ref _latest);

    /// <summary>Ends when nobody watches any more.</summary>
    public CancellationTokenSource Watched { get; } = new();

    /// <summary>Guarded by <see cref="VideoBroadcasts"/>.</summary>
    public int Watchers { get; set; }

    public Wave Join()
    {
        lock (_lock)
        {
            if (Watchers > _waves.Count * WaveSize)
            {
                _waves.Add(new());
            }

            return _waves[_joined++ % _waves.Count];
        }
    }

    /// <returns>Whether it goes on.</returns>
    public async Task<bool> Tell(VideoDto video, CancellationToken ct)
    {
        var news = VideoNews.Of(video, Latest);
        await Pass(news, news.Id != Latest?.Id || news.IsEnd, ct);

        return !news.IsEnd;
    }

    /// <summary>A sign of life.</summary>
    public Task Beat(CancellationToken ct) => Pass(Latest! with { Beat = Latest!.Beat + 1 }, isNew: true, ct);

    /// <summary>There is no such video, or none any more.</summary>
    public async Task Vanish()
    {
        if (Latest is { } last)
        {
            await Pass(last with { IsEnd = true }, isNew: true, CancellationToken.None);
        }
        else
        {
            _ready.TrySetResult(false);
        }
    }

    /// <summary>It cannot be read: who waits for the first look is told why; the others' streams end, and they come again.</summary>
    public async Task Fail(Exception reason)
    {
        _ready.TrySetException(reason);

        // Seen by nobody, if nobody waits any more.
        _ = _ready.Task.Exception;
        await Vanish();
    }

    private async Task Pass(VideoNews news, bool isNew, CancellationToken ct)
    {
        Volatile.Write(ref _latest, news);
        _ready.TrySetResult(true);
        if (!isNew)
        {
            return;
        }

        Wave[] waves;
        lock (_lock)
        {
            waves = [.. _waves];
        }

        foreach (var wave in waves)
        {
            wave.Ring();
            if (waves.Length > 1)
            {
                await Task.Delay(BetweenWaves, clock, ct);
            }
        }
    }
}

/// <summary>Some of those who watch, woken together.</summary>
internal sealed class Wave
{
    private TaskCompletionSource _next = NotYet();

    /// <summary>Take it before looking at what is new: then nothing is missed in between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, NotYet()).TrySetResult();

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
