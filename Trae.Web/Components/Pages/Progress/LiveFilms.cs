namespace Trae.Web.Components.Pages.Progress;

/// <summary>The films that somebody watches the making of here.</summary>
internal sealed class LiveFilms
{
    private readonly Dictionary<Guid, LiveFilm> _watched = [];
    private readonly Lock _lock = new();

    public LiveFilm Join(Guid id)
    {
        lock (_lock)
        {
            if (!_watched.TryGetValue(id, out var film))
            {
                film = _watched[id] = new();
            }

            film.Watchers++;

            return film;
        }
    }

    public void Leave(Guid id, LiveFilm film)
    {
        lock (_lock)
        {
            film.Watchers--;
            if (film.Watchers == 0)
            {
                Forget(id, film);
            }
        }
    }

    /// <summary>Whoever comes from now on begins anew.</summary>
    public void Forget(Guid id, LiveFilm film)
    {
        lock (_lock)
        {
            if (_watched.GetValueOrDefault(id) == film)
            {
                _watched.Remove(id);
            }
        }
    }
}

/// <param name="Number">Counts up.</param>
/// <param name="Html">As all who watch see it.</param>
internal sealed record Drawing(int Number, string Html, bool IsLast);

/// <summary>One film: one of its watchers follows it and draws for all of them; once he leaves, or may not any more, another does.</summary>
internal sealed class LiveFilm
{
    private TaskCompletionSource _changed = NotYet();
    private Drawing? _latest;
    private int _isLed;

    /// <summary>Guarded by <see cref="LiveFilms"/>.</summary>
    public int Watchers { get; set; }

    public Drawing? Latest => Volatile.Read(ref _latest);

    /// <summary>Take it before looking at what is latest: then nothing is missed in between.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <returns>Whether nobody else follows the film; <see cref="StopLeading"/> is then for the caller.</returns>
    public bool TryLead() => Interlocked.CompareExchange(ref _isLed, 1, 0) == 0;

    public void Show(string html)
    {
        Volatile.Write(ref _latest, new((Latest?.Number ?? 0) + 1, html, IsLast: false));
        Ring();
    }

    /// <summary>Nothing follows what was shown.</summary>
    public void End()
    {
        Volatile.Write(ref _latest, (Latest ?? new(0, "", IsLast: true)) with { IsLast = true });
        Ring();
    }

    public void StopLeading()
    {
        Volatile.Write(ref _isLed, 0);
        Ring();
    }

    private void Ring() => Interlocked.Exchange(ref _changed, NotYet()).TrySetResult();

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
