using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>A phrase in groups of a few words: none goes on past a comma or a pause, and within those all are about as long.</summary>
internal static class CaptionGroups
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(220);

    public static IEnumerable<IReadOnlyList<CaptionWord>> Of(IReadOnlyList<CaptionWord> words, int most)
    {
        for (int start = 0, end; start < words.Count; start = end)
        {
            for (end = start + 1; end < words.Count && !Ends(words[end - 1], words[end]);)
            {
                end++;
            }

            var count = end - start;
            var groups = (count + most - 1) / most;
            for (var group = 0; group < groups; group++)
            {
                yield return [.. words.Skip(start + count * group / groups).Take(count * (group + 1) / groups - count * group / groups)];
            }
        }
    }

    private static bool Ends(CaptionWord word, CaptionWord next) =>
        CaptionPhrases.EndsClause(word.Text) || CaptionPhrases.EndsSentence(word.Text) || next.Start - word.End > Pause;
}
