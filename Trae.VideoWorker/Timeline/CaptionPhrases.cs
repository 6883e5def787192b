using System.Globalization;
using Trae.Contracts;
using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Timeline;

/// <summary>
/// Groups spoken words into phrases that are on the screen together: two lines at most, cut where the sentence
/// or the clause ends, balanced, and never one word alone if its neighbours have room.
/// </summary>
internal static class CaptionPhrases
{
    private const int MaxWords = 12;
    private const double Infinite = double.PositiveInfinity;

    // Between two phrases that follow each other, the first stays; after a longer pause it leaves.
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(300);

    // Where nothing follows, a phrase stays for as long as it takes to read it.
    private const double LettersPerSecond = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(900);

    /// <param name="text">What the words' offsets point into.</param>
    /// <param name="lineWidth">In Latin letters; a Chinese character is two.</param>
    /// <param name="sceneEnd">When the last phrase is gone at the latest.</param>
    public static IReadOnlyList<CaptionPhrase> Of(IReadOnlyList<SpokenWord> words, string text, TimeSpan speechStart, TimeSpan sceneEnd, int lineWidth)
    {
        var captions = words.Select((word, i) => new CaptionWord(
            word.Text.ReplaceLineEndings(" "),
            speechStart + word.Start,
            speechStart + word.End,
            i + 1 == words.Count || HasSpace(text, word.Offset + word.Text.Length, words[i + 1].Offset),
            word.Emphasis)).ToList();

        var ends = Cut(captions, lineWidth);
        var phrases = new List<CaptionPhrase>();

        for (int i = 0, start = 0; i < ends.Count; start = ends[i++])
        {
            var own = captions[start..ends[i]];
            var spokenUntil = own[^1].End;
            var next = ends[i] < captions.Count ? captions[ends[i]].Start : sceneEnd;
            var read = own[0].Start + Max(Shortest, TimeSpan.FromSeconds(Letters(own) / LettersPerSecond));
            var stays = next - spokenUntil <= LongPause && ends[i] < captions.Count ? next : Max(spokenUntil + Linger, read);

            phrases.Add(new(own, own[0].Start, stays < next ? stays : next));
        }

        return phrases;
    }

    /// <summary>What readers would count; spaces too, as subtitlers do.</summary>
    internal static int Letters(IReadOnlyList<CaptionWord> words) =>
        new StringInfo(string.Concat(words.Select(word => word.SpaceAfter ? word.Text + " " : word.Text)).TrimEnd()).LengthInTextElements;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static bool HasSpace(string text, int end, int next) => next > end && text[end..next].Any(char.IsWhiteSpace);

    /// <returns>The index behind the last word of each phrase: the cheapest way to cut, by dynamic programming.</returns>
    private static List<int> Cut(List<CaptionWord> words, int lineWidth)
    {
        var widths = words.Select(word => (int)Width(word.Text)).ToList();
        var cost = Enumerable.Repeat(Infinite, words.Count + 1).ToArray();
        var from = new int[words.Count + 1];
        cost[0] = 0;

        for (var start = 0; start < words.Count; start++)
        {
            var width = 0;
            var latin = 0;

            for (var end = start + 1; end <= words.Count; end++)
            {
                width += widths[end - 1] + (end - start > 1 && words[end - 2].SpaceAfter ? 1 : 0);
                latin += words[end - 1].SpaceAfter || end == words.Count ? 1 : 0;
                if (end - start > 1 && (latin > MaxWords || !FitsTwoLines(widths, words, start, end, lineWidth)))
                {
                    break;
                }

                var price = cost[start] + Price(words, start, end, width, 2 * lineWidth);
                if (price < cost[end])
                {
                    (cost[end], from[end]) = (price, start);
                }
            }
        }

        var ends = new List<int>();
        for (var end = words.Count; end > 0; end = from[end])
        {
            ends.Insert(0, end);
        }

        return ends;
    }

    private static bool FitsTwoLines(List<int> widths, List<CaptionWord> words, int start, int end, int lineWidth)
    {
        var (line, used) = (1, 0);

        for (var i = start; i < end; i++)
        {
            var space = used > 0 && words[i - 1].SpaceAfter ? 1 : 0;
            if (used > 0 && used + space + widths[i] > lineWidth)
            {
                (line, used, space) = (line + 1, 0, 0);
            }

            used += space + widths[i];
        }

        return line <= 2;
    }

    private static double Price(List<CaptionWord> words, int start, int end, int width, int room)
    {
        // Each phrase costs, so there are few; an emptier one costs more, so they are even.
        var emptiness = 1 - Math.Min(1, (double)width / room);
        var price = 1 + (emptiness * emptiness);

        if (end - start == 1 && width < room / 4)
        {
            price += 3;
        }

        // What is gone at once is not read.
        price += words[end - 1].End - words[start].Start < Shortest ? 1 : 0;

        return price + EndPrice(words, end) + SentenceEndsInside(words, start, end);
    }

    // Where a phrase may end: at best with the sentence, else with the clause, else where the speaker pauses.
    private static double EndPrice(List<CaptionWord> words, int end)
    {
        if (end == words.Count || EndsSentence(words[end - 1].Text))
        {
            return 0;
        }

        if (EndsClause(words[end - 1].Text))
        {
            return 0.3;
        }

        var pause = words[end].Start - words[end - 1].End > TimeSpan.FromMilliseconds(150);
        var leaning = words[end - 1].SpaceAfter && words[end - 1].Text.Length <= 3 && words[end - 1].Text.All(char.IsLetter);

        return (pause ? 0.6 : 1.5) + (leaning ? 0.6 : 0);
    }

    // The next sentence should not begin at the end of a phrase.
    private static double SentenceEndsInside(List<CaptionWord> words, int start, int end)
    {
        var price = 0.0;
        for (var i = start; i < end - 1; i++)
        {
            price += EndsSentence(words[i].Text) ? 2 : 0;
        }

        return price;
    }

    internal static bool EndsSentence(string word) => LastMark(word) switch
    {
        '.' => !Sentences.IsAbbreviation(Bare(word)[..^1]),
        '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or '।' => true,
        _ => false,
    };

    internal static bool EndsClause(string word) => LastMark(word) is ',' or ';' or ':' or '–' or '—' or '，' or '、' or '；' or '：' or '،' or '؛';

    private static char LastMark(string word) => Bare(word) is [.., var last] ? last : ' ';

    private static string Bare(string word) => word.TrimEnd('"', '\'', '”', '’', '»', ')', ']', '」', '』', '）', ' ');

    /// <summary>In Latin letters; a Chinese character is two, and a mark on another one none.</summary>
    internal static float Width(string text) => text.EnumerateRunes().Sum(rune =>
        Scripts.IsIdeograph(rune) || Scripts.IsHangul(rune) ? 2 : Scripts.IsMark(rune) ? 0 : 1);
}
