using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

internal enum Lean
{
    /// <summary>Stands alone.</summary>
    None,

    /// <summary>Means something only after the sentence before it.</summary>
    OnPrevious,

    /// <summary>A question, which wants the sentence after it.</summary>
    OnNext,

    /// <summary>Announces a list or quotation with a colon.</summary>
    OnList,

    /// <summary>Not to be spoken: an address, a formula, a fragment.</summary>
    Unspeakable,
}

/// <summary>Tells whether a sentence can be spoken without its neighbours.</summary>
internal static partial class Leaning
{
    private const double LongestSentence = 48;

    // Times, numbers and indefinite subjects: no pronoun means them.
    private static readonly FrozenSet<string> NoAntecedents =
        ("year years month months week weeks day days hour hours minute minutes decade decades century centuries time today two three four five six seven " +
        "eight nine ten hundred thousand million nothing nobody everyone everything something someone jahr jahre jahren monate monaten tage tagen stunden " +
        "minuten heute ans années jours mois heures siècle siècles aujourd años meses días horas siglo siglos hoy").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Signs = SearchValues.Create("{}<>|\\=_~^");

    public static Lean Of(string sentence, string language)
    {
        if (!IsSpeakable(sentence))
        {
            return Lean.Unspeakable;
        }

        var words = LeaningWords.Of(language);
        if (LeansBack(ConnectiveTrim.Apply(sentence, language), words, language))
        {
            return Lean.OnPrevious;
        }

        return sentence.TrimEnd('"', '”', '“', '»', ')') switch
        {
            [.., ':' or '：'] => Lean.OnList,
            [.., '?' or '？' or '؟'] => Lean.OnNext,
            _ => Lean.None,
        };
    }

    private static bool LeansBack(string sentence, LeaningWords words, string language)
    {
        var start = sentence.TrimStart('"', '“', '„', '«', '¿', '¡', '‘', ' ', '\u00A0', '\u202F');
        if (words.Harmless.Any(phrase => StartsWith(start, phrase)))
        {
            return HasPointer(sentence, words);
        }

        if (words.Openings.Any(phrase => StartsWith(start, phrase)))
        {
            return true;
        }

        var tokens = Tokens.Of(start).ToList();
        if (tokens.Count > 1 && words.BeforeVerb.Contains(tokens[0]) && words.Verbs.Contains(tokens[1]))
        {
            return true;
        }

        return HasPointer(sentence, words) || HasEarlyPronoun(tokens, words, language) || SpeakerIsPronoun(sentence, words);
    }

    private static bool HasPointer(string sentence, LeaningWords words) =>
        Tokens.Of(sentence).Any(words.Pointers.Contains) || SameThing().IsMatch(sentence) || ThatAsSubject().IsMatch(sentence);

    // A pronoun is at home if a noun came before it in the same sentence.
    private static bool HasEarlyPronoun(List<string> tokens, LeaningWords words, string language)
    {
        var stops = StopWords.Of(language);
        var nounsAreCapital = StopWords.Primary(language) == "de";
        for (var i = 0; i < tokens.Count; i++)
        {
            if (words.Pronouns.Contains(tokens[i]))
            {
                // German "Sie" and "Ihr" inside a sentence address the viewer.
                return !(nounsAreCapital && i > 0 && char.IsUpper(tokens[i][0]));
            }

            var isNoun = !stops.Contains(tokens[i]) && tokens[i].Length > 2 && !char.IsDigit(tokens[i][0]) && !NoAntecedents.Contains(tokens[i]);
            if (isNoun && (!nounsAreCapital || char.IsUpper(tokens[i][0])))
            {
                return false;
            }
        }

        return false;
    }

    // “…,” she said: the reader knew who; a viewer does not.
    private static bool SpeakerIsPronoun(string sentence, LeaningWords words)
    {
        var close = sentence.LastIndexOfAny(['”', '“', '»', '"']);
        if (close < 2 || close > sentence.Length - 4 || sentence[close - 1] is not (',' or '?' or '!' or '.' or ' '))
        {
            return false;
        }

        return Tokens.Of(sentence[(close + 1)..]).Take(2).Any(words.Pronouns.Contains);
    }

    private static bool StartsWith(string sentence, string phrase) =>
        sentence.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
        && (sentence.Length == phrase.Length || !char.IsLetterOrDigit(phrase[^1]) || !(char.IsLetterOrDigit(sentence[phrase.Length]) || sentence[phrase.Length] == '-')
            || char.IsDigit(phrase[^1]));

    /// <summary>Whether a voice can read it as a sentence.</summary>
    public static bool IsSpeakable(string sentence)
    {
        if (sentence.Contains("://", StringComparison.Ordinal)
            || sentence.Contains("www.", StringComparison.OrdinalIgnoreCase)
            || sentence.Contains('@', StringComparison.Ordinal)
            || sentence.AsSpan().IndexOfAny(Signs) >= 0
            || Quotations.IsOpen(sentence))
        {
            return false;
        }

        var first = sentence.FirstOrDefault(char.IsLetterOrDigit);
        var isEnded = sentence.TrimEnd('"', '”', '“', '»', '«', ')', '」', '』', '’', '\'') is [.., var last] && (SentenceEnds.IsTerminator(last) || last is ':' or '：');
        var length = WordCounter.Spoken(sentence);

        return !char.IsLower(first) && isEnded && length is >= 2 and <= LongestSentence && Letters(sentence) * 2 > sentence.Length;
    }

    // "the same behaviour": the same as which? But "at the same time" and "the same as" answer that themselves.
    [GeneratedRegex("(?<!at )\\bthe same\\b(?! time| as\\b|[^.]{0,200} as\\b)", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex SameThing();

    // "For an aquarium, that makes a good lid ...".
    [GeneratedRegex("^[^,]{3,60}, that (is|was|makes|made|means|meant)\\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ThatAsSubject();

    private static int Letters(string sentence) => sentence.Count(char.IsLetter);
}
