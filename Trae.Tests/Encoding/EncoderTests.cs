using Microsoft.Extensions.Logging.Abstractions;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Encoding;

/// <summary>Which encoder is asked, what it is asked for, and what becomes of it when it does not work.</summary>
public sealed class EncoderTests
{
    [Theory]
    [InlineData(VideoEncoder.Software, "libx264", "")]
    [InlineData(VideoEncoder.Nvenc, "h264_nvenc", "")]
    [InlineData(VideoEncoder.Qsv, "h264_qsv", "-init_hw_device qsv=gpu -filter_hw_device gpu ")]
    [InlineData(VideoEncoder.Vaapi, "h264_vaapi", "-vaapi_device /dev/dri/renderD128 ")]
    [InlineData(VideoEncoder.VideoToolbox, "h264_videotoolbox", "")]
    public void Every_encoder_is_asked_for_closed_groups_of_the_same_length_and_the_same_colours(VideoEncoder encoder, string codec, string device)
    {
        var arguments = string.Join(' ', FfmpegArguments.EncodeSegment(new(new(1920, 1080), 150), 2, "out.mp4", encoder));

        Assert.Contains($"{device}-f rawvideo -pixel_format nv12 -video_size 1920x1080 -framerate 30 -protocol_whitelist file,pipe -i pipe:0", arguments, StringComparison.Ordinal);
        Assert.Contains($"-c:v {codec} ", arguments, StringComparison.Ordinal);
        Assert.Contains("-profile:v high -g 90 -keyint_min 90 -flags +cgop", arguments, StringComparison.Ordinal);
        Assert.Contains(encoder == VideoEncoder.Software ? "-flags +cgop -bf 0 -threads 2 " : "-flags +cgop -bf 2 ", arguments, StringComparison.Ordinal);
        Assert.Contains("-force_key_frames expr:not(n)+not(mod(n,60))*gte(150-n,30) ", arguments, StringComparison.Ordinal);
        Assert.Contains("-color_range tv -colorspace bt709 -color_primaries bt709 -color_trc bt709", arguments, StringComparison.Ordinal);
        Assert.EndsWith("-video_track_timescale 30000 -map_metadata -1 -f mp4 out.mp4", arguments, StringComparison.Ordinal);
        Assert.Equal(encoder == VideoEncoder.Vaapi, arguments.Contains("hwupload", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EncoderSetting.Nvenc, "NVIDIA")]
    [InlineData(EncoderSetting.VideoToolbox, "Apple")]
    public async Task An_encoder_that_does_not_work_here_is_replaced_by_software_and_that_is_told(EncoderSetting setting, string name)
    {
        // The scripted ffmpeg fails for whatever is no software, as one without the hardware does.
        using var scripts = WorkFolder.Create();
        var script = RenderBench.Script(scripts, "echo 'Cannot load libcuda.so.1' >&2; exit 1");
        using var bench = new RenderBench(new() { Ffmpeg = script, Encoder = setting });
        using var choice = new EncoderChoice(bench.Ffmpeg, NullLogger<EncoderChoice>.Instance);

        var chosen = await choice.Choose(CancellationToken.None);

        Assert.Equal(VideoEncoder.Software, chosen.Encoder);
        Assert.Contains(name, chosen.Fallback, StringComparison.Ordinal);
        Assert.Contains("(Cannot load libcuda.so.1)", chosen.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auto_takes_the_first_that_encodes_a_frame()
    {
        // Claims success for Quick Sync alone, and says that a frame was written.
        using var scripts = WorkFolder.Create();
        var script = RenderBench.Script(scripts, "cat > /dev/null; case \"$*\" in *h264_qsv*) printf 'frame=1\\nprogress=end\\n';; *) exit 1;; esac");
        using var bench = new RenderBench(new() { Ffmpeg = script, Encoder = EncoderSetting.Auto });
        using var choice = new EncoderChoice(bench.Ffmpeg, NullLogger<EncoderChoice>.Instance);

        Assert.Equal(new ChosenEncoder(VideoEncoder.Qsv), await choice.Choose(CancellationToken.None));
    }

    [Fact]
    public async Task Auto_without_any_hardware_is_software_and_no_fallback()
    {
        using var scripts = WorkFolder.Create();
        using var bench = new RenderBench(new() { Ffmpeg = RenderBench.Script(scripts, "exit 1"), Encoder = EncoderSetting.Auto });
        using var choice = new EncoderChoice(bench.Ffmpeg, NullLogger<EncoderChoice>.Instance);

        Assert.Equal(new ChosenEncoder(VideoEncoder.Software), await choice.Choose(CancellationToken.None));
    }

    [Fact]
    public async Task Segments_of_different_encoders_are_made_alike_before_they_are_joined()
    {
        using var bench = new RenderBench();
        var (media, scenes) = await Stored(bench, (0, VideoEncoder.Software), (1, VideoEncoder.Nvenc));

        var (names, encoder) = await media.FetchSegments(scenes, bench.Folder, bench.Ffmpeg, CancellationToken.None);

        Assert.Equal(VideoEncoder.Software, encoder);
        foreach (var name in names)
        {
            var lines = await bench.Ffmpeg.Run(["-i", bench.Folder.PathOf(name), "-f", "null", "-"], null, CancellationToken.None);
            Assert.Contains(lines, line => line.Contains("h264 (High)", StringComparison.Ordinal));
            Assert.Equal(30, (await bench.FrameHashes(bench.Folder.PathOf(name))).Length);
        }

        Assert.NotEqual(SegmentFiles.Key(scenes[0].Job, scenes[0].Narration, VideoEncoder.Software), SegmentFiles.Key(scenes[0].Job, scenes[0].Narration, VideoEncoder.Nvenc));
    }

    [Fact]
    public async Task Segments_of_one_encoder_are_taken_before_a_mixture_with_the_softwares()
    {
        using var bench = new RenderBench();
        var (media, scenes) = await Stored(bench, (0, VideoEncoder.Software), (0, VideoEncoder.Nvenc), (1, VideoEncoder.Nvenc));

        var segments = await media.FindSegments(scenes, CancellationToken.None);
        await media.Delete(segments[1].Key, CancellationToken.None);
        var missing = await Assert.ThrowsAsync<PermanentJobException>(() => media.FindSegments(scenes, CancellationToken.None));

        Assert.All(segments, segment => Assert.Equal(VideoEncoder.Nvenc, segment.Encoder));
        Assert.Equal("input-missing", missing.Code);
        Assert.StartsWith("The picture of scene 2 is", missing.Message, StringComparison.Ordinal);
    }

    /// <summary>Two scenes, and a segment for each of the named ones, as its encoder might have made it.</summary>
    private static async Task<(FolderMediaStore Media, TimedScene[] Scenes)> Stored(RenderBench bench, params (int Scene, VideoEncoder Encoder)[] segments)
    {
        var media = new FolderMediaStore(bench.Folder.PathOf("media"), TimeProvider.System);
        var scenes = new[] { Scene("One scene."), Scene("Another scene.") };
        var file = bench.Folder.PathOf("made.mp4");
        foreach (var (scene, encoder) in segments)
        {
            string[] coded = encoder == VideoEncoder.Software ? ["-profile:v", "high", "-bf", "2"] : ["-profile:v", "baseline", "-bf", "0"];
            await bench.Run(["-f", "lavfi", "-i", scene == 0 ? "testsrc2=s=320x180:r=30" : "testsrc=s=320x180:r=30", "-t", "1", "-pix_fmt", "yuv420p", "-c:v", "libx264", .. coded, file]);
            await media.SaveFile(SegmentFiles.Key(scenes[scene].Job, scenes[scene].Narration, encoder), file, CancellationToken.None);
        }

        return (media, scenes);
    }

    private static TimedScene Scene(string text)
    {
        var job = new RenderScene(new(Guid.Empty, SceneLayout.Title, text, new(Heading: text)), new(text, "en", new("en-gb")), new(VideoFormat.Wide));
        var narration = new NarrationTrack("narration/x.wav", 22_050, TimeSpan.FromSeconds(0.2), [], []);

        return new(job, narration, SceneTimelines.Build(job, narration));
    }
}
