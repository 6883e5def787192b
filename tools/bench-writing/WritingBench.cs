using Trae.Api.Features.Content.Checking;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Narration;

namespace Trae.Bench;

/// <summary>Has every text written, and measures what comes.</summary>
internal static class WritingBench
{
    /// <summary>By name, in order.</summary>
    public static async Task<SortedDictionary<string, Scores>> Score(IReadOnlyList<Sample> samples, IAuthor author, int seconds, CancellationToken ct)
    {
        var scores = new SortedDictionary<string, Scores>(StringComparer.Ordinal);
        foreach (var sample in samples)
        {
            scores[sample.Name] = await Score(sample, author, seconds, ct);
        }

        return scores;
    }

    public static async Task<Scores> Score(Sample sample, IAuthor author, int seconds, CancellationToken ct)
    {
        var (source, request) = Order(sample, seconds);
        var script = await author.Write(sample.Name, source, request, ct);
        var spoken = string.Join(' ', script.Scenes.Select(scene => scene.Narration));
        var (words, lead) = (ScoredWords.Of(spoken), ScoredWords.Of(sample.Lead));
        var unsupported = Measures.Unsupported(script, source);
        var claims = ClaimChecker.Check(script, [source], ct);
        Tell(sample.Name, author.IsVerbatim ? unsupported : [], claims);

        return new Scores(
            Rouge.N(words, lead, 1),
            Rouge.N(words, lead, 2),
            Rouge.L(words, lead),
            Measures.Coverage(script, sample.Facts),
            (double)unsupported.Count / Math.Max(1, Measures.Spoken(script).Count()),
            claims.Count,
            Readability.Lix(spoken, sample.Language),
            Readability.Flesch(spoken, sample.Language),
            Measures.Redundancy(script),
            Math.Abs(Measures.LengthError(script, request)),
            Measures.Layouts(script),
            Measures.Bare(script)).Rounded();
    }

    /// <summary>A text as it is read, and what is asked of its script.</summary>
    public static (SourceDocument Source, WritingRequest Request) Order(Sample sample, int seconds)
    {
        var source = SourceReader.Read(sample.Text);

        return source.Language == sample.Language
            ? (source, new(seconds, VoiceCatalog.WordsPerMinuteOf(sample.Language), new Speaker(sample.Language), new Look(VideoFormat.Wide)))
            : throw new PermanentJobException("language-unknown", $"{sample.Name} was taken for \"{source.Language}\".");
    }

    private static void Tell(string name, IEnumerable<string> unsupported, IEnumerable<UnsupportedClaim> claims)
    {
        foreach (var sentence in unsupported)
        {
            Console.Error.WriteLine($"{name}: not in the source: {sentence}");
        }

        foreach (var claim in claims)
        {
            Console.Error.WriteLine($"{name}: no source has this {claim.Kind.ToString().ToLowerInvariant()}: {claim.Words}");
        }
    }
}
