using Trae.Contracts;

namespace Trae.Api.Features.Safety;

/// <summary>A workspace's rules, held against texts.</summary>
internal static class Moderation
{
    private const int Around = 40;

    /// <param name="texts">Each with where it is, for whoever has to change it.</param>
    /// <returns>The first that a rule does not allow, or null.</returns>
    public static ModerationMatch? Find(IReadOnlyList<ModerationRule> rules, ModeratedPlace place, IEnumerable<(string Where, string? Text)> texts)
    {
        var patterns = rules.Where(rule => rule.In is null or { Count: 0 } || rule.In.Contains(place)).Select(rule => (Rule: rule, Words: WordsOf(rule.Pattern))).ToList();
        if (patterns.Count == 0)
        {
            return null;
        }

        foreach (var (where, text) in texts)
        {
            var words = FoldedWords.Of(text ?? "");
            foreach (var (rule, pattern) in patterns)
            {
                if (At(words, pattern) is { } at)
                {
                    return new(rule, where, text![at.Start..at.End], Excerpt(text, at.Start, at.End));
                }
            }
        }

        return null;
    }

    /// <summary>The texts of a storyboard that are said, shown or told of it.</summary>
    public static IEnumerable<(string Where, string? Text)> TextsOf(Storyboard storyboard)
    {
        yield return ("the title", storyboard.Title);
        foreach (var (scene, number) in storyboard.Scenes.Select((scene, index) => (scene, index + 1)))
        {
            yield return ($"the narration of scene {number}", scene.Narration);
            var screen = scene.Screen;
            string?[] shown =
            [
                scene.Segment, screen.Kicker, screen.Heading, screen.Body, screen.Number, screen.Attribution, screen.Action, screen.Code?.Text, .. screen.Items ?? [],
                .. screen.Columns?.SelectMany(column => column.Items.Prepend(column.Heading)) ?? [],
                .. screen.Events?.SelectMany(moment => new[] { moment.When, moment.What }) ?? [],
                .. screen.Chart?.Values.Select(value => value.Label) ?? [],
            ];
            foreach (var text in shown)
            {
                yield return ($"what scene {number} shows", text);
            }
        }

        yield return ("the name plate", $"{storyboard.Look.LowerThird?.Name} {storyboard.Look.LowerThird?.Role}");
    }

    /// <summary>Where a pattern is first in a text, in UTF-16 code units.</summary>
    public static (int Start, int End)? Place(string pattern, string text) => At(FoldedWords.Of(text), WordsOf(pattern));

    /// <summary>Whether a pattern holds a word at all.</summary>
    public static bool IsPattern(string pattern) => WordsOf(pattern).Count > 0;

    private static List<PatternWord> WordsOf(string pattern) =>
    [
        .. from part in pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           let words = FoldedWords.Of(part)
           from word in words.Select((word, index) => new PatternWord(word.Text, part.EndsWith('*') && index == words.Count - 1))
           select word,
    ];

    private static (int Start, int End)? At(List<FoldedWord> words, List<PatternWord> pattern)
    {
        for (var i = 0; pattern.Count > 0 && i + pattern.Count <= words.Count; i++)
        {
            var first = i;
            if (pattern.Select((word, index) => word.Matches(words[first + index].Text)).All(matches => matches))
            {
                return (words[i].Start, words[i + pattern.Count - 1].End);
            }
        }

        return null;
    }

    private static string Excerpt(string text, int start, int end)
    {
        var (from, to) = (Math.Max(0, start - Around), Math.Min(text.Length, end + Around));

        return $"{(from > 0 ? "…" : "")}{text[from..to].ReplaceLineEndings(" ").Trim()}{(to < text.Length ? "…" : "")}";
    }

    private sealed record PatternWord(string Text, bool IsBeginning)
    {
        public bool Matches(string word) => IsBeginning ? word.StartsWith(Text, StringComparison.Ordinal) : word == Text;
    }
}

/// <param name="Found">As the text has it.</param>
internal sealed record ModerationMatch(ModerationRule Rule, string Where, string Found, string Excerpt)
{
    public const string Code = "content-refused";

    public string Sentence => $"“{Found}” in {Where} (“{Excerpt}”) is not allowed in this workspace: {Rule.Reason.TrimEnd('.')}. Change it, or ask an administrator about the rule.";
}
