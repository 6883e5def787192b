using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>
/// Chooses what is said: a hook from the opening, a closing from the end, and between them the most telling
/// passages that fill the asked time. The first choice is by maximal marginal relevance (Carbonell and Goldstein,
/// "The Use of MMR, Diversity-Based Reranking", SIGIR 1998); then single passages are added, dropped or exchanged as
/// long as that brings the length, the worth and the variety nearer to what is wanted.
/// </summary>
internal sealed class PassageSelection(SourceAnalysis analysis, Pace pace)
{
    private const double Relevance = 0.7;
    private const double NewSection = 0.25;
    private const double Overrun = 1.03;
    private const double WorstFit = 0.4;
    private const int SwapLimit = 20;
    private const int MostRounds = 60;
    private const int MostToImprove = 600;
    private const int SwapCandidates = 90;

    /// <summary>In the source's order, not overlapping.</summary>
    public List<Passage> Choose(IReadOnlyList<Passage> all)
    {
        var hook = Ends.Hook(all, analysis, pace);
        if (hook is null)
        {
            return [];
        }

        var closing = Ends.Closing(all, hook, analysis, pace);
        var open = all.Where(passage => passage.First > hook.Last && (closing is null || passage.Last < closing.First)).ToList();
        var chosen = new List<Passage>(closing is null ? [hook] : [hook, closing]);
        Fill(chosen, open);
        Improve(chosen, open, closing is null ? 1 : 2);

        return [.. chosen.OrderBy(passage => passage.First)];
    }

    private void Fill(List<Passage> chosen, List<Passage> open)
    {
        var closeness = open.Select(passage => chosen.Max(other => Similarity(passage, other))).ToList();
        var isFree = open.Select(passage => !chosen.Exists(passage.Overlaps)).ToArray();
        var sections = chosen.Select(passage => passage.Section ?? "").ToHashSet(StringComparer.Ordinal);
        var words = chosen.Sum(passage => passage.Words);
        while (Next(open, isFree, sections, closeness, words) is >= 0 and var best)
        {
            chosen.Add(open[best]);
            sections.Add(open[best].Section ?? "");
            words += open[best].Words;
            for (var i = 0; i < open.Count; i++)
            {
                isFree[i] &= !open[i].Overlaps(open[best]);
                closeness[i] = isFree[i] ? Math.Max(closeness[i], Similarity(open[i], open[best])) : closeness[i];
            }
        }
    }

    /// <returns>The best of those that still fit, or -1.</returns>
    private int Next(List<Passage> open, bool[] isFree, HashSet<string> sections, List<double> closeness, double words)
    {
        var best = -1;
        var bestScore = double.MinValue;
        for (var i = 0; i < open.Count; i++)
        {
            if (!isFree[i] || words + open[i].Words > pace.Words * Overrun)
            {
                continue;
            }

            var score = (Relevance * open[i].Score) - ((1 - Relevance) * closeness[i]) + (sections.Contains(open[i].Section ?? "") ? 0 : NewSection);
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }

    // The first `kept` entries are hook and closing, and stay.
    private void Improve(List<Passage> chosen, List<Passage> open, int kept)
    {
        // Half an hour of three-word sentences: one more or less changes nothing, and looking for it takes minutes.
        if (chosen.Count > MostToImprove)
        {
            return;
        }

        var candidates = open.OrderByDescending(passage => passage.Score).Take(SwapCandidates).ToList();
        for (var round = 0; round < MostRounds; round++)
        {
            var best = Moves(chosen, candidates, kept).MaxBy(Worth);
            if (best is null || Worth(best) <= Worth(chosen) + 1e-9)
            {
                return;
            }

            chosen.Clear();
            chosen.AddRange(best);
        }
    }

    private static IEnumerable<List<Passage>> Moves(List<Passage> chosen, List<Passage> candidates, int kept)
    {
        foreach (var added in candidates.Where(candidate => !chosen.Exists(candidate.Overlaps)))
        {
            yield return [.. chosen, added];
        }

        for (var i = kept; i < chosen.Count; i++)
        {
            List<Passage> rest = [.. chosen[..i], .. chosen[(i + 1)..]];
            yield return rest;

            if (chosen.Count > SwapLimit)
            {
                continue;
            }

            foreach (var added in candidates.Where(candidate => candidate != chosen[i] && !rest.Exists(candidate.Overlaps)))
            {
                yield return [.. rest, added];
            }
        }
    }

    private double Worth(List<Passage> chosen)
    {
        var words = chosen.Sum(passage => passage.Words);
        var misfit = Math.Max(0, (Math.Abs(words - pace.Words) / pace.Words) - 0.02);
        var value = chosen.Sum(passage => passage.Score * passage.Words) / pace.Words;
        var sections = chosen.Select(passage => passage.Section).Distinct(StringComparer.Ordinal).Count();
        var missing = Math.Max(0, Pace.MinimumScenes - chosen.Count);

        return value + (0.05 * Math.Min(sections, pace.Scenes)) - (misfit / WorstFit * 4) - (0.3 * missing) - (0.03 * Math.Max(0, chosen.Count - pace.Scenes)) - Repetition(chosen);
    }

    private double Repetition(List<Passage> chosen)
    {
        if (chosen.Count > SwapLimit)
        {
            return 0;
        }

        var sum = 0.0;
        for (var i = 0; i < chosen.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                sum += Math.Max(0, Similarity(chosen[i], chosen[j]) - 0.25);
            }
        }

        return 0.3 * sum;
    }

    private double Similarity(Passage one, Passage other) => analysis.Vectors.Similarity(one.Last, other.Last);
}
