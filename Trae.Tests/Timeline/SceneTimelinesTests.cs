using CsCheck;
using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Timeline;

public sealed class SceneTimelinesTests
{
    private static readonly string[] Vocabulary =
        ["octopus", "is,", "a", "Three", "hearts.", "and", "intelligence", "blue;", "“blood”", "2026", "of", "nine", "brains!", "Dr."];

    private static readonly Gen<RenderScene> Jobs =
        from words in Gen.Int[0, Vocabulary.Length - 1].Select(i => Vocabulary[i]).Array[0, 60]
        from format in Gen.Enum<VideoFormat>()
        from layout in Gen.Enum<SceneLayout>()
        select Job(string.Join(' ', words), format, layout, ["Three hearts", "Nine brains", "Nothing of it"]);

    [Fact]
    public void Captions_are_ordered_inside_the_scene_and_cover_every_word() =>
        Jobs.Sample(job =>
        {
            var track = Track(job);
            var scene = SceneTimelines.Build(job, track);
            var length = FrameRate.TimeOf(scene.FrameCount);
            var words = scene.Captions.SelectMany(phrase => phrase.Words).ToList();

            Assert.Equal(track.Words.Select(word => (word.Text, word.Start + scene.SpeechStart)), words.Select(word => (word.Text, word.Start)));
            Assert.All(scene.Captions.Zip(scene.Captions.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            Assert.All(scene.Captions, phrase =>
            {
                Assert.True(phrase.Start >= TimeSpan.Zero && phrase.End <= length && phrase.Start < phrase.End);
                Assert.True(phrase.Words[0].Start == phrase.Start && phrase.Words[^1].End <= phrase.End);
                Assert.InRange(phrase.Words.Count, 1, 12);
            });
        });

    [Fact]
    public void Every_frame_has_a_mouth_and_it_rests_in_silence() =>
        Jobs.Sample(job =>
        {
            var track = Track(job);
            var scene = SceneTimelines.Build(job, track);

            Assert.Equal(scene.FrameCount, scene.Mouth.Count);
            Assert.All(Enumerable.Range(0, scene.FrameCount), frame =>
            {
                var heard = FrameRate.TimeOf(frame) - scene.SpeechStart;
                Assert.True((heard >= -FrameRate.TimeOf(1) && heard < track.Duration) || scene.Mouth[frame] == Viseme.Rest);
            });
        });

    [Fact]
    public void A_scene_is_long_enough_for_its_speech_and_its_entrance() =>
        Jobs.Sample(job =>
        {
            var track = Track(job);
            var length = FrameRate.TimeOf(SceneTimelines.Build(job, track).FrameCount);

            Assert.True(length >= TimeSpan.FromSeconds(2.5) - TimeSpan.FromTicks(1));
            Assert.True(length >= track.Duration + TimeSpan.FromSeconds(0.8) - TimeSpan.FromTicks(1));
        });

    [Fact]
    public void Items_appear_in_order_inside_the_scene() =>
        Jobs.Sample(job =>
        {
            var scene = SceneTimelines.Build(job, Track(job));

            Assert.Equal(3, scene.ItemReveals.Count);
            Assert.All(scene.ItemReveals, frame => Assert.InRange(frame, 0, scene.FrameCount - 1));
            Assert.All(scene.ItemReveals.Zip(scene.ItemReveals.Skip(1)), pair => Assert.True(pair.First <= pair.Second));
        });

    [Fact]
    public void An_item_appears_as_it_is_spoken()
    {
        var job = Job("It has many organs. First it has three hearts. Then it has nine brains.", VideoFormat.Wide, SceneLayout.Points, ["Three hearts", "Nine brains"]);
        var track = Track(job);
        var scene = SceneTimelines.Build(job, track);

        var three = track.Words.Single(word => word.Text == "three").Start + scene.SpeechStart;
        Assert.InRange((three - FrameRate.TimeOf(scene.ItemReveals[0])).TotalSeconds, 0, 0.3);
        var nine = track.Words.Single(word => word.Text == "nine").Start + scene.SpeechStart;
        Assert.InRange((nine - FrameRate.TimeOf(scene.ItemReveals[1])).TotalSeconds, 0, 0.3);
    }

    [Fact]
    public void Moments_and_columns_appear_as_they_are_spoken_too()
    {
        var job = Job("It has many organs. First it has three hearts. Then it has nine brains.", VideoFormat.Wide, SceneLayout.Timeline, []);
        var moments = new ScreenText { Events = [new("First", "three hearts"), new("Then", "nine brains")] };
        var columns = new ScreenText { Columns = [new("Organs", ["Three hearts"]), new("Brains", ["Nine brains"])] };

        var timeline = SceneTimelines.Build(job with { Scene = job.Scene with { Screen = moments } }, Track(job));
        var beside = SceneTimelines.Build(job with { Scene = job.Scene with { Layout = SceneLayout.Columns, Screen = columns } }, Track(job));

        Assert.Equal(2, timeline.ItemReveals.Count);
        Assert.True(timeline.ItemReveals[0] < timeline.ItemReveals[1]);
        Assert.Equal(4, beside.ItemReveals.Count);
    }

    [Fact]
    public void Phrases_end_with_sentences_and_clauses_and_leave_no_word_alone()
    {
        var text = "Octopuses have three hearts, nine brains, and blue blood. Dr. Smith says that two of the hearts pump blood to the gills, while the third one keeps everything else going.";
        var scene = SceneTimelines.Build(Job(text, VideoFormat.Tall, SceneLayout.Statement, []), Track(Job(text, VideoFormat.Tall, SceneLayout.Statement, [])));

        var phrases = scene.Captions.Select(phrase => phrase.Words.Select(word => word.Text).ToList()).ToList();

        Assert.Equal(["Octopuses", "have", "three", "hearts,"], phrases[0]);
        Assert.All(phrases, phrase => Assert.InRange(phrase.Count, 2, 12));
        Assert.All(phrases, phrase => Assert.DoesNotContain("blood.", phrase.SkipLast(1)));
        Assert.All(phrases, phrase => Assert.NotEqual("Dr.", phrase[^1]));
    }

    [Theory]
    [InlineData("", 1.0, 4.0, 90)]
    [InlineData("", 0.0, null, 210)]
    [InlineData("", 1.0, null, 180)]
    [InlineData("", 0.0, 0.5, 15)]
    [InlineData("Four words are spoken.", 0.0, 0.5, 75)]
    public void A_clip_scene_without_words_lasts_as_long_as_its_trimmed_clip(string narration, double from, double? to, int frames)
    {
        var job = Job(narration, VideoFormat.Wide, SceneLayout.Clip, []);
        var clip = new SceneClip("media/clip.mp4", TimeSpan.FromSeconds(from), to is { } end ? TimeSpan.FromSeconds(end) : null);
        job = job with { Scene = job.Scene with { Clip = clip } };
        var track = Track(job);

        Assert.Equal(narration.Length == 0 && to is null, SceneTimelines.NeedsClipLength(job.Scene, track));
        Assert.Equal(frames, SceneTimelines.Build(job, track, TimeSpan.FromSeconds(7)).FrameCount);
    }

    internal static RenderScene Job(string text, VideoFormat format, SceneLayout layout, IReadOnlyList<string> items) => new(
        new(Guid.Empty, layout, text, new(Heading: "Hearts", Items: items)), new(text, "en", new("en-us")), new(format));

    /// <summary>A fifth of a second a word, with a pause of half a second after each sentence.</summary>
    internal static NarrationTrack Track(RenderScene job)
    {
        var words = new List<SpokenWord>();
        var visemes = new List<VisemeCue>();
        var (at, offset) = (TimeSpan.Zero, 0);

        foreach (var text in job.Narration.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = at + TimeSpan.FromSeconds(0.2);
            words.Add(new(text, job.Narration.Text.IndexOf(text, offset, StringComparison.Ordinal), at, end));
            visemes.Add(new(Viseme.Open, at, end));
            offset = words[^1].Offset + text.Length;
            at = end + TimeSpan.FromSeconds(text.EndsWith('.') ? 0.5 : 0);
            if (at > end)
            {
                visemes.Add(new(Viseme.Rest, end, at));
            }
        }

        return new("narration/test.wav", 22_050, at + TimeSpan.FromSeconds(0.1), words, visemes);
    }
}
