using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

/// <summary>Scenes with a real clip against committed frames; see <see cref="GoldenFrameTests"/>.</summary>
public sealed class GoldenClipTests
{
    private const int Side = 360;
    private const string Key = "clip";

    public static MatrixTheoryData<SceneLayout, VideoFormat> Scenes() => new([SceneLayout.Clip, SceneLayout.Picture, SceneLayout.PictureText], Enum.GetValues<VideoFormat>());

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task A_scenes_clip_looks_as_it_did(SceneLayout layout, VideoFormat format)
    {
        var timeline = SampleScenes.Timeline(layout, format, Looks.Themes[(int)format % 3], presenter: layout == SceneLayout.Clip ? null : Looks.Presenters[(int)format]);

        await Check(timeline with { Scene = timeline.Scene with { Clip = new SceneClip(Key) { Fit = format == VideoFormat.Square ? ClipFit.Fit : ClipFit.Fill } } }, $"{layout}-{format}-played");
    }

    [Theory]
    [InlineData(VideoFormat.Wide, "lagoon")]
    [InlineData(VideoFormat.Tall, "paper")]
    public async Task A_clip_behind_everything_looks_as_it_did(VideoFormat format, string theme)
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Points, format, theme);

        await Check(timeline with { Look = timeline.Look with { Background = new(BackgroundKind.Clip, Key) } }, $"background-{format}-played");
    }

    private static async Task Check(SceneTimeline timeline, string name)
    {
        using var bench = new RenderBench();
        var file = bench.Folder.PathOf("clip.mp4");
        await bench.Run(
            "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30:duration=2", "-c:v", "libx264", "-crf", "12", "-threads", "1", "-pix_fmt", "yuv420p",
            "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv", file);
        using var media = new SceneMedia(clips: new Dictionary<string, ClipFrames> { [Key] = await ClipFrames.Open(file, bench.Ffmpeg, CancellationToken.None) });

        using var frame = Frames.Small(timeline, 110, Side, media);
        GoldenFile.Check(frame, name.ToLowerInvariant());
    }
}
