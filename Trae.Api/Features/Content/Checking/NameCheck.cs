using System.Buffers;
using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Checking;

/// <summary>Names, told by their capitals, that no source has.</summary>
internal sealed partial class NameCheck(SourceFacts facts, Storyboard storyboard)
{
    private const int SharedStart = 5;

    // After one of these, a capital may be that of any word.
    private static readonly SearchValues<char> Openers = SearchValues.Create(".!?:…\"“”„«»(");

    private readonly string _language = StopWords.Primary(storyboard.Language);
    private readonly HashSet<string> _capitalised = [.. storyboard.Scenes.SelectMany(scene => Inside().Matches(scene.Narration)).Select(match => match.Value)];

    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public IEnumerable<Unsupported> Find(Statement statement)
    {
        var words = Word().Matches(statement.Text);
        if (statement.OnScreen && IsTitleCase(words))
        {
            yield break;
        }

        var dates = DateReader.Find(statement.Text).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsCapitalised(words[i].Value) || dates.Exists(date => words[i].Index >= date.Start && words[i].Index < date.End))
            {
                continue;
            }

            var end = EndOf(statement.Text, words, i);
            var name = words.Skip(i).Take(end - i).ToList();
            if (NameIn(statement.Text, name, i == 0 ? null : words[i - 1]) is { Count: > 0 } claimed && !IsKnown(claimed))
            {
                var text = statement.Text[claimed[0].Index..(claimed[^1].Index + claimed[^1].Length)];
                yield return new Unsupported(ClaimKind.Name, text, $"No source names {text}.");
            }

            i = end - 1;
        }
    }

    private static int EndOf(string text, MatchCollection words, int start)
    {
        var end = start + 1;
        while (end < words.Count && text[(words[end - 1].Index + words[end - 1].Length)..words[end].Index] is " " or "-" or "\u00A0" && IsCapitalised(words[end].Value))
        {
            end++;
        }

        return end;
    }

    /// <summary>The words that are a name, without those that are capitals for another reason.</summary>
    private List<Match> NameIn(string text, List<Match> name, Match? before)
    {
        var opensSentence = before is null || text[(before.Index + before.Length)..name[0].Index].AsSpan().IndexOfAny(Openers) >= 0;
        if (opensSentence && (StopWords.Of(_language).Contains(name[0].Value) || facts.LowerWords.Contains(name[0].Value.ToLowerInvariant()) || (name.Count == 1 && !IsNameElsewhere(name[0].Value))))
        {
            name.RemoveAt(0);
        }

        name.RemoveAll(word => word.Value is "I" || (word.Length == 1 && name.Count == 1));

        return _language == "de" ? GermanName(text, name, before) : name;
    }

    // All German nouns have capitals: what is left are runs of them, what follows a title or a preposition without an article, and acronyms.
    private static List<Match> GermanName(string text, List<Match> name, Match? before)
    {
        var isCued = before is not null && GermanCue().IsMatch(before.Value) && text[before.Index..name.FirstOrDefault(before).Index].Trim() == before.Value;
        var isName = name.Count > 1 || isCued || (name.Count == 1 && IsAcronym(name[0].Value));

        return isName && !name.Exists(word => GermanNoun().IsMatch(word.Value)) ? name : [];
    }

    private bool IsNameElsewhere(string word) => IsAcronym(word) || (_language != "de" && _capitalised.Contains(word));

    // The same few names come again and again, and each answer may need a look at every sentence.
    private bool IsKnown(List<Match> name)
    {
        var words = name.ConvertAll(word => Bare(word.Value));
        var key = string.Join(' ', words);

        return _known.TryGetValue(key, out var known) ? known : _known[key] = IsSupported(words);
    }

    private bool IsSupported(List<string> words)
    {
        if (facts.Says(words))
        {
            return true;
        }

        // "Rowe's", "the Rowes", "Ada M. Rowe": all of its words in one sentence. In German, nouns stand beside names, so each somewhere is enough.
        return words.TrueForAll(IsKnownWord) && (words.Count == 1 || _language == "de" || facts.All.Any(fact => words.TrueForAll(word => IsIn(fact, word))));
    }

    private static bool IsIn(Fact fact, string word) => fact.Own.Contains(TermVectors.Stem(word)) || fact.Text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private bool IsKnownWord(string word) =>
        facts.Words.Contains(word) || facts.Stems.Contains(TermVectors.Stem(word))
        || (word.Length > SharedStart && facts.Words.Any(known => known.Length > SharedStart && known.AsSpan(0, SharedStart + 1).Equals(word.AsSpan(0, SharedStart + 1), StringComparison.OrdinalIgnoreCase)));

    private static string Bare(string word) => Possessive().Replace(word, "");

    private static bool IsCapitalised(string word) => char.IsUpper(word[0]);

    private static bool IsAcronym(string word) => word.Length > 1 && word.Count(char.IsUpper) > 1;

    // "The Secret Life of the Octopus"
    private static bool IsTitleCase(MatchCollection words)
    {
        var long4 = words.Where(word => word.Length > 3).ToList();

        return long4.Count > 1 && long4.Count(word => IsCapitalised(word.Value)) * 10 >= long4.Count * 6;
    }

    [GeneratedRegex("\\p{L}[\\p{L}\\p{M}\\d]*(?:['’][st]\\b)?", RegexOptions.None, 10_000)]
    private static partial Regex Word();

    // A capital in the middle of a sentence.
    [GeneratedRegex("(?<=\\p{Ll},? )\\p{Lu}\\p{L}+", RegexOptions.None, 10_000)]
    private static partial Regex Inside();

    [GeneratedRegex("['’]s?$|(?<=s)['’]$", RegexOptions.None, 10_000)]
    private static partial Regex Possessive();

    [GeneratedRegex("^(in|aus|von|nach|bei|mit|durch|für|gegen|Herr|Herrn|Frau|Dr|Professor|Professorin|Präsident|Königin|König|Kaiser|Forscher|Forscherin)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex GermanCue();

    [GeneratedRegex("(ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ismus|tät|nis|nisse|ling|tum|zeug|weise)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex GermanNoun();
}
