using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Bench;

/// <summary>What a script says of its source, how often it says it, and how long that takes.</summary>
internal static class Measures
{
    private const int Repeated = 3;

    // Breath and transition around each scene's speech, as the writer plans with.
    private const double PauseSeconds = 0.6;

    /// <summary>The share of facts of which one scene says or shows all words of an alternative.</summary>
    public static double Coverage(Storyboard script, IReadOnlyList<string> facts)
    {
        var scenes = script.Scenes.Select(scene => ScoredWords.Of($"{scene.Narration} {Shown(scene.Screen)}").ToHashSet(StringComparer.Ordinal)).ToList();

        return (double)facts.Count(fact => fact.Split('|').Select(ScoredWords.Of).Any(words => scenes.Exists(scene => words.TrueForAll(scene.Contains)))) / facts.Count;
    }

    /// <summary>The spoken sentences that are no words of the source in a row, asides in brackets left out.</summary>
    public static IReadOnlyList<string> Unsupported(Storyboard script, SourceDocument source)
    {
        var texts = source.Blocks.Select(block => ScoredWords.Line(block.Text)).ToList();
        texts.AddRange(source.Blocks.Select(block => ScoredWords.Line(ConnectiveTrim.WithoutAsides(block.Text))));

        return [.. Spoken(script).Where(sentence => !texts.Exists(text => text.Contains(ScoredWords.Line(sentence), StringComparison.Ordinal)))];
    }

    public static IEnumerable<string> Spoken(Storyboard script) =>
        script.Scenes.SelectMany(scene => SentenceSplitter.Split(scene.Narration, script.Language)).Where(sentence => ScoredWords.Of(sentence).Count > 0);

    /// <summary>The share of runs of three words that an earlier scene has said already.</summary>
    public static double Redundancy(Storyboard script)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        var (all, again) = (0, 0);
        foreach (var scene in script.Scenes)
        {
            var words = ScoredWords.Of(scene.Narration);
            var runs = Enumerable.Range(0, Math.Max(0, words.Count - Repeated + 1)).Select(i => string.Join(' ', words.Skip(i).Take(Repeated))).ToList();
            all += runs.Count;
            again += runs.Count(said.Contains);
            said.UnionWith(runs);
        }

        return all == 0 ? 0 : (double)again / all;
    }

    /// <summary>By how much of the asked length the script is too short (below zero) or too long.</summary>
    public static double LengthError(Storyboard script, WritingRequest request)
    {
        var words = script.Scenes.Sum(scene => WordCounter.Spoken(scene.Narration));
        var seconds = (words / (request.WordsPerMinute * request.Speaker.Rate) * 60) + (script.Scenes.Count * PauseSeconds);

        return (seconds / request.Seconds) - 1;
    }

    /// <summary>Two to the power of the entropy of the layouts: as many equally frequent layouts would vary as much.</summary>
    public static double Layouts(Storyboard script) => Math.Pow(2, script.Scenes.CountBy(scene => scene.Layout)
        .Select(layout => (double)layout.Value / script.Scenes.Count).Sum(share => -share * Math.Log2(share)));

    /// <summary>The share of scenes with nothing on the screen.</summary>
    public static double Bare(Storyboard script) =>
        (double)script.Scenes.Count(scene => scene.Screen is { Picture: null, Chart: null, Code: null } && ScoredWords.Of(Shown(scene.Screen)).Count == 0) / script.Scenes.Count;

    private static string Shown(ScreenText screen) => string.Join(' ', new[] { screen.Heading, screen.Body, screen.Number, screen.Attribution }
        .Concat(screen.Items ?? [])
        .Concat(screen.Events?.SelectMany(moment => new[] { moment.When, moment.What }) ?? [])
        .Concat(screen.Columns?.SelectMany(column => column.Items.Prepend(column.Heading)) ?? []));
}
