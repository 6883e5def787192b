using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

internal enum PassageKind
{
    Prose,
    List,
    Quotation,

    /// <summary>What leads up to a table or code that is shown.</summary>
    Exhibit,
}

/// <summary>One spoken line.</summary>
/// <param name="Position">The place of its sentence in the source.</param>
/// <param name="Alone">As spoken after anything else than the sentence before it: opening connective taken off.</param>
/// <param name="Following">As spoken after the sentence before it.</param>
/// <param name="Item">What the points layout shows for it, if it is a list's entry.</param>
internal sealed record SpokenLine(int Position, SourceBlock Block, string Alone, string Following, string? Item = null)
{
    /// <summary>With a full stop for a colon: the entries that follow have colons of their own.</summary>
    public SpokenLine Announcing() => this with { Alone = Stopped(Alone), Following = Stopped(Following) };

    private static string Stopped(string text) => text.EndsWith(':') ? text[..^1] + "." : text;
}

/// <summary>A stretch of the source that can be spoken by itself: a sentence with those it needs, a list, or a quotation.</summary>
/// <param name="Score">How much it is worth for each of its words.</param>
internal sealed record Passage(PassageKind Kind, IReadOnlyList<SpokenLine> Lines, double Score)
{
    public int First => Lines[0].Position;

    public int Last => Lines[^1].Position;

    public SourceBlock Block => Lines[^1].Block;

    public string? Section => Block.Section;

    public double Words { get; } = Lines.Select((line, i) => Pace.WordsOf(i == 0 ? line.Alone : line.Following)).Sum();

    public bool Overlaps(Passage other) => First <= other.Last && other.First <= Last;

    public bool Contains(Passage other) => First <= other.First && other.Last <= Last;

    /// <summary>The words as they are spoken.</summary>
    /// <param name="previous">Position of the line spoken just before in the same scene, or -1.</param>
    public IEnumerable<string> Speak(int previous)
    {
        foreach (var line in Lines)
        {
            yield return previous >= 0 && line.Position == previous + 1 ? line.Following : line.Alone;
            previous = line.Position;
        }
    }
}
