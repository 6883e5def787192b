using System.Text.Json;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Tests.Content;

public sealed class ScriptWriterTests
{
    private const double Tolerance = 0.15;

    public static TheoryData<string, int> Scripts()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in Texts.All)
        {
            data.Add(name, 30);
            data.Add(name, 60);
        }

        foreach (var name in Texts.Samples)
        {
            data.Add(name, 120);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Speaks_only_the_sources_own_sentences_in_the_sources_order(string name, int seconds)
    {
        var source = Texts.Words(name);
        var withoutAsides = Texts.Normal(ConnectiveTrim.WithoutAsides(Texts.Raw(name)));
        var at = 0;
        foreach (var sentence in Texts.Write(name, seconds).Scenes.SelectMany(SentencesOf))
        {
            var found = source.IndexOf(sentence, at, StringComparison.Ordinal);
            if (found < 0)
            {
                Assert.Contains(sentence, withoutAsides, StringComparison.Ordinal);
                continue;
            }

            at = found;
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Is_as_long_as_was_asked(string name, int seconds)
    {
        var scenes = Texts.Write(name, seconds).Scenes;

        var spoken = scenes.Sum(scene => WordCounter.Spoken(scene.Narration)) / Texts.WordsPerMinute * 60;

        Assert.InRange(spoken, seconds * (1 - Tolerance), seconds * (1 + Tolerance));
        Assert.InRange(scenes.Count, 4, 12);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Starts_no_scene_with_a_sentence_that_leans_on_a_missing_one(string name, int seconds)
    {
        var storyboard = Texts.Write(name, seconds);
        foreach (var scene in storyboard.Scenes)
        {
            var first = SentenceSplitter.Split(scene.Narration, storyboard.Language)[0].Trim();
            Assert.NotEqual(Lean.OnPrevious, Leaning.Of(first, storyboard.Language));
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Shows_less_than_it_says_and_nothing_twice(string name, int seconds)
    {
        var storyboard = Texts.Write(name, seconds);
        var shown = new List<string>();
        foreach (var scene in storyboard.Scenes)
        {
            Assert.True(OnScreen.Length(scene.Screen) < scene.Narration.Length, scene.Narration);
            Assert.DoesNotContain("…", scene.Screen.Heading ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("...", scene.Screen.Heading ?? "", StringComparison.Ordinal);
            shown.AddRange(new[] { scene.Screen.Heading, scene.Layout == SceneLayout.Closing ? null : scene.Screen.Kicker }.OfType<string>());
        }

        Assert.Equal(shown.Distinct(StringComparer.OrdinalIgnoreCase), shown);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Shows_only_words_of_the_source(string name, int seconds)
    {
        var storyboard = Texts.Write(name, seconds);
        var source = Texts.Words(name) + " " + Texts.Normal(storyboard.Title);
        foreach (var screen in storyboard.Scenes.Select(scene => scene.Screen))
        {
            var texts = new[] { screen.Kicker, screen.Heading, screen.Body, screen.Number, screen.Attribution }.Concat(screen.Items ?? []).OfType<string>();
            Assert.All(texts, text => Assert.Contains(Texts.Normal(text), source, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Says_the_points_and_numbers_that_it_shows(string name, int seconds)
    {
        foreach (var scene in Texts.Write(name, seconds).Scenes)
        {
            var spoken = Texts.Normal(scene.Narration);
            var at = 0;
            foreach (var item in scene.Screen.Items ?? [])
            {
                at = spoken.IndexOf(Texts.Normal(item), at, StringComparison.Ordinal);
                Assert.True(at >= 0, $"'{item}' is not said in its place in: {scene.Narration}");
            }

            Assert.Equal(scene.Layout is SceneLayout.Points or SceneLayout.Steps, scene.Screen.Items is { Count: >= 2 and <= 5 });
            Assert.Equal(scene.Layout == SceneLayout.Number, scene.Screen.Number is not null);
            Assert.Contains(scene.Screen.Number ?? "", scene.Narration, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Opens_with_a_title_closes_with_a_closing_and_shows_something_in_every_scene(string name, int seconds)
    {
        var scenes = Texts.Write(name, seconds).Scenes;

        Assert.Equal(SceneLayout.Title, scenes[0].Layout);
        Assert.Equal(SceneLayout.Closing, scenes[^1].Layout);
        Assert.All(scenes.Skip(1).SkipLast(1), scene => Assert.False(scene.Layout is SceneLayout.Title or SceneLayout.Closing));
        Assert.All(scenes, scene => Assert.True(OnScreen.Length(scene.Screen) > 0));
        Assert.Equal(scenes.Count, scenes.Select(scene => scene.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Writes_the_same_script_from_the_same_input(string name, int seconds) =>
        Assert.Equal(
            JsonSerializer.Serialize(Texts.Write(name, seconds), JsonDefaults.Options),
            JsonSerializer.Serialize(Texts.Write(name, seconds), JsonDefaults.Options));

    [Fact]
    public void Chooses_the_layout_that_fits_what_is_said()
    {
        var scenes = Texts.Write("octopus.md", 120).Scenes;

        Assert.Contains(scenes, scene => scene is { Layout: SceneLayout.Number, Screen: { Number: "500 million", Body: "neurons" } });
        Assert.Contains(scenes, scene => scene.Screen.Items is ["Three hearts", "Eight arms", "Blue blood"]);
        Assert.Contains(scenes, scene => scene.Screen.Items is ["Carry tools", "Escape", "Hold a grudge", "Play"]);
        Assert.Contains(scenes, scene => scene is { Layout: SceneLayout.Quote, Screen: { Attribution: "Aristotle", Body: { } words } }
            && words.StartsWith("The octopus is a stupid creature", StringComparison.Ordinal));
        Assert.EndsWith("?", SentenceSplitter.Split(scenes[0].Narration, "en")[0].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_quotation_and_its_speaker_inside_a_sentence() =>
        Assert.Contains(
            Texts.Write("dialogue.txt", 60).Scenes,
            scene => scene is { Layout: SceneLayout.Quote, Screen.Attribution: "Bruce Heezen" or "Marie Tharp" });

    [Fact]
    public void Speaks_a_finished_script_whole_and_in_its_own_scenes()
    {
        var storyboard = Texts.Write("script.md", 15, SourceKind.Script);

        Assert.Equal("Why Cats Purr", storyboard.Title);
        Assert.Equal(
            [SceneLayout.Title, SceneLayout.Number, SceneLayout.Points, SceneLayout.Quote, SceneLayout.Closing],
            storyboard.Scenes.Select(scene => scene.Layout));
        Assert.StartsWith("However, scientists", storyboard.Scenes[1].Narration, StringComparison.Ordinal);
        Assert.Equal(["When they are content", "When they want food", "When they are in pain"], storyboard.Scenes[2].Screen.Items);
    }

    [Fact]
    public void Splits_a_script_paragraph_that_is_longer_than_a_scene_may_be()
    {
        var paragraph = string.Join(' ', Enumerable.Range(1, 300).Select(i => $"This is sentence number {i} of a script."));

        var scenes = ScriptWriter.Write(SourceReader.Read(paragraph, SourceKind.Script), Texts.Request(60)).Scenes;

        Assert.True(scenes.Count > 1);
        Assert.All(scenes, scene => Assert.True(scene.Narration.Length <= SourceLimits.MaximumNarration));
        Assert.Equal(paragraph, string.Join(' ', scenes.Select(scene => scene.Narration)));
    }

    [Theory]
    [InlineData("How octopuses think", "How octopuses think")]
    [InlineData("Make a 60 second video for children", "The Mind with Eight Arms")]
    public void Takes_the_title_from_the_brief_if_it_reads_like_one(string brief, string title) =>
        Assert.Equal(title, ScriptWriter.Write(Texts.Read("octopus.md"), Texts.Request(60, brief)).Title);

    [Fact]
    public void Fills_a_long_video_with_more_scenes_from_a_long_source()
    {
        var source = SourceReader.Read(string.Join("\n\n", Texts.Samples.Take(2).Concat(["list-heavy.md"]).Select(Texts.Raw)), SourceKind.Markdown);

        var scenes = ScriptWriter.Write(source, Texts.Request(300)).Scenes;

        Assert.InRange(scenes.Sum(scene => WordCounter.Spoken(scene.Narration)) / Texts.WordsPerMinute * 60, 255, 345);
        Assert.True(scenes.Count > 12);
    }

    // A quotation without a sentence that leads up to it is announced by its author's name.
    private static IEnumerable<string> SentencesOf(Scene scene)
    {
        var announced = $"{scene.Screen.Attribution}: ";
        var text = scene.Narration.StartsWith(announced, StringComparison.Ordinal) ? scene.Narration[announced.Length..] : scene.Narration;

        return SentenceSplitter.Split(text, "en").Select(Texts.Normal);
    }
}
