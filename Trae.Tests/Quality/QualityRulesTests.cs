using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Quality;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Quality;

/// <summary>Each rule on evidence that passes and on evidence that is wrong in one way: the finding names the scene and the time.</summary>
public sealed class QualityRulesTests
{
    // Three scenes of ten seconds; the second one pauses, the third is a still layout without a presenter.
    private static readonly QualityEvidence Sound = Evidence();

    [Fact]
    public void Nothing_is_found_where_nothing_is_wrong() => Assert.Empty(QualityRules.Judge(Sound));

    [Fact]
    public void A_picture_that_stands_still_is_a_fault_only_where_something_should_move()
    {
        var frozen = QualityRules.Judge(Sound with { Measured = Sound.Measured with { Frozen = [Stretch(11, 7), Stretch(22, 6)] } });

        Assert.Equal([(1, true, 11.0), (2, false, 22.0)], frozen.Select(finding => (finding.Scene!.Value, finding.Blocking, finding.At!.Value.TotalSeconds)));
    }

    [Fact]
    public void Silence_is_a_fault_where_words_are_spoken_and_no_fault_where_the_script_pauses()
    {
        Assert.Empty(QualityRules.Judge(Silent(13, 6.5)));

        var unheard = Assert.Single(QualityRules.Judge(Silent(0.5, 4)));
        Assert.Equal(("silent", 0, true), (unheard.Code, unheard.Scene, unheard.Blocking));

        var dead = Assert.Single(QualityRules.Judge(Silent(24, 3)));
        Assert.Equal(("dead-air", 2, false), (dead.Code, dead.Scene, dead.Blocking));
    }

    [Fact]
    public void Clipping_is_found_in_its_second()
    {
        var clipped = QualityRules.Judge(Sound with
        {
            Measured = Sound.Measured with { Loudness = new(-14, 0.9, 3), Loud = [new(TimeSpan.FromSeconds(4), -0.5), new(TimeSpan.FromSeconds(12), 0.6)] },
        });

        Assert.Equal([("clipping", 1), ("peaks-high", 1)], clipped.Select(finding => (finding.Code, finding.Scene!.Value)));
        Assert.All(clipped, finding => Assert.True(finding is { Blocking: true, At.TotalSeconds: 12 }));
    }

    [Fact]
    public void A_word_without_a_caption_is_named()
    {
        var cues = Sound.Cues.Select(cue => cue.Text == "w10" ? cue with { Text = "other" } : cue).ToList();

        var finding = Assert.Single(QualityRules.Judge(Sound with { Cues = cues }));

        Assert.Equal(("captions-short", false, 1), (finding.Code, finding.Blocking, finding.Scene));
        Assert.Contains("\u201cw10\u201d", finding.Message, StringComparison.Ordinal);
        Assert.True(QualityRules.Judge(Sound with { Cues = cues[..6] }).Single(found => found.Code == "captions-short").Blocking);
    }

    [Fact]
    public void Words_that_the_voice_left_out_are_missed()
    {
        var scenes = Sound.Scenes.Select((scene, i) => i == 2 ? scene with { Narration = scene.Narration + "andmuchmorethatnobodyhears" } : scene).ToList();

        var finding = Assert.Single(QualityRules.Judge(Sound with { Scenes = scenes }));

        Assert.Equal(("words-missing", true, 2), (finding.Code, finding.Blocking, finding.Scene));
    }

    [Fact]
    public void Text_that_is_hard_to_read_is_named_with_its_contrast()
    {
        SceneMeasurements bad = new([], [], [new("Pale words", TimeSpan.FromSeconds(1), 2.1, InSafeArea: true), new("At the edge", TimeSpan.FromSeconds(2), 9, InSafeArea: false)]);
        var scenes = Sound.Scenes.Select((scene, i) => i == 1 ? scene with { Measured = bad } : scene).ToList();

        var findings = QualityRules.Judge(Sound with { Scenes = scenes });

        Assert.Equal([("low-contrast", 11.0), ("outside-safe-area", 12.0)], findings.Select(finding => (finding.Code, finding.At!.Value.TotalSeconds)));
        Assert.Contains("2.1", findings[0].Message, StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.True(finding is { Scene: 1, Blocking: false }));
    }

    [Theory]
    [InlineData(0, 39, true)]
    [InlineData(0, 41, false)]
    [InlineData(41, 0, false)]
    public void Sound_and_picture_may_be_forty_milliseconds_apart_at_either_end(int startMilliseconds, int endMilliseconds, bool fits)
    {
        var audio = Sound.Probe.Audio! with
        {
            Start = TimeSpan.FromMilliseconds(startMilliseconds),
            Duration = TimeSpan.FromSeconds(30) + TimeSpan.FromMilliseconds(endMilliseconds - startMilliseconds),
        };
        var findings = QualityRules.Judge(Sound with { Probe = Sound.Probe with { Streams = [Sound.Probe.Video!, audio] } });

        Assert.Equal(fits ? [] : ["out-of-step"], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Over_thirty_minutes_the_sound_is_planned_as_long_as_the_picture_to_the_sample()
    {
        // 720 scenes of odd lengths: what rounding leaves must not add up.
        var scenes = Enumerable.Range(0, 720).Select(i => RenderBench.Timeline(VideoFormat.Wide, 60 + (i % 31))).ToList();
        var track = new NarrationTrack("a.wav", 22_050, TimeSpan.FromSeconds(1.234_567), [], []);

        var plan = AudioPlan.For([.. scenes.Select(scene => (scene, track))]);

        Assert.Equal(scenes.Sum(scene => scene.FrameCount) * (long)AudioPlan.SamplesPerFrame, plan.Length);
        Assert.InRange(VideoTimeline.Duration(scenes).TotalMinutes, 29, 31);
        Assert.Equal(VideoTimeline.Duration(scenes).TotalSeconds, plan.Length / (double)AudioPlan.SampleRate, 0.000_1);
    }

    [Fact]
    public async Task At_the_end_of_a_real_thirty_minute_file_sound_and_picture_are_together()
    {
        using var bench = new RenderBench();
        await bench.Run("-f", "lavfi", "-i", "testsrc2=s=64x36:r=30", "-frames:v", "181", "-c:v", "libx264", "-preset", "ultrafast", "-g", "60", "-bf", "2", "-pix_fmt", "yuv420p", "-video_track_timescale", "30000", bench.Folder.PathOf("scene-000.mp4"));
        await bench.Run("-f", "lavfi", "-i", $"anoisesrc=seed=7:r=48000:a=0.1", "-t", $"{299 * 181 / 30.0:0.000000}", "-ac", "2", bench.Folder.PathOf("mix.wav"));
        await File.WriteAllTextAsync(bench.Folder.PathOf("list.txt"), AssemblyArguments.SegmentList(Enumerable.Repeat(("scene-000.mp4", 181), 299)));
        await File.WriteAllTextAsync(bench.Folder.PathOf("chapters.txt"), ChapterFile.Text("Long", [], TimeSpan.FromMinutes(30)));
        var (sound, file) = (bench.Folder.PathOf("sound.m4a"), bench.Folder.PathOf("long.mp4"));

        await bench.Ffmpeg.Run(AssemblyArguments.EncodeSound(bench.Folder.PathOf("mix.wav"), sound), report: null, CancellationToken.None);
        await bench.Ffmpeg.Run(AssemblyArguments.Join(bench.Folder.PathOf("list.txt"), sound, bench.Folder.PathOf("chapters.txt"), "en", new(DigitalSource.AlgorithmicMedia), file), report: null, CancellationToken.None);

        var probe = await bench.Ffmpeg.Probe(file, countPackets: true, CancellationToken.None);
        Assert.Equal(299 * 181, probe.Video!.Packets);
        Assert.InRange(QualityRules.DriftOf(probe).TotalMilliseconds, 0, 40);
    }

    private static QualityEvidence Silent(double start, double length) => Sound with { Measured = Sound.Measured with { Silent = [Stretch(start, length)] } };

    private static Stretch Stretch(double start, double length) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(length));

    private static QualityEvidence Evidence()
    {
        // A word a second, but for the pause from 13 to 20 and the end of the third scene.
        var words = Enumerable.Range(0, 24).Where(second => second is < 13 or >= 20)
            .Select(second => (Scene: second / 10, Word: new TranscriptWord($"w{second}", TimeSpan.FromSeconds(second + 0.2), TimeSpan.FromSeconds(second + 0.9)))).ToList();
        var scenes = Enumerable.Range(0, 3).Select(i => new CheckedScene(
            TimeSpan.FromSeconds(i * 10), TimeSpan.FromSeconds(10), Moves: i < 2, MayBeSilent: i == 1, string.Concat(words.Where(word => word.Scene == i).Select(word => word.Word.Text)))
        {
            Measured = new([], [], []),
        }).ToList();
        var length = TimeSpan.FromSeconds(30);

        return new(
            new(length, 1920, 1080, 900, 0, "", []),
            new(1920, 1080),
            new("mp4", length, 1, [
                new("video", "h264", TimeSpan.Zero, length, 1920, 1080, 30, 900, "yuv420p", "tv bt709 bt709 bt709", 0, 0, 0),
                new("audio", "aac", TimeSpan.Zero, length, 0, 0, 0, 1_406, "", "", 48_000, 2, 192_000),
            ], []),
            new([], [], [], new Loudness(-14, -1.5, 3)),
            [.. words.Select(word => new CaptionCue(word.Word.Start, word.Word.End, word.Word.Text))],
            Moving: true,
            new("en", [.. words.Select(word => new TranscriptLine(word.Scene, word.Word.Start, word.Word.End, [word.Word]))]))
        {
            Scenes = scenes,
        };
    }
}
