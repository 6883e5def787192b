using System.Collections.Concurrent;
using Trae.Api.Data;
using Trae.Jobs;

namespace Trae.Api.Features.Identity;

/// <summary>
/// What the database said of callers within the last half second, so that a hundred requests of one caller are one look. Whatever this
/// process writes empties it at once, and what another one changes when Postgres tells of it. Should that word be lost, the age is left:
/// nobody keeps a right for longer.
/// </summary>
internal sealed class CallerCache(TimeProvider clock) : INotified
{
    public static readonly TimeSpan Age = TimeSpan.FromMilliseconds(500);

    private const int Most = 10_000;

    private volatile ConcurrentDictionary<(CallerKind, string), Kept> _kept = new();

    /// <summary>What the triggers of the migration <c>CallerChanges</c> notify.</summary>
    string INotified.Channel => "callers";

    void INotified.Heard(string? payload) => Empty();

    public void Empty() => _kept = new();

    /// <param name="kind">What kind of caller.</param>
    /// <param name="id">Which one.</param>
    /// <param name="read">Asks the database; null is nobody, and is asked again next time.</param>
    public async ValueTask<T?> Get<T>(CallerKind kind, string id, Func<Task<T?>> read)
        where T : class
    {
        // An answer goes where it was asked for: if that was emptied meanwhile, it may be out of date and nobody finds it.
        var kept = _kept;
        if (kept.TryGetValue((kind, id), out var found) && clock.GetElapsedTime(found.At) < Age)
        {
            return (T)found.Value;
        }

        var at = clock.GetTimestamp();
        var value = await read();
        if (kept.Count >= Most)
        {
            Empty();
        }
        else if (value is not null)
        {
            kept[(kind, id)] = new(value, at);
        }

        return value;
    }

    private sealed record Kept(object Value, long At);
}
