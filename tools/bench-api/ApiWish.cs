namespace Trae.Bench;

/// <param name="Rounds">Pairs of runs of each read.</param>
/// <param name="Seconds">Of each run.</param>
/// <param name="Connections">At the same time.</param>
/// <param name="Only">Parts of the names of the reads that are wanted; empty for all.</param>
internal sealed record ApiWish(int Rounds, int Seconds, int Connections, string[] Only)
{
    public int Films { get; init; }

    public int Drafts { get; init; }
}
