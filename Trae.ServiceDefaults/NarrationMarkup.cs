using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Trae;

/// <summary>A narration without its markup, and what the markup said; offsets count UTF-16 code units in <paramref name="Text"/>.</summary>
/// <param name="Pauses">In order; two at one offset are two pauses.</param>
/// <param name="Emphases">In order, not overlapping.</param>
public sealed record MarkedNarration(string Text, IReadOnlyList<MarkedPause> Pauses, IReadOnlyList<MarkedEmphasis> Emphases)
{
    public bool IsEmphasised(int offset) => Emphases.Any(emphasis => offset >= emphasis.Start && offset < emphasis.End);
}

public readonly record struct MarkedPause(int Offset, TimeSpan Length);

public readonly record struct MarkedEmphasis(int Start, int End);

/// <param name="Offset">In the narration as it is written.</param>
/// <param name="Message">What is wrong and what to do, without a subject: "has a pause of 9 s; …".</param>
public sealed record MarkupFault(string Code, int Offset, string Message);

/// <summary>
/// What a narration may hold beside its words: <c>[pause 0.5s]</c> (also 500ms; half a second if nothing is said), and
/// <c>*emphasis*</c> or <c>**emphasis**</c> on words of one line. Anything else is text.
/// </summary>
public static partial class NarrationMarkup
{
    private const int TimeoutMilliseconds = 10_000;

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Never fails: what is not well-formed stays text.</summary>
    public static MarkedNarration Read(string narration)
    {
        var text = new StringBuilder(narration.Length);
        var pauses = new List<MarkedPause>();
        var emphases = new List<MarkedEmphasis>();

        foreach (var mark in Marks(narration))
        {
            text.Append(mark.Text);

            if (mark.Pause is { } pause)
            {
                // Of the spaces on either side one is left.
                pauses.Add(new(text.Length, pause));
            }
            else if (mark.Emphasised)
            {
                emphases.Add(new(text.Length - mark.Text.Length, text.Length));
            }
        }

        return new(text.ToString(), pauses, emphases);
    }

    /// <summary>The words alone, as captions show them.</summary>
    public static string Plain(string narration) => narration.AsSpan().ContainsAny('*', '[') ? Read(narration).Text : narration;

    public static IEnumerable<MarkupFault> Faults(string narration)
    {
        foreach (Match pause in AnyPause().Matches(narration))
        {
            if (LengthOf(pause) is not { } length)
            {
                yield return new("pause-malformed", pause.Index, $"has \"{Shown(pause.Value)}\", which is no pause. Write it as [pause 0.5s].");
            }
            else if (!IsAllowed(length))
            {
                yield return new("pause-out-of-range", pause.Index, $"has \"{Shown(pause.Value)}\"; a pause lasts from 0.1 to 5 seconds. Write one such as [pause 0.5s].");
            }
        }

        var rest = Emphasis().Replace(narration, match => new string(' ', match.Length));
        foreach (Match open in OpenEmphasis().Matches(rest))
        {
            var words = Shown(narration[open.Index..Math.Min(narration.Length, open.Index + 24)]);

            yield return new("emphasis-unclosed", open.Index, $"begins an emphasis at \"{words}\" that does not end. Put a * behind the last word of it, or take the first one away.");
        }
    }

    private static IEnumerable<Mark> Marks(string narration)
    {
        var at = 0;
        var marks = ValidPauses(narration).Concat(Emphasis().Matches(narration)).OrderBy(match => match.Index);

        foreach (var match in marks)
        {
            // A pause inside an emphasis stays text of it; nobody writes that.
            if (match.Index < at)
            {
                continue;
            }

            yield return new(narration[at..match.Index]);
            at = match.Index + match.Length;

            if (match.Groups["inner"].Success)
            {
                yield return new(match.Groups["inner"].Value, Emphasised: true);
                continue;
            }

            yield return new("", LengthOf(match));
            var spaceBefore = match.Index == 0 || char.IsWhiteSpace(narration[match.Index - 1]);
            at += spaceBefore && at < narration.Length && narration[at] == ' ' ? 1 : 0;
        }

        yield return new(narration[at..]);
    }

    private static IEnumerable<Match> ValidPauses(string narration) =>
        AnyPause().Matches(narration).Where(match => LengthOf(match) is { } length && IsAllowed(length));

    private static bool IsAllowed(TimeSpan length) => length >= Shortest && length <= Longest;

    private static TimeSpan? LengthOf(Match pause)
    {
        var said = pause.Groups["length"].Value.Trim();
        if (said.Length == 0)
        {
            return pause.Value.EndsWith(']') ? Usual : null;
        }

        if (!pause.Value.EndsWith(']') || PauseLength().Match(said) is not { Success: true } length)
        {
            return null;
        }

        var number = double.Parse(length.Groups["number"].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
        var seconds = length.Groups["unit"].ValueSpan.StartsWith("m", StringComparison.OrdinalIgnoreCase) ? number / 1_000 : number;

        return TimeSpan.FromSeconds(Math.Min(seconds, 3_600));
    }

    private static string Shown(string text) => text.Length > 24 ? text[..24] + "…" : text;

    private readonly record struct Mark(string Text, TimeSpan? Pause = null, bool Emphasised = false);

    [GeneratedRegex(@"\[\s*pause\b(?<length>[^\]\[\n]*)\]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex AnyPause();

    [GeneratedRegex(@"^(?<number>\d{1,5}([.,]\d{1,5})?)\s*(?<unit>ms|s|sec|seconds?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex PauseLength();

    // Cased letters and digits beside a star make it a sign of its own ("5*3"); in Chinese there are no spaces to go by.
    [GeneratedRegex(@"(?<![\p{Lu}\p{Ll}\p{Nd}*])(?<star>\*{1,2})(?=[^\s*])(?<inner>[^*\n]*[^*\s])\k<star>(?![\p{Lu}\p{Ll}\p{Nd}*])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"(?<![\p{Lu}\p{Ll}\p{Nd}*])\*{1,2}(?=[\p{L}\p{Nd}""“„«'‘])", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex OpenEmphasis();
}
