using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

/// <summary>What a presenter's hands reach: a figure ends at the foot of its area, and nowhere at its sides.</summary>
public sealed class PresenterReachTests
{
    private const int FrameCount = 1500;

    // All kinds of gestures come by chance; so many of them have each kind.
    private static readonly int[] Stressed = [.. Enumerable.Range(0, 18).Select(i => 40 + 78 * i)];

    public static MatrixTheoryData<VideoFormat, Framing> Areas() => new(Enum.GetValues<VideoFormat>(), [Framing.Half, Framing.Full, Framing.Corner]);

    public static TheoryData<string> Presenters() => [.. Looks.Presenters];

    [Theory]
    [MemberData(nameof(Areas))]
    public void No_gesture_is_cut_off_at_the_sides(VideoFormat format, Framing framing) => Stays_inside(Broadest, format, framing);

    [Theory]
    [MemberData(nameof(Presenters))]
    public void Nobodys_gesture_is(string presenter) => Stays_inside(presenter, VideoFormat.Wide, Framing.Half);

    [Fact]
    public void A_circle_shows_no_hands()
    {
        var motion = new PresenterMotion(Timeline(Broadest, VideoFormat.Wide, Framing.Circle));

        Assert.All(Enumerable.Range(0, FrameCount), frame => Assert.Equal((default(ArmPose), default(ArmPose)), (motion.At(frame).Body.Left, motion.At(frame).Body.Right)));
    }

    private static string Broadest => Looks.Presenters.MaxBy(id => Cast.Of(id).Build)!;

    private static void Stays_inside(string presenter, VideoFormat format, Framing framing)
    {
        var timeline = Timeline(presenter, format, framing);
        var grid = Grid.For(timeline);
        var layers = PresenterLayer.For(timeline, grid, Theme.Of(timeline.Look), SceneMedia.Empty, new TextShaper(Frames.Fonts, "en"));
        using var surface = SKSurface.Create(new SKImageInfo(grid.Size.Width, grid.Size.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        surface.Canvas.Scale(grid.Pixels);

        foreach (var frame in GestureFrames(timeline))
        {
            var sides = Sides(surface, layers[0], grid, frame);
            Assert.True(sides.All(alpha => alpha == 0), $"{presenter} {format} {framing}, frame {frame}: {sides.Count(alpha => alpha > 0)} pixels at the sides");
        }

        foreach (var layer in layers)
        {
            layer.Dispose();
        }
    }

    private static SceneTimeline Timeline(string presenter, VideoFormat format, Framing framing)
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Title, format, presenter: presenter, frames: FrameCount) with { Captions = [], Emphases = Stressed };

        return timeline with { Look = timeline.Look with { Framing = framing, Resolution = Resolution.P720 } };
    }

    /// <summary>How opaque the outermost pixels at the left and the right of the presenter's area are.</summary>
    private static byte[] Sides(SKSurface surface, Layer layer, Grid grid, int frame)
    {
        surface.Canvas.Clear();
        layer.Paint(surface.Canvas, frame);
        using var pixels = surface.PeekPixels();
        var area = layer.At(frame).Bounds;
        var (left, right) = ((int)(area.Left * grid.Pixels), (int)(area.Right * grid.Pixels) - 1);

        return [.. Enumerable.Range(0, grid.Size.Height).SelectMany(y => new[] { pixels.GetPixelColor(left, y).Alpha, pixels.GetPixelColor(left + 1, y).Alpha, pixels.GetPixelColor(right - 1, y).Alpha, pixels.GetPixelColor(right, y).Alpha })];
    }

    /// <summary>Every drawn frame of one gesture of each kind.</summary>
    private static List<int> GestureFrames(SceneTimeline timeline)
    {
        var motion = new PresenterMotion(timeline);
        var kinds = Stressed.GroupBy(frame => motion.At(frame + 12).Body is var body ? (body.Left, body.Right) : default).Where(kind => kind.Key != default).ToList();
        Assert.Equal(4, kinds.Count);

        return [.. kinds.SelectMany(kind => Enumerable.Range(kind.First() - 8, 56)).Where(frame => frame % 2 == 0 && motion.At(frame).Body is var body && (body.Left != default || body.Right != default))];
    }
}
