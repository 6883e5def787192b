using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>What the writer knows of every sentence of a source.</summary>
internal sealed class SourceAnalysis
{
    private const double BriefWeight = 0.6;
    private const double OpeningWeight = 0.4;

    public required SourceDocument Source { get; init; }

    public required TermVectors Vectors { get; init; }

    /// <summary>By position: how much each sentence is worth, about 0 to 1.5.</summary>
    public required IReadOnlyList<double> Scores { get; init; }

    /// <summary>By position: what each sentence needs.</summary>
    public required IReadOnlyList<Lean> Leans { get; init; }

    /// <summary>By stem: how central each word is to the text.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    public string Language => Source.Language;

    public static SourceAnalysis Of(SourceDocument source, string? brief, LearntVoice? voice = null)
    {
        var pull = voice?.Speaks(source.Language) == true ? new VoicePull(voice) : null;
        var sentences = source.Sentences;
        var vectors = TermVectors.Of([.. sentences.Select(sentence => sentence.Text)], source.Language);
        var ranks = LexRank.Rank(vectors);
        var wish = vectors.VectorOf($"{brief} {source.Title}");

        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var scores = new double[sentences.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            foreach (var (term, weight) in vectors[i])
            {
                weights[term] = weights.GetValueOrDefault(term) + (weight * ranks[i]);
            }

            scores[i] = ranks[i] + (BriefWeight * vectors.Similarity(i, wish)) + Shape(sentences[i]) + (pull?.Of(sentences[i].Text) ?? 0);
        }

        return new SourceAnalysis
        {
            Source = source,
            Vectors = vectors,
            Scores = scores,
            Leans = DefiniteLeaning.Apply(source, vectors, [.. sentences.Select(sentence => Leaning.Of(sentence.Text, source.Language))]),
            Weights = weights,
        };
    }

    // Paragraphs open with what they are about; figures and middling lengths make good listening.
    private static double Shape(SourceSentence sentence)
    {
        var words = WordCounter.Spoken(sentence.Text);
        var length = words switch
        {
            < 5 => -0.3,
            < 8 => -0.05,
            <= 22 => 0.1,
            <= 30 => -0.05,
            _ => -0.25,
        };

        return length + (sentence.Offset == 0 ? OpeningWeight : 0) + (sentence.Text.Any(char.IsDigit) ? 0.1 : 0);
    }
}
