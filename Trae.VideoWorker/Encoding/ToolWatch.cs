namespace Trae.VideoWorker.Encoding;

/// <summary>What is seen of a running tool.</summary>
/// <param name="Moves">Grows with whatever it reports, takes or gives.</param>
/// <param name="IsItsTurn">Whether it has what it needs to go on; else it waits for us.</param>
/// <param name="Worked">The time that processors have spent on it.</param>
internal readonly record struct ToolSigns(long Moves, bool IsItsTurn, TimeSpan Worked);

/// <summary>
/// Tells a tool that hangs from one that is slow. The clock only says when to look: what counts is whether it gets on, and if it does
/// not, whether it works. Looks are counted instead of times compared, so a worker that was itself stopped for a while blames nobody.
/// </summary>
/// <param name="patience">How long a tool may neither get on nor work; ten times that, it may work without getting on.</param>
/// <param name="mostWork">All the time that processors may spend on it.</param>
internal sealed class ToolWatch(TimeSpan patience, TimeSpan? mostWork = null)
{
    private const int Looks = 5;
    private const int MostFutile = 10;

    private ToolSigns _last;
    private TimeSpan _workedAtLastMove;
    private int _quiet;

    public TimeSpan Interval => patience / Looks;

    /// <returns>Why it is to be stopped, as the end of a sentence about it; null while it may go on.</returns>
    public string? Look(ToolSigns now)
    {
        var isQuiet = now.IsItsTurn && now.Moves == _last.Moves;
        _workedAtLastMove = isQuiet ? _workedAtLastMove : now.Worked;
        _quiet = isQuiet && now.Worked == _last.Worked ? _quiet + 1 : 0;
        _last = now;

        return now switch
        {
            _ when _quiet == Looks => $"showed no sign of life for {Words(patience)}",
            _ when now.Worked - _workedAtLastMove > patience * MostFutile => $"worked for {Words(patience * MostFutile)} without getting on",
            _ when now.Worked > mostWork => $"needed more than {Words(mostWork.Value)} of a processor's time",
            _ => null,
        };
    }

    private static string Words(TimeSpan time) => time.TotalSeconds < 120
        ? FormattableString.Invariant($"{time.TotalSeconds:0.#} seconds")
        : FormattableString.Invariant($"{time.TotalMinutes:0.#} minutes");
}
