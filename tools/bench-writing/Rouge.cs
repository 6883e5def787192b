namespace Trae.Bench;

/// <summary>
/// How near a script is to a summary that a person wrote: F1 of ROUGE-1, -2 and -L (Lin, "ROUGE: A Package for Automatic
/// Evaluation of Summaries", 2004), without stemming, the whole text as one sentence.
/// </summary>
internal static class Rouge
{
    public static double N(IReadOnlyList<string> script, IReadOnlyList<string> summary, int n)
    {
        var wanted = Grams(summary, n);
        var shared = Grams(script, n).Sum(gram => Math.Min(gram.Value, wanted.GetValueOrDefault(gram.Key)));

        return F1(shared, Math.Max(0, script.Count - n + 1), Math.Max(0, summary.Count - n + 1));
    }

    /// <summary>By the longest common subsequence.</summary>
    public static double L(IReadOnlyList<string> script, IReadOnlyList<string> summary)
    {
        var previous = new int[summary.Count + 1];
        foreach (var word in script)
        {
            var row = new int[summary.Count + 1];
            for (var i = 0; i < summary.Count; i++)
            {
                row[i + 1] = word == summary[i] ? previous[i] + 1 : Math.Max(row[i], previous[i + 1]);
            }

            previous = row;
        }

        return F1(previous[^1], script.Count, summary.Count);
    }

    private static Dictionary<string, int> Grams(IReadOnlyList<string> words, int n)
    {
        var grams = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + n <= words.Count; i++)
        {
            var gram = string.Join(' ', words.Skip(i).Take(n));
            grams[gram] = grams.GetValueOrDefault(gram) + 1;
        }

        return grams;
    }

    private static double F1(int shared, int script, int summary) => shared == 0 ? 0 : 2.0 * shared / (script + summary);
}
