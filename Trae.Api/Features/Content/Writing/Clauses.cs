using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Cuts clauses out of sentences that read well by themselves; when in doubt, it finds none.</summary>
internal static partial class Clauses
{
    private const int FewestWords = 3;
    private const int MostWords = 11;
    private const int MostLetters = 72;
    private const int MostWordsOfItem = 7;

    /// <summary>Clauses for the screen, best first, without a closing mark.</summary>
    public static IEnumerable<string> Of(string sentence, string language)
    {
        var words = ClauseWords.Of(language);
        var body = Unmarked(sentence);
        var segments = Segments(body, words);
        for (var i = 0; i < segments.Count - 1; i++)
        {
            if (IsClause(segments, i, words, language))
            {
                yield return OnScreen.Capitalise(segments[i].Text);

                // The clause that a sentence opens with says it best.
                if (i == 0)
                {
                    yield break;
                }
            }
        }

        if (segments.Count > 1 && IsClause(segments, segments.Count - 1, words, language))
        {
            yield return OnScreen.Capitalise(segments[^1].Text);
        }
    }

    /// <summary>The whole sentence without its closing mark, if it is short.</summary>
    public static string? Whole(string sentence)
    {
        var body = Unmarked(sentence);

        return sentence.EndsWith('?') || Tokens.Of(body).Count() > MostWords || body.Length > MostLetters ? null : body;
    }

    /// <summary>The start of a sentence up to where its circumstances begin: "Tharp stayed in New York", without "with ink ...".</summary>
    public static string? CoreOf(string sentence, string language)
    {
        var words = ClauseWords.Of(language);
        var body = Unmarked(sentence);
        var first = Tokens.Of(body).FirstOrDefault("");
        if (sentence.EndsWith('?') || words.Prepositions.Contains(first) || words.Subordinators.Contains(first) || Quotations.HasMarks(body))
        {
            return null;
        }

        return Circumstance().Matches(body)
            .Select(match => body[..match.Index].TrimEnd(','))
            .FirstOrDefault(start => Tokens.Of(start).Count() is > FewestWords and <= MostWords && start.Length <= MostLetters && !start.Contains(',', StringComparison.Ordinal));
    }

    /// <summary>A list's entry as points show it: whole if short, else what stands before its first colon, dash or clause.</summary>
    public static string? ShortFormOf(string item, string language)
    {
        var body = Unmarked(item);
        if (Tokens.Of(body).Count() <= MostWordsOfItem)
        {
            return body;
        }

        var label = LabelMark().Match(body);
        if (label.Success && Tokens.Of(body[..label.Index]).Count() <= MostWordsOfItem)
        {
            return body[..label.Index].Trim();
        }

        // "Raise the seat until ...": what to do, without how or why.
        if (FurtherDetail().Match(body) is { Success: true } detail && Tokens.Of(body[..detail.Index]).Count() is >= FewestWords and <= MostWordsOfItem)
        {
            return body[..detail.Index].TrimEnd(',', ' ');
        }

        return Of(item, language).FirstOrDefault(clause => body.StartsWith(clause, StringComparison.OrdinalIgnoreCase) && Tokens.Of(clause).Count() <= MostWordsOfItem + 2);
    }

    private static bool IsClause(List<Segment> segments, int i, ClauseWords words, string language)
    {
        var (text, mark) = segments[i];
        var tokens = Tokens.Of(text).ToList();
        if (tokens.Count is < FewestWords or > MostWords || text.Length > MostLetters || Quotations.IsOpen(text) || text.Contains('"', StringComparison.Ordinal))
        {
            return false;
        }

        var first = tokens[0];
        var opensClause = words.Subordinators.Contains(first) && !words.Determiners.Contains(first);
        if (opensClause || words.Prepositions.Contains(first) || words.Conjunctions.Contains(first) || EndsOpen(tokens[^1], words, language)
            || Leaning.Of(OnScreen.Capitalise(text) + ".", language) != Lean.None)
        {
            return false;
        }

        // After a comma, only what starts like a noun phrase is sure not to hang on the words before.
        var followsComma = i > 0 && segments[i - 1].Mark == ',';
        var opening = Tokens.Of(segments[0].Text).FirstOrDefault("");
        var isMain = i == 1 && (words.Subordinators.Contains(opening) || words.Prepositions.Contains(opening));
        var startsNoun = words.Determiners.Contains(first) && (isMain || !StopWords.Of(language).Contains(first) || first is "a" or "an" or "the" or "un" or "une" or "una");
        if (followsComma && (!startsNoun || StopWords.Primary(language) == "de"))
        {
            return false;
        }

        return !IsPartOfEnumeration(segments, i, words) && (mark != ',' || tokens.Count > FewestWords);
    }

    // "open jars, solve mazes and ...": the comma does not end the clause.
    private static bool IsPartOfEnumeration(List<Segment> segments, int i, ClauseWords words)
    {
        var opensClause = i + 1 < segments.Count && words.Conjunctions.Contains(Tokens.Of(segments[i + 1].Text).FirstOrDefault(""));
        var nextIsPart = segments[i].Mark == ',' && i + 1 < segments.Count
            && Tokens.Of(segments[i + 1].Text).Take(6).Skip(1).Any(words.Conjunctions.Contains);
        var nextEndsIt = opensClause && Tokens.Of(segments[i + 1].Text).Count() <= 4;
        var isLater = i > 0 && segments[i - 1].Mark == ',' && i + 1 < segments.Count && opensClause && segments.Count > 2 && i > 1;
        var carriesEnd = i > 0 && segments[i - 1].Mark == ',' && Tokens.Of(segments[i].Text).Skip(1).Any(words.Conjunctions.Contains);

        return nextIsPart || nextEndsIt || isLater || carriesEnd;
    }

    private static bool EndsOpen(string last, ClauseWords words, string language) =>
        words.Prepositions.Contains(last) || words.Determiners.Contains(last) || words.Conjunctions.Contains(last)
        || (words.Auxiliaries.Contains(last) && StopWords.Primary(language) != "de");

    private static List<Segment> Segments(string body, ClauseWords words)
    {
        var segments = new List<Segment>();
        var start = 0;
        foreach (Match match in CutMark().Matches(body))
        {
            segments.Add(new Segment(body[start..match.Index].Trim(), match.Value.Trim()[0]));
            start = match.Index + match.Length;
        }

        segments.Add(new Segment(body[start..].Trim(), '.'));

        return [.. segments.SelectMany(segment => AtSubordinators(segment, words)).Where(segment => segment.Text.Length > 0)];
    }

    // "It is blue because ..." can end before "because"; only words that never do anything else are taken.
    private static IEnumerable<Segment> AtSubordinators(Segment segment, ClauseWords words)
    {
        if (Subordinator().Match(segment.Text) is { Success: true, Index: > 0 } match && words.Subordinators.Contains(match.Value.Trim().Split(' ')[0]))
        {
            yield return new Segment(segment.Text[..match.Index].Trim(), ';');
            yield return new Segment(segment.Text[match.Index..].Trim(), segment.Mark);
        }
        else
        {
            yield return segment;
        }
    }

    private static string Unmarked(string sentence) => sentence.Trim().TrimEnd('.', '!', ';', ':', '。', '！', '…', ' ');

    [GeneratedRegex("(?<=\\S)([,;:](?=\\s)|\\s[—–-]\\s|—|[，；：])\\s*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex CutMark();

    [GeneratedRegex("\\s(because|which|although|while|when|whenever|unless|until|so that|before|after|if|parce que|porque|aunque)\\s", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Subordinator();

    [GeneratedRegex("\\s(until|so that|to|when|if|for|with|without|because|by|before|after|bis|damit|um|ohne|pour|afin|avec|sans|para|con|sin)\\s", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FurtherDetail();

    [GeneratedRegex(
        ",?\\s(with|without|during|through|while|since|across|around|throughout|avec|sans|pendant|lorsque|quand|depuis|grâce|con|sin|durante|cuando|desde)\\s",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Circumstance();

    [GeneratedRegex("(:\\s|\\s[—–-]\\s|：)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LabelMark();

    private sealed record Segment(string Text, char Mark);
}
