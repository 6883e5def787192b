using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Quality;

namespace Trae.Tests.Quality;

/// <summary>Files made to be wrong in one way each: the check must name it.</summary>
public sealed class VideoCheckTests : IDisposable
{
    private const int Seconds = 8;
    private const string Moving = "testsrc2=s=1080x1080:r=30:d=8";
    private const string Speech = "anoisesrc=seed=7:c=pink:r=48000:a=0.3:d=8,tremolo=f=4:d=0.9";
    private const string Vtt = "WEBVTT\n\n00:00:00.200 --> 00:00:04.000\nOne\n\n00:00:04.000 --> 00:00:07.800\nTwo\n";

    private readonly RenderBench _bench = new();

    [Fact]
    public async Task A_sound_file_passes_with_its_figures()
    {
        var report = await Check(await Make(Moving, Speech));

        Assert.Empty(report.Findings);
        Assert.True(report.Passed);
        Assert.InRange(report.Figures["loudnessLufs"], -15, -13);
        Assert.InRange(report.Figures["driftSeconds"], 0, 0.04);
        Assert.Equal(1, report.Figures["captionCoverage"]);
    }

    [Fact]
    public async Task A_black_stretch_is_found_where_it_is()
    {
        var report = await Check(await Make($"{Moving},drawbox=c=black:t=fill:enable='between(t,3,5)'", Speech));

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("black-picture", true, 1), (finding.Code, finding.Blocking, finding.Scene));
        Assert.InRange(finding.At!.Value.TotalSeconds, 2.8, 3.3);
        Assert.False(report.Passed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_frozen_picture_is_found_and_only_blocks_where_something_should_move(bool moving)
    {
        var report = await Check(await Make($"{Moving},trim=end_frame=30,tpad=stop_mode=clone:stop_duration=7", Speech), moving: moving);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("frozen-picture", moving), (finding.Code, finding.Blocking));
        Assert.Equal(moving, !report.Passed);
    }

    [Theory]
    [InlineData("anullsrc=r=48000:cl=stereo:d=8", "silent")]
    [InlineData($"{Speech},volume=0:enable='gt(t,2)'", "silent")]
    public async Task Silence_is_found(string sound, string code)
    {
        var report = await Check(await Make(Moving, sound));

        Assert.Contains(report.Findings, finding => finding.Code == code && finding.Blocking);
    }

    [Fact]
    public async Task Sound_that_ends_before_the_picture_is_found_to_be_out_of_step()
    {
        var report = await Check(await Make(Moving, Speech.Replace("d=8", "d=7.9", StringComparison.Ordinal)));

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("out-of-step", true), (finding.Code, finding.Blocking));
    }

    [Fact]
    public async Task A_picture_that_is_shorter_than_its_scenes_is_found()
    {
        var report = await Check(await Make(Moving.Replace("d=8", "d=7", StringComparison.Ordinal), Speech));

        Assert.Contains(report.Findings, finding => finding.Code == "wrong-duration" && finding.Blocking);
    }

    [Fact]
    public async Task The_wrong_shape_and_a_missing_sound_are_found()
    {
        var file = _bench.Folder.PathOf("silent.mp4");
        await _bench.Run("-f", "lavfi", "-i", Moving.Replace("1080x1080", "640x360", StringComparison.Ordinal), "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", file);

        var report = await Check(file);

        Assert.Equal(["wrong-size", "no-sound"], report.Findings.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("WEBVTT\n", "captions-missing")]
    [InlineData("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nOne\n", "captions-short")]
    [InlineData("WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nOne\n\n00:00:05.000 --> 00:00:09.000\nTwo\n", "captions-late")]
    public async Task Captions_that_do_not_fit_are_found(string vtt, string code)
    {
        var report = await Check(await Make(Moving, Speech), vtt);

        Assert.Equal(code, Assert.Single(report.Findings).Code);
        Assert.False(report.Passed);
    }

    [Fact]
    public async Task A_damaged_file_is_found()
    {
        var file = _bench.Folder.PathOf("damaged.mp4");
        await File.WriteAllBytesAsync(file, new byte[10_000]);

        Assert.True(VideoCheck.IsDamage(await Assert.ThrowsAsync<FfmpegException>(() => Check(file))));
    }

    [Fact]
    public async Task Damage_in_the_middle_of_a_file_is_found_whether_its_parts_were_measured_or_not()
    {
        var file = await Make(Moving, Speech);
        await RenderBench.Damage(file, 0.5, 0.6);

        Assert.True(VideoCheck.IsDamage(await Assert.ThrowsAsync<FfmpegException>(() => Check(file))));
        Assert.True(VideoCheck.IsDamage(await Assert.ThrowsAsync<FfmpegException>(() => CheckJoined(file, black: []))));
    }

    [Fact]
    public async Task What_was_found_in_a_scene_stands_at_its_place_in_the_video()
    {
        var report = await CheckJoined(await Make(Moving, Speech), black: [new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2))]);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("black-picture", TimeSpan.FromSeconds(3.5)), (finding.Code, finding.At));
        Assert.True((await CheckJoined(await Make(Moving, Speech), black: [])).Passed);
    }

    public void Dispose() => _bench.Dispose();

    private Task<QualityReport> Check(string file, string vtt = Vtt, bool moving = true) =>
        new VideoCheck(_bench.Ffmpeg).Check(Files(file, vtt), FrameSize.Of(VideoFormat.Square), moving, _ => { }, CancellationToken.None);

    // Of three scenes, the second of which has been black for these stretches.
    private Task<QualityReport> CheckJoined(string file, IReadOnlyList<Stretch> black)
    {
        IReadOnlyList<CheckedScene> scenes = [Scene(0, 2.5, "One", []), Scene(2.5, 3.5, "OneOne", black), Scene(6, 2, "Two", [])];
        var measuring = Task.FromResult(new MeasuredParts(scenes, new([], [], new(-14, -2, 3))));

        return new VideoCheck(_bench.Ffmpeg).Check(Files(file, Vtt), measuring, FrameSize.Of(VideoFormat.Square), moving: true, CancellationToken.None);
    }

    private static CheckedScene Scene(double start, double seconds, string narration, IReadOnlyList<Stretch> black) =>
        new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(seconds), Moves: true, MayBeSilent: false, narration) { Measured = new(black, [], []) };

    private static FinishedFiles Files(string file, string vtt) => new(
        file,
        vtt,
        new(TimeSpan.FromSeconds(Seconds), 1080, 1080, Seconds * 30, 0, "", []),
        new("en", [Line(0, 0.3, "One"), Line(1, 2.8, "One"), Line(1, 3.3, "One"), Line(2, 6.3, "Two")]));

    private static TranscriptLine Line(int scene, double start, string word)
    {
        var (from, to) = (TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(start + 0.5));

        return new(scene, from, to, [new(word, from, to)]);
    }

    private async Task<string> Make(string picture, string sound)
    {
        var voice = _bench.Folder.PathOf("sound.wav");
        await _bench.Run("-f", "lavfi", "-i", sound, voice);
        var length = (new FileInfo(voice).Length - 44) / sizeof(short) / (sound.Contains("stereo", StringComparison.Ordinal) ? 2 : 1);
        var mix = await new AudioMixer(_bench.Ffmpeg).Mix(new([new(voice, 0, true)]), length, _bench.Folder, CancellationToken.None);

        var file = _bench.Folder.PathOf("made.mp4");
        await _bench.Run(
            "-f", "lavfi", "-i", picture, "-i", mix.File, "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-b:a", "192k", file);

        return file;
    }
}
