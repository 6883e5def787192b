namespace Trae.Api.Features.Content.Writing;

/// <summary>
/// Ranks sentences by how central they are to the text: continuous LexRank (Erkan and Radev, "LexRank: Graph-based
/// Lexical Centrality as Salience in Text Summarization", JAIR 22, 2004), which is PageRank over cosine similarities.
/// </summary>
internal static class LexRank
{
    private const double Damping = 0.85;
    private const double Tolerance = 1e-6;
    private const int MostRounds = 100;

    // Weaker links are chance, and only cost time.
    private const double WeakestLink = 0.05;

    /// <summary>One score for each sentence; the highest is 1.</summary>
    public static double[] Rank(TermVectors sentences)
    {
        var links = Link(sentences);
        var rank = Enumerable.Repeat(1.0, sentences.Count).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Enumerable.Repeat(1 - Damping, sentences.Count).ToArray();
            for (var i = 0; i < links.Length; i++)
            {
                var total = links[i].Sum(link => link.Weight);
                foreach (var (other, weight) in links[i])
                {
                    next[other] += Damping * rank[i] * weight / total;
                }
            }

            var change = next.Zip(rank, (a, b) => Math.Abs(a - b)).DefaultIfEmpty().Max();
            rank = next;
            if (change < Tolerance)
            {
                break;
            }
        }

        var highest = rank.DefaultIfEmpty(1).Max();

        return [.. rank.Select(value => value / highest)];
    }

    private static List<(int Other, double Weight)>[] Link(TermVectors sentences)
    {
        var links = Enumerable.Range(0, sentences.Count).Select(_ => new List<(int, double)>()).ToArray();
        var postings = new Dictionary<string, List<(int Sentence, double Weight)>>(StringComparer.Ordinal);
        for (var i = 0; i < sentences.Count; i++)
        {
            var cosines = new SortedDictionary<int, double>();
            foreach (var (term, weight) in sentences[i])
            {
                if (!postings.TryGetValue(term, out var list))
                {
                    postings[term] = list = [];
                }

                foreach (var (other, otherWeight) in list)
                {
                    cosines[other] = cosines.GetValueOrDefault(other) + (weight * otherWeight);
                }

                list.Add((i, weight));
            }

            foreach (var (other, cosine) in cosines.Where(pair => pair.Value >= WeakestLink))
            {
                links[i].Add((other, cosine));
                links[other].Add((i, cosine));
            }
        }

        return links;
    }
}
