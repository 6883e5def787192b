using System.Buffers;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Finds the entries of an enumeration inside a sentence: "three hearts, eight arms and blue blood".</summary>
internal static class EnumerationFinder
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("“”„«»\"();");

    private const int FewestItems = 3;
    private const int MostItems = 5;
    private const int MostWords = 5;

    /// <summary>The entries in spoken order and as written, or null if there is no enumeration that is sure to be one.</summary>
    public static IReadOnlyList<string>? Find(string sentence, string language)
    {
        var words = ClauseWords.Of(language);
        var body = sentence.TrimEnd('.', '!', '?', ' ');
        if (words.Conjunctions.Count == 0 || body.AsSpan().IndexOfAny(Marks) >= 0)
        {
            return null;
        }

        var colon = body.IndexOf(": ", StringComparison.Ordinal);
        var parts = (colon < 0 ? body : body[(colon + 2)..]).Split(", ").ToList();
        if (SplitLast(parts, words) is not { } split)
        {
            return null;
        }

        for (var head = 0; head + FewestItems <= split.Count; head++)
        {
            var items = split[head..];
            items[0] = colon >= 0 && head == 0 ? items[0] : TailOf(items[0], words) ?? "";
            if (items.Count <= MostItems && items.TrueForAll(item => IsItem(item, words)))
            {
                return items;
            }
        }

        return null;
    }

    // The last two entries are joined by "and", with a comma before it or without.
    private static List<string>? SplitLast(List<string> parts, ClauseWords words)
    {
        var last = parts[^1].Split(' ').ToList();
        var and = last.FindLastIndex(word => word is "and" or "or" or "und" or "oder" or "sowie" or "et" or "ou" or "y" or "e" or "o" or "u");
        if (parts.Count < 2 || and < 0 || and == last.Count - 1)
        {
            return null;
        }

        var split = parts[..^1];
        if (and > 0)
        {
            split.Add(string.Join(' ', last[..and]));
        }

        split.Add(string.Join(' ', last[(and + 1)..]));

        return split;
    }

    // Where the first entry begins: at its number or article, or after "can".
    private static string? TailOf(string head, ClauseWords words)
    {
        var tokens = head.Split(' ');
        for (var i = tokens.Length - 1; i > 0 && tokens.Length - i <= MostWords; i--)
        {
            if (words.Modals.Contains(tokens[i]))
            {
                return i + 1 < tokens.Length ? string.Join(' ', tokens[(i + 1)..]) : null;
            }

            if (words.Determiners.Contains(tokens[i]) || char.IsDigit(tokens[i][0]))
            {
                return string.Join(' ', tokens[i..]);
            }
        }

        return null;
    }

    private static bool IsItem(string item, ClauseWords words)
    {
        var tokens = item.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        return tokens.Length is > 0 and <= MostWords
            && item.Length > 2
            && item.Any(char.IsLetter)
            && !words.Conjunctions.Contains(tokens[0])
            && !words.Subordinators.Contains(tokens[0]) | words.Determiners.Contains(tokens[0])
            && !tokens.Any(words.Auxiliaries.Contains)
            && !words.Prepositions.Contains(tokens[^1])
            && !words.Determiners.Contains(tokens[^1]);
    }
}
