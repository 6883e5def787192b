using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>
/// Finds sentences about a thing that the sentence before has just brought up: after "... surrounded by muscles", the
/// sentence "The muscles stretch ..." leans on it. What the whole text is about needs no such introduction.
/// </summary>
internal static class DefiniteLeaning
{
    // A word in more sentences than this is a topic, known to the viewer by then.
    private const int MostSentencesOfSideIssue = 3;

    private static readonly string[] Articles = ["the ", "der ", "die ", "das ", "le ", "la ", "les ", "l’", "l'", "el ", "los ", "las "];

    public static Lean[] Apply(SourceDocument source, TermVectors vectors, Lean[] leans)
    {
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < vectors.Count; i++)
        {
            foreach (var term in vectors[i].Keys)
            {
                spread[term] = spread.GetValueOrDefault(term) + 1;
            }
        }

        for (var i = 1; i < leans.Length; i++)
        {
            var sentence = source.Sentences[i];
            if (leans[i] == Lean.None
                && source.Sentences[i - 1].Block == sentence.Block
                && SubjectOf(sentence.Text, source.Language) is { } subject
                && spread.GetValueOrDefault(subject) <= MostSentencesOfSideIssue
                && vectors[i - 1].ContainsKey(subject)
                && !IsTopic(subject, source, sentence))
            {
                leans[i] = Lean.OnPrevious;
            }
        }

        return leans;
    }

    private static string? SubjectOf(string sentence, string language) =>
        Array.Find(Articles, article => sentence.StartsWith(article, StringComparison.OrdinalIgnoreCase)) is { } found
            ? TermVectors.TermsOf(sentence[found.Length..], language).FirstOrDefault()
            : null;

    private static bool IsTopic(string term, SourceDocument source, SourceSentence sentence) =>
        TermVectors.TermsOf($"{source.Title} {source.Blocks[sentence.Block].Section}", source.Language).Contains(term, StringComparer.Ordinal);
}
