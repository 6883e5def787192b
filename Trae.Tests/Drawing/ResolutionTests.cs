using Trae.Contracts;
using Trae.VideoWorker.Drawing;

namespace Trae.Tests.Drawing;

/// <summary>One description, four sizes.</summary>
public sealed class ResolutionTests
{
    [Theory]
    [InlineData(VideoFormat.Wide, Resolution.P720, 1280, 720)]
    [InlineData(VideoFormat.Wide, Resolution.P1440, 2560, 1440)]
    [InlineData(VideoFormat.Wide, Resolution.P2160, 3840, 2160)]
    [InlineData(VideoFormat.Tall, Resolution.P720, 720, 1280)]
    [InlineData(VideoFormat.Square, Resolution.P2160, 2160, 2160)]
    [InlineData(VideoFormat.Portrait, Resolution.P720, 720, 900)]
    [InlineData(VideoFormat.Portrait, Resolution.P1080, 1080, 1350)]
    public void Has_the_pixels_of_its_resolution(VideoFormat format, Resolution resolution, int width, int height)
    {
        using var canvas = new SceneCanvas(At(SceneLayout.Title, format, resolution), SceneMedia.Empty, Frames.Fonts);

        Assert.Equal((width, height), (canvas.Width, canvas.Height));
        Assert.Equal(new FrameSize(width, height), FrameSize.Of(format, resolution));
    }

    [Theory]
    [InlineData(SceneLayout.Points, VideoFormat.Wide, Resolution.P720)]
    [InlineData(SceneLayout.Quote, VideoFormat.Portrait, Resolution.P720)]
    [InlineData(SceneLayout.Picture, VideoFormat.Square, Resolution.P1440)]
    [InlineData(SceneLayout.Number, VideoFormat.Wide, Resolution.P2160)]
    public void Looks_the_same_at_every_resolution(SceneLayout layout, VideoFormat format, Resolution resolution)
    {
        using var expected = Frames.Small(At(layout, format, Resolution.P1080), 70, 320);
        using var actual = Frames.Small(At(layout, format, resolution), 70, 320);

        var differences = expected.Pixels.Zip(actual.Pixels, (a, b) => Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue)).ToList();
        Assert.InRange(differences.Average(), 0, 6);
        Assert.InRange(differences.Count(difference => difference > 120) / (double)differences.Count, 0, 0.01);
    }

    /// <summary>An upscaled 1080p has no edge from one pixel to the next; what is drawn at 2160p has.</summary>
    [Fact]
    public void Edges_at_2160p_are_as_sharp_as_pixels()
    {
        var timeline = At(SceneLayout.Title, VideoFormat.Wide, Resolution.P2160);
        var pixels = Frames.Full(timeline, 70);

        var sharp = Enumerable.Range(1, (pixels.Length / 4) - 1).Count(i => Math.Abs(pixels[(i * 4) + 1] - pixels[(i * 4) - 3]) > 170);

        Assert.InRange(sharp, 500, int.MaxValue);
    }

    [Fact]
    public void Drawing_only_what_changed_gives_the_same_pixels_at_720p()
    {
        var timeline = At(SceneLayout.Points, VideoFormat.Wide, Resolution.P720);
        using var canvas = new SceneCanvas(timeline, SceneMedia.Empty, Frames.Fonts);

        for (var frame = 0; frame < timeline.FrameCount; frame++)
        {
            canvas.Draw(frame);
            if (frame % 29 == 0)
            {
                Assert.True(Frames.Difference(Frames.Copy(canvas), Frames.Full(timeline, frame)) <= 1, $"frame {frame}");
            }
        }
    }

    private static VideoWorker.Timeline.SceneTimeline At(SceneLayout layout, VideoFormat format, Resolution resolution)
    {
        var timeline = SampleScenes.Timeline(layout, format);

        return timeline with { Look = timeline.Look with { Resolution = resolution } };
    }
}
