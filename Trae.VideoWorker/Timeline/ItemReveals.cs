using System.Globalization;
using System.Text;
using Trae.Contracts;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Timeline;

/// <summary>When each item of a list appears: as it is spoken.</summary>
internal static class ItemReveals
{
    // Two words name an item; short ones ("the", "of") are everywhere.
    private const int NamingWords = 2;
    private const int ShortestContentWord = 4;

    // An item is there a moment before its first word, and time is left to read the last one.
    private const int FramesAhead = 6;
    private const int FramesToRead = 30;
    private const int FramesApart = 8;

    public static IReadOnlyList<int> Of(IReadOnlyList<string> items, IReadOnlyList<SpokenWord> words, TimeSpan speechStart, int frames)
    {
        var spoken = words.Select(word => Bare(word.Text)).ToList();
        var heard = new int?[items.Count];
        var from = 0;

        for (var i = 0; i < items.Count; i++)
        {
            if (Find(items[i], spoken, from) is { } at)
            {
                heard[i] = Math.Max(0, SceneTimelines.FramesIn(speechStart + words[at].Start) - FramesAhead);
                from = at + 1;
            }
        }

        return Spread(heard, frames);
    }

    private static int? Find(string item, List<string> spoken, int from)
    {
        var content = item.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Bare).Where(word => word.Length > 0).ToList();
        var naming = content.Where(word => word.Length >= ShortestContentWord || char.IsDigit(word[0])).DefaultIfEmpty(content.FirstOrDefault("")).Take(NamingWords).ToList();

        for (var at = from; at < spoken.Count; at++)
        {
            if (naming.Contains(spoken[at]))
            {
                return at;
            }
        }

        return null;
    }

    // Items that are not spoken appear evenly between those that are; order and a small distance are kept.
    private static List<int> Spread(int?[] heard, int frames)
    {
        var last = Math.Max(0, frames - FramesToRead);
        var reveals = new List<int>();

        for (var i = 0; i < heard.Length; i++)
        {
            var previous = i > 0 ? reveals[i - 1] : 0;
            var next = Array.FindIndex(heard, i, frame => frame is not null);
            var end = next >= 0 ? heard[next]!.Value : last;
            var steps = (next >= 0 ? next : heard.Length) - i + 1;
            var even = previous + Math.Max(0, (end - previous) / steps);

            var frame = heard[i] ?? even;
            reveals.Add(Math.Clamp(i > 0 ? Math.Max(frame, previous + FramesApart) : frame, 0, last));
        }

        return reveals;
    }

    private static string Bare(string word) => string
        .Concat(word.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(Scripts.IsWordPart))
        .ToLower(CultureInfo.InvariantCulture);
}
