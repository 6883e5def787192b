using SkiaSharp;
using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Delivery;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Drawing;

namespace Trae.Tests.Delivery;

/// <summary>The smaller parts are really made, and probed.</summary>
public sealed class PartTests : IDisposable
{
    private readonly RenderBench _bench = new();

    [Fact]
    public async Task The_sound_webm_and_previews_are_what_they_say()
    {
        var source = _bench.Folder.PathOf("source.mp4");
        await _bench.Run(
            "-f", "lavfi", "-i", "testsrc2=s=640x360:r=30:d=6", "-f", "lavfi", "-i", "sine=frequency=330:r=48000:d=6",
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "2", source);
        var (m4a, webm) = (_bench.Folder.PathOf("a.m4a"), _bench.Folder.PathOf("v.webm"));
        var (webp, gif) = (_bench.Folder.PathOf("p.webp"), _bench.Folder.PathOf("p.gif"));
        var disclosure = new Disclosure(DigitalSource.AlgorithmicMedia);

        await _bench.Ffmpeg.Run(PartArguments.Audio(source, disclosure, m4a), report: null, CancellationToken.None);
        await _bench.Ffmpeg.Run(PartArguments.WebM(source, disclosure, 2, webm), report: null, CancellationToken.None);
        await _bench.Ffmpeg.Run(PartArguments.Preview(source, TimeSpan.FromSeconds(6), webp, gif), report: null, CancellationToken.None);

        var sound = await _bench.Ffmpeg.Probe(m4a, countPackets: false, CancellationToken.None);
        Assert.Null(sound.Video);
        Assert.Equal(("aac", 48_000), (sound.Audio!.Codec, sound.Audio.SampleRate));
        var video = await _bench.Ffmpeg.Probe(webm, countPackets: true, CancellationToken.None);
        Assert.Equal(("av1", 180, "opus"), (video.Video!.Codec, video.Video.Packets, video.Audio!.Codec));
        Assert.Equal(6, video.Duration.TotalSeconds, 0.1);
        foreach (var preview in new[] { webp, gif })
        {
            using var codec = SKCodec.Create(preview);
            Assert.Equal((480, 270), (codec.Info.Width, codec.Info.Height));
            Assert.InRange(codec.FrameCount, 38, 42);
            Assert.Equal(-1, codec.RepetitionCount);
        }
    }

    [Fact]
    public void Posters_carry_the_title_and_differ_in_kind()
    {
        var scenes = new[] { SceneLayout.Title, SceneLayout.Points, SceneLayout.Number, SceneLayout.Closing }.Select(Timed).ToList();
        var candidates = PosterCandidates.Of("Minds of their own", scenes);

        Assert.All(candidates, candidate => Assert.Equal("Minds of their own", candidate.Timeline.Scene.Screen.Heading));
        Assert.Contains(candidates, candidate => candidate.Timeline.Scene is { Layout: SceneLayout.Number, Screen.Number: "86" });
        Assert.True(candidates.DistinctBy(candidate => candidate.Timeline.Scene.Layout).Count() >= 3);

        using var media = new SceneMedia();
        var posters = candidates.Take(2).Select(candidate => new Poster(new FontLibrary()).Draw(candidate, media)).ToList();
        Assert.NotEqual(posters[0], posters[1]);
    }

    [Fact]
    public void Colour_sharpness_and_a_face_make_a_better_poster()
    {
        var dull = Jpeg((_, _) => new SKColor(90, 90, 92));
        var striped = Jpeg((x, y) => (x / 8) % 2 == 0 ? new SKColor(250, 120, 20) : new SKColor(10, 60, 200));

        Assert.True(PosterCandidates.Score(striped, hasFace: false) > 3 * PosterCandidates.Score(dull, hasFace: false));
        Assert.True(PosterCandidates.Score(dull, hasFace: true) > PosterCandidates.Score(dull, hasFace: false));
    }

    [Theory]
    [InlineData("600 600 300 300", "0 1 2 3")]
    [InlineData("600 600 300 400", "0 1 3")]
    [InlineData("300 600 600 600 600 200", "0 1 2 5")]
    [InlineData("1700 600 600", "0")]
    [InlineData("2500 600", "0")]
    public void A_cut_down_keeps_the_opening_and_the_closing_within_a_minute(string frames, string kept)
    {
        var lengths = frames.Split(' ').Select(int.Parse).ToList();
        var scenes = lengths.Select((length, i) => Timed(i == lengths.Count - 1 ? SceneLayout.Closing : SceneLayout.Statement) is var scene
            ? scene with { Job = scene.Job with { Place = new(i, lengths.Count), Scene = scene.Job.Scene with { Narration = $"{i}" } }, Timeline = scene.Timeline with { FrameCount = length } }
            : scene).ToList();

        var cut = VerticalCut.Of(scenes);

        Assert.Equal(kept, string.Join(' ', cut.Select(job => job.Scene.Narration)));
        Assert.Equal(Enumerable.Range(0, cut.Count).Select(i => new ScenePlace(i, cut.Count)), cut.Count == lengths.Count ? [.. cut.Select(job => job.Place!)] : cut.Select(job => job.Place!));
    }

    public void Dispose() => _bench.Dispose();

    private static TimedScene Timed(SceneLayout layout)
    {
        var timeline = RenderBench.Timeline(VideoFormat.Square, 75);
        var screen = new ScreenText(Heading: "Some heading", Body: "neurons", Items: ["one", "two"], Number: layout == SceneLayout.Number ? "86" : null);
        var scene = timeline.Scene with { Layout = layout, Narration = "Words.", Screen = screen };
        timeline = timeline with { Scene = scene };

        return new(new(scene, new NarrateScene("Words.", "en", new("en")), timeline.Look), new("", 22_050, TimeSpan.FromSeconds(1), [], []), timeline);
    }

    private static byte[] Jpeg(Func<int, int, SKColor> color)
    {
        using var bitmap = new SKBitmap(640, 360);
        bitmap.Pixels = [.. Enumerable.Range(0, 640 * 360).Select(i => color(i % 640, i / 640))];
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);

        return data.ToArray();
    }
}
