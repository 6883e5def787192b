using Trae.Api.Features.Content.Sources;
using Trae.Bench;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Writing;

/// <summary>The built-in writer over the committed texts: nothing invented, as long as asked, and no worse than it was.</summary>
public sealed class WritingBenchTests
{
    private static readonly string Folder = Path.Combine(NpmPackages.Folder, "..", "samples", "writing");

    [Fact]
    public async Task The_built_in_writer_writes_no_worse_than_it_did()
    {
        var samples = Sample.Load(Folder, []);
        Assert.True(samples.Count >= 20);
        Assert.True(samples.Select(sample => sample.Language).Distinct(StringComparer.Ordinal).Count() >= 5);

        var scores = await WritingBench.Score(samples, new BuiltInAuthor(), Baseline.Seconds, TestContext.Current.CancellationToken);

        Assert.Empty(WritingRules.Missed(scores, Baseline.Read(Folder)));
    }

    [Fact]
    public void A_writer_that_got_worse_is_told_of()
    {
        var before = Baseline.Read(Folder);
        var worse = before.ToDictionary(
            score => score.Key, score => score.Value with { Coverage = score.Value.Coverage - 0.05, Redundancy = 0.2, Unsupported = 0.1 }, StringComparer.Ordinal);

        var missed = WritingRules.Missed(worse, before);

        Assert.Contains(missed, sentence => sentence.StartsWith("coverage of facts got worse", StringComparison.Ordinal));
        Assert.Equal(before.Count, missed.Count(sentence => sentence.Contains("not in the source", StringComparison.Ordinal)));
        Assert.Equal(before.Count, missed.Count(sentence => sentence.Contains("said twice", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rouge_counts_shared_runs_and_the_longest_common_order()
    {
        var (script, summary) = (ScoredWords.Of("The cat sat on the mat."), ScoredWords.Of("The cat lay on a mat!"));

        Assert.Equal(4.0 / 6, Rouge.N(script, summary, 1), 6);
        Assert.Equal(1.0 / 5, Rouge.N(script, summary, 2), 6);
        Assert.Equal(4.0 / 6, Rouge.L(script, summary), 6);
        Assert.Equal(0, Rouge.N(script, [], 1));
    }

    [Fact]
    public void A_sentence_that_the_source_does_not_have_is_found_and_one_without_its_aside_is_not()
    {
        var source = SourceReader.Read(Api.Briefs.Text + "\n\nThey have (as far as we know) no skull at all.");
        var script = Of("They have no skull at all. Octopuses have nine brains.");

        Assert.Equal("Octopuses have nine brains.", Assert.Single(Measures.Unsupported(script, source)).Trim());
    }

    [Fact]
    public void Facts_repetition_and_layouts_are_measured_scene_by_scene()
    {
        var script = Of("It has three hearts.", "It has three hearts and blue blood.", "Nothing else is told.", "Nothing follows.");

        Assert.Equal(0.5, Measures.Coverage(script, ["three hearts", "seven|blue blood", "hearts nothing", "ten arms"]));
        Assert.Equal(2.0 / 9, Measures.Redundancy(script), 6);
        Assert.Equal(1, Measures.Layouts(script), 6);
    }

    private static Storyboard Of(params string[] scenes) => new("A title", "en", new Speaker("en-gb"), new Look(VideoFormat.Wide), [
        .. scenes.Select(text => new Scene(Guid.NewGuid(), SceneLayout.Statement, text, new ScreenText())),
    ]);
}
