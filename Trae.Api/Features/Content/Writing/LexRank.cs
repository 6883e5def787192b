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

    // All pairs of sentences are compared, so a text of more than a book's chapter is ranked in parts.
    private const int MostTogether = 2_500;

    /// <summary>One score for each sentence; the highest of each part is 1.</summary>
    public static double[] Rank(TermVectors sentences)
    {
        var ranks = new List<double>(sentences.Count);
        for (var first = 0; first < sentences.Count; first += MostTogether)
        {
            ranks.AddRange(Rank(sentences, first, Math.Min(MostTogether, sentences.Count - first)));
        }

        return [.. ranks];
    }

    private static IEnumerable<double> Rank(TermVectors sentences, int first, int count)
    {
        var links = Link(sentences, first, count);
        var totals = Array.ConvertAll(links, from => from.Sum(link => link.Weight));
        var rank = Enumerable.Repeat(1.0, count).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Enumerable.Repeat(1 - Damping, count).ToArray();
            for (var i = 0; i < links.Length; i++)
            {
                foreach (var (other, weight) in links[i])
                {
                    next[other] += Damping * rank[i] * weight / totals[i];
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

        return rank.Select(value => value / highest);
    }

    private static List<(int Other, double Weight)>[] Link(TermVectors sentences, int first, int count)
    {
        var links = Enumerable.Range(0, count).Select(_ => new List<(int, double)>()).ToArray();
        var postings = new Dictionary<string, List<(int Sentence, double Weight)>>(StringComparer.Ordinal);
        var cosines = new double[count];
        for (var i = 0; i < count; i++)
        {
            Array.Clear(cosines);
            foreach (var (term, weight) in sentences[first + i])
            {
                if (!postings.TryGetValue(term, out var list))
                {
                    postings[term] = list = [];
                }

                foreach (var (other, otherWeight) in list)
                {
                    cosines[other] += weight * otherWeight;
                }

                list.Add((i, weight));
            }

            for (var other = 0; other < i; other++)
            {
                if (cosines[other] >= WeakestLink)
                {
                    links[i].Add((other, cosines[other]));
                    links[other].Add((i, cosines[other]));
                }
            }
        }

        return links;
    }
}
