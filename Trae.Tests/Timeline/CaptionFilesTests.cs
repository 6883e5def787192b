using System.Globalization;
using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Timeline;

public sealed class CaptionFilesTests
{
    private static readonly IReadOnlyList<SceneTimeline> Scenes = [Scene("Octopuses have 3 hearts & <blue> blood. Is it true?"), Scene("One more scene, with words."), Scene("章鱼 有 三颗心脏。")];

    [Fact]
    public void WebVtt_reads_back_as_the_captions_it_was_made_from()
    {
        var file = CaptionFiles.WebVtt(Scenes, new(DigitalSource.AlgorithmicMedia));
        var blocks = file.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var captions = VideoTimeline.Captions(Scenes);

        Assert.Equal("WEBVTT", blocks[0]);
        Assert.Equal("NOTE Made with Trae. Digital source type: http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", blocks[1]);
        Assert.Equal(captions.Count, blocks.Length - 2);
        Assert.All(blocks.Skip(2).Zip(captions), pair =>
        {
            var lines = pair.First.Trim().Split('\n');
            var times = lines[1].Split(' ');
            Assert.Equal("-->", times[1]);
            Assert.Equal(pair.Second.Start.TotalSeconds, Seconds(times[0]), 0.0011);
            Assert.Equal(pair.Second.End.TotalSeconds, Seconds(times[2]), 0.0011);
            Assert.InRange(lines.Length, 3, 4);

            var text = string.Join(' ', lines.Skip(2)).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
            Assert.Equal(string.Join(' ', pair.Second.Words.Select(word => word.Text)), text);
        });
        Assert.Contains("&lt;blue&gt;", file, StringComparison.Ordinal);
        Assert.Contains("&amp;", file, StringComparison.Ordinal);
    }

    [Fact]
    public void SubRip_counts_from_one_and_writes_commas()
    {
        var file = CaptionFiles.SubRip(Scenes);

        Assert.StartsWith("1\n00:00:00,300 --> ", file, StringComparison.Ordinal);
        Assert.EndsWith("\n\n", file, StringComparison.Ordinal);
        Assert.Contains("‹blue›", file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_transcript_has_a_line_for_each_sentence_with_times_in_the_video()
    {
        var transcript = CaptionFiles.Transcript("en", Scenes);

        Assert.Equal([0, 0, 1, 2], transcript.Lines.Select(line => line.Scene));
        Assert.Equal("Is it true?", string.Join(' ', transcript.Lines[1].Words.Select(word => word.Text)));
        Assert.True(transcript.Lines[2].Start >= FrameRate.TimeOf(Scenes[0].FrameCount));
        Assert.All(transcript.Lines.Zip(transcript.Lines.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public void Chapters_start_with_their_scenes() =>
        Assert.Equal([new Chapter("Hearts", TimeSpan.Zero)], VideoTimeline.Chapters("Octopuses", Scenes));

    [Fact]
    public void The_sound_is_planned_to_the_sample()
    {
        var job = SceneTimelinesTests.Job("Some words here.", VideoFormat.Wide, SceneLayout.Title, []);
        var track = SceneTimelinesTests.Track(job);
        var plan = AudioPlan.For([.. Scenes.Select(scene => (scene, track))]);

        Assert.Equal(Scenes.Sum(scene => scene.FrameCount) * 1_600L, plan.Length);
        Assert.Equal(300 * 48, plan.Clips[0].Start);
        Assert.Equal((Scenes[0].FrameCount * 1_600L) + (300 * 48), plan.Clips[1].Start);
        Assert.True(plan.Clips[^1].Start + (track.Duration.TotalSeconds * 48_000) <= plan.Length);
    }

    private static SceneTimeline Scene(string text)
    {
        var job = SceneTimelinesTests.Job(text, VideoFormat.Wide, SceneLayout.Statement, []);

        return SceneTimelines.Build(job, SceneTimelinesTests.Track(job));
    }

    private static double Seconds(string time) => TimeSpan.Parse(time, CultureInfo.InvariantCulture).TotalSeconds;
}
