using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;

namespace Trae.Tests.Drawing;

public sealed class MovingMeshTests
{
    private static readonly Theme Lagoon = Theme.Of("lagoon");

    // A level of grain before and after, and a level and a half of motion.
    private const int LargestStep = 3;

    [Theory]
    [InlineData(VideoFormat.Wide, Resolution.P720)]
    [InlineData(VideoFormat.Portrait, Resolution.P1080)]
    public void A_scene_begins_and_ends_with_the_same_picture_and_moves_between(VideoFormat format, Resolution resolution)
    {
        var grid = Of(format, resolution);
        using var first = Grounds.OfMesh(grid, Lagoon, 0);
        using var middle = Grounds.OfMesh(grid, Lagoon, Grounds.FrameCount / 2);
        using var last = Grounds.OfMesh(grid, Lagoon, Grounds.FrameCount - 1);

        Assert.Equal(0, Most(first, last));
        Assert.InRange(Most(first, middle), 10, 120);
    }

    [Fact]
    public void It_never_jumps()
    {
        var grid = Of(VideoFormat.Wide, Resolution.P720);
        var before = Grounds.OfMesh(grid, Lagoon, 0);
        for (var frame = 1; frame < Grounds.FrameCount; frame++)
        {
            var now = Grounds.OfMesh(grid, Lagoon, frame);
            Assert.InRange(Most(before, now), 0, LargestStep);
            before.Dispose();
            before = now;
        }

        before.Dispose();
    }

    /// <summary>Between two bands, a grain mixes their levels: no long run of a row has one level only.</summary>
    [Fact]
    public void Its_gradients_have_no_bands()
    {
        using var pixels = Grounds.OfMesh(Of(VideoFormat.Wide, Resolution.P1080), Lagoon, 90);
        foreach (var y in (int[])[40, 300, 700, 1000])
        {
            var (longest, run) = (0, 0);
            for (var x = 1; x < pixels.Width; x++)
            {
                run = pixels.GetPixel(x, y) == pixels.GetPixel(x - 1, y) ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }

            Assert.InRange(longest, 1, 24);
        }
    }

    [Theory]
    [InlineData(BackgroundKind.Mesh, BackgroundKind.Mesh)]
    [InlineData(BackgroundKind.Mesh, BackgroundKind.Pattern)]
    public void A_scene_ends_with_the_picture_that_the_next_one_starts_with(BackgroundKind kind, BackgroundKind next)
    {
        var ends = SampleScenes.Timeline(SceneLayout.Quote, transition: SceneTransition.Fade, frames: 200);
        ends = ends with { Look = ends.Look with { Background = new(kind), Resolution = Resolution.P720 }, Captions = [] };
        var starts = SampleScenes.Timeline(SceneLayout.Number, narration: "Another scene begins here.");
        starts = starts with { Look = ends.Look with { Background = new(next) }, Captions = [], Before = next == kind ? null : new(kind) };

        Assert.True(Frames.Difference(Frames.Full(ends, ends.FrameCount - 1), Frames.Full(starts, 0)) <= 1);
    }

    private static Grid Of(VideoFormat format, Resolution resolution) => Grid.For(new Look(format) { Resolution = resolution });

    private static int Most(SKBitmap a, SKBitmap b) => Frames.Difference(a.Bytes, b.Bytes);
}
