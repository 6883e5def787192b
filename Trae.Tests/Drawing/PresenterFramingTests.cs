using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

public sealed class PresenterFramingTests
{
    [Theory]
    [InlineData(Framing.Half, VideoFormat.Wide, Resolution.P1080, "linus")]
    [InlineData(Framing.Full, VideoFormat.Wide, Resolution.P720, "priya")]
    [InlineData(Framing.Full, VideoFormat.Tall, Resolution.P1080, "kofi")]
    [InlineData(Framing.Circle, VideoFormat.Square, Resolution.P1080, "zuri")]
    [InlineData(Framing.Circle, VideoFormat.Portrait, Resolution.P720, "marie")]
    [InlineData(Framing.Corner, VideoFormat.Portrait, Resolution.P720, "amina")]
    public void Drawing_only_what_moved_gives_the_same_pixels_as_drawing_everything(Framing framing, VideoFormat format, Resolution resolution, string presenter)
    {
        var timeline = Timeline(framing, format, resolution, presenter);
        using var canvas = new SceneCanvas(timeline, SceneMedia.Empty, Frames.Fonts);

        for (var frame = 0; frame < timeline.FrameCount; frame++)
        {
            canvas.Draw(frame);
            if (frame is 47 or 61 or 88 or 118)
            {
                Assert.True(Frames.Difference(Frames.Copy(canvas), Frames.Full(timeline, frame)) <= 1, $"frame {frame}");
            }
        }
    }

    [Theory]
    [InlineData(Framing.Half)]
    [InlineData(Framing.Full)]
    [InlineData(Framing.Circle)]
    [InlineData(Framing.Corner)]
    public void A_scene_ends_with_the_picture_that_the_next_one_starts_with(Framing framing)
    {
        var ends = Timeline(framing, VideoFormat.Wide, Resolution.P720, "rosa") with { Captions = [] };
        ends = ends with { Scene = ends.Scene with { Transition = SceneTransition.Fade } };
        var starts = SampleScenes.Timeline(SceneLayout.Number, narration: "Another scene begins here.", presenter: "rosa");
        starts = starts with { Look = ends.Look, Captions = [] };

        Assert.True(Frames.Difference(Frames.Full(ends, ends.FrameCount - 1), Frames.Full(starts, 0)) <= 1);
    }

    [Fact]
    public void Areas_do_not_overlap_and_content_gets_more_room_the_less_is_seen_of_the_presenter()
    {
        foreach (var format in Enum.GetValues<VideoFormat>())
        {
            var grids = Enum.GetValues<Framing>().ToDictionary(framing => framing, framing => Grid.For(new Look(format) { Framing = framing }));

            foreach (var (framing, grid) in grids)
            {
                Assert.False(grid.Content.IntersectsWith(grid.Captions), $"{format} {framing}");
                Assert.False(grid.Content.IntersectsWith(grid.Presenter), $"{format} {framing}");
                Assert.False(grid.Captions.IntersectsWith(grid.Presenter), $"{format} {framing}");
                Assert.True(grid.Safe.Contains(grid.Content) && grid.Safe.Contains(grid.Captions), $"{format} {framing}");
                Assert.True(framing == Framing.Circle ? grid.Safe.Contains(grid.Presenter) || format == VideoFormat.Tall : grid.Presenter.Bottom == grid.Height, $"{format} {framing}");
                Assert.False(Grid.For(new Look(format, Captions: false) { Framing = framing }).Content.IntersectsWith(grid.Presenter), $"{format} {framing} without captions");
            }

            Assert.All((Framing[])[Framing.Circle, Framing.Corner], framing => Assert.True(Area(grids[framing]) > Area(grids[Framing.Half]), $"{format} {framing}"));
            Assert.True(grids[Framing.Full].PresenterView.Height > grids[Framing.Half].PresenterView.Height);
        }
    }

    [Fact]
    public void A_scene_may_frame_the_presenter_in_its_own_way()
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Title);
        var other = timeline with { Scene = timeline.Scene with { Framing = Framing.Circle } };

        Assert.Equal(Framing.Circle, Grid.For(other).Framing);
        Assert.Equal(Framing.Half, Grid.For(timeline).Framing);
    }

    private static float Area(Grid grid) => grid.Content.Width * grid.Content.Height;

    private static SceneTimeline Timeline(Framing framing, VideoFormat format, Resolution resolution, string presenter)
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Statement, format, presenter: presenter, transition: SceneTransition.Cut, frames: 122);

        return timeline with
        {
            Look = timeline.Look with { Framing = framing, Resolution = resolution },
            Scene = timeline.Scene with { Emotion = Emotion.Surprised },
            Emphases = [52],
        };
    }
}
