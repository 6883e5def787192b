using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Research;

/// <summary>Chooses the sentences of pages that answer questions. Pure: the same pages and questions give the same findings.</summary>
internal static class AnswerFinder
{
    private const int MostPerQuestion = 4;
    private const int MostPerPage = 2;
    private const double LeastAlike = 0.06;
    private const double Centrality = 0.25;

    // Two pages say the same where their words do.
    private const double Same = 0.8;

    public static IReadOnlyList<ResearchFinding> Find(string topic, IReadOnlyList<string> questions, IReadOnlyList<SourceDocument> pages)
    {
        var analyses = pages.Select(page => SourceAnalysis.Of(page, topic)).ToList();
        var found = new List<ResearchFinding>();
        for (var question = 0; question < questions.Count; question++)
        {
            var candidates = analyses
                .SelectMany((analysis, source) => Candidates(analysis, source, $"{questions[question]} {topic}"))
                .OrderByDescending(candidate => candidate.Score)
                .ThenBy(candidate => candidate.Source)
                .ThenBy(candidate => candidate.Sentence.Position);
            Take(found, question, candidates, pages);
        }

        return found;
    }

    private static IEnumerable<Candidate> Candidates(SourceAnalysis analysis, int source, string question)
    {
        var asked = analysis.Vectors.VectorOf(question);

        return analysis.Source.Sentences
            .Where(sentence => analysis.Leans[sentence.Position] == Lean.None && WordCounter.Spoken(sentence.Text) is >= 6 and <= 45)
            .Select(sentence => (Sentence: sentence, Alike: analysis.Vectors.Similarity(sentence.Position, asked)))
            .Where(each => each.Alike >= LeastAlike)
            .Select(each => new Candidate(source, each.Sentence, each.Alike + (Centrality * analysis.Scores[each.Sentence.Position])));
    }

    private static void Take(List<ResearchFinding> found, int question, IEnumerable<Candidate> candidates, IReadOnlyList<SourceDocument> pages)
    {
        var taken = new List<ResearchFinding>();
        foreach (var candidate in candidates)
        {
            if (taken.Count == MostPerQuestion)
            {
                break;
            }

            var text = candidate.Sentence.Text;
            if (taken.Count(finding => finding.Source == candidate.Source) < MostPerPage
                && !found.Concat(taken).Any(finding => IsSame(finding.Text, text, pages[candidate.Source].Language)))
            {
                var id = StableId.Of(FormattableString.Invariant($"{pages[candidate.Source].Credit.Address}\n{candidate.Source}\n{candidate.Sentence.Position}"));
                taken.Add(new ResearchFinding(id, question, text, candidate.Source, candidate.Sentence.Position));
            }
        }

        found.AddRange(taken);
    }

    private static bool IsSame(string one, string other, string language)
    {
        var (a, b) = (TermVectors.TermsOf(one, language).ToHashSet(StringComparer.Ordinal), TermVectors.TermsOf(other, language).ToHashSet(StringComparer.Ordinal));
        var common = a.Count(b.Contains);

        return common >= Same * Math.Min(a.Count, b.Count);
    }

    private sealed record Candidate(int Source, SourceSentence Sentence, double Score);
}
