using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

public sealed class SceneCanvasTests
{
    private static readonly int[] Sampled = [1, 13, 47, 61, 98, 101, 105, 109];

    public static TheoryData<SceneLayout, VideoFormat, SceneTransition> Scenes() =>
        [.. Enum.GetValues<SceneLayout>().Select((layout, i) => (layout, (VideoFormat)(i % 4), (SceneTransition)(i % 5)))];

    public static TheoryData<SceneLayout> Layouts() => [.. Enum.GetValues<SceneLayout>()];

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Drawing_only_what_changed_gives_the_same_pixels_as_drawing_everything(SceneLayout layout, VideoFormat format, SceneTransition transition)
    {
        var timeline = SampleScenes.Timeline(layout, format, presenter: "linus", transition: transition, frames: 110);
        IsTheSameDrawnWhole(timeline with { Look = timeline.Look with { Resolution = Resolution.P720 } }, SceneMedia.Empty);
    }

    [Theory]
    [InlineData(BackgroundKind.Picture, SceneTransition.Slide)]
    [InlineData(BackgroundKind.Pattern, SceneTransition.Zoom)]
    [InlineData(BackgroundKind.Mesh, SceneTransition.Fade)]
    public void So_it_does_over_every_background_and_under_every_overlay(BackgroundKind kind, SceneTransition transition)
    {
        using var media = Pictures.Media();
        var timeline = SampleScenes.Timeline(SceneLayout.Points, transition: transition, frames: 110);
        IsTheSameDrawnWhole(
            timeline with
            {
                Look = timeline.Look with
                {
                    Resolution = Resolution.P720, Background = new(kind, "sea"), ProgressBar = true, LowerThird = new("Ada", "Writer"), Brand = new(Accent: "#ff8800", Logo: "logo"),
                },
                Place = new ScenePlace(1, 7),
                Before = new(kind == BackgroundKind.Mesh ? BackgroundKind.Pattern : BackgroundKind.Mesh),
            },
            media);
    }

    /// <summary>In its first frames an exit is nearly whole, so that a shade shows.</summary>
    [Theory]
    [MemberData(nameof(Layouts))]
    public void An_exit_at_1080p_is_the_same_drawn_whole_to_the_last_bit(SceneLayout layout)
    {
        var timeline = SampleScenes.Timeline(layout, transition: layout is SceneLayout.Quote or SceneLayout.Chart ? SceneTransition.Zoom : SceneTransition.Fade, frames: 110);
        using var canvas = new SceneCanvas(timeline, SceneMedia.Empty, Frames.Fonts);
        for (var frame = 0; frame < 105; frame++)
        {
            canvas.Draw(frame);
            if (frame is 100 or 101 or 102 or 104)
            {
                Assert.Equal(0, Frames.Difference(Frames.Copy(canvas), Frames.Full(timeline, frame)));
            }
        }
    }

    [Theory]
    [InlineData(VideoFormat.Wide)]
    [InlineData(VideoFormat.Tall)]
    [InlineData(VideoFormat.Square)]
    public void Changes_are_even_do_not_overlap_and_cover_every_changed_pixel(VideoFormat format)
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Points, format);
        using var canvas = new SceneCanvas(timeline, SceneMedia.Empty, Frames.Fonts);
        Assert.Equal([new PixelRect(0, 0, canvas.Width, canvas.Height)], canvas.Draw(0));

        var before = Frames.Copy(canvas);
        for (var frame = 1; frame < timeline.FrameCount; frame++)
        {
            var changes = canvas.Draw(frame);
            Assert.All(changes, rect => Assert.True(
                (rect.X | rect.Y | rect.Width | rect.Height) % 2 == 0 && rect.X >= 0 && rect.Y >= 0 && rect.Width > 0 && rect.Height > 0
                && rect.X + rect.Width <= canvas.Width && rect.Y + rect.Height <= canvas.Height));
            Assert.DoesNotContain(Pairs(changes), pair => Overlap(pair.First, pair.Second));
            if (frame % 10 == 0)
            {
                Assert.Equal(-1, FirstChangeOutside(changes, before, Frames.Copy(canvas), canvas));
            }

            before = frame % 10 == 9 ? Frames.Copy(canvas) : before;
        }
    }

    [Theory]
    [InlineData(SceneTransition.Fade)]
    [InlineData(SceneTransition.Slide)]
    [InlineData(SceneTransition.Wipe)]
    public void A_scene_ends_with_the_picture_that_the_next_one_starts_with(SceneTransition transition)
    {
        var ends = SampleScenes.Timeline(SceneLayout.Quote, transition: transition, frames: 240);
        var starts = SampleScenes.Timeline(SceneLayout.Number, narration: "Another scene begins here.");

        Assert.True(Frames.Difference(Frames.Full(ends, ends.FrameCount - 1), Frames.Full(starts, 0)) <= 1);
    }

    [Fact]
    public void The_same_scene_gives_the_same_pixels()
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Picture);

        Assert.Equal(Frames.Full(timeline, 50), Frames.Full(timeline, 50));
    }

    [Theory]
    [InlineData("no-such-theme", "ada", "theme-unknown")]
    [InlineData("lagoon", "no-such-person", "presenter-unknown")]
    public void An_unknown_look_fails_with_its_choices(string theme, string presenter, string code)
    {
        var failure = Assert.Throws<PermanentJobException>(() =>
            new SceneCanvas(SampleScenes.Timeline(SceneLayout.Title, theme: theme, presenter: presenter), SceneMedia.Empty, Frames.Fonts));

        Assert.Equal(code, failure.Code);
    }

    [Fact]
    public void Every_theme_and_presenter_of_the_contract_can_be_drawn()
    {
        Assert.Equal(Looks.Themes, Theme.All.Select(theme => theme.Id));
        Assert.All(Looks.Presenters, id => Assert.Equal(id, VideoWorker.Drawing.Presenter.Cast.Of(id).Id));
    }

    private static void IsTheSameDrawnWhole(SceneTimeline timeline, SceneMedia media)
    {
        using var canvas = new SceneCanvas(timeline, media, Frames.Fonts);
        for (var frame = 0; frame < timeline.FrameCount; frame++)
        {
            canvas.Draw(frame);
            if (Sampled.Contains(frame))
            {
                var (drawn, whole) = (Frames.Copy(canvas), Frames.Full(timeline, frame, media));
                var at = Enumerable.Range(0, drawn.Length).FirstOrDefault(i => Math.Abs(drawn[i] - whole[i]) > 1, -1);
                Assert.True(at < 0, $"frame {frame}, at {at % canvas.RowBytes / 4}, {at / canvas.RowBytes}: {(at < 0 ? 0 : drawn[at])} instead of {(at < 0 ? 0 : whole[at])}");
            }
        }
    }

    private static IEnumerable<(PixelRect First, PixelRect Second)> Pairs(IReadOnlyList<PixelRect> rects) =>
        rects.SelectMany((first, i) => rects.Skip(i + 1).Select(second => (first, second)));

    private static bool Overlap(PixelRect a, PixelRect b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static int FirstChangeOutside(IReadOnlyList<PixelRect> changes, byte[] before, byte[] after, SceneCanvas canvas)
    {
        for (var i = 0; i < after.Length; i++)
        {
            var (x, y) = (i % canvas.RowBytes / 4, i / canvas.RowBytes);
            if (before[i] != after[i] && !changes.Any(rect => x >= rect.X && x < rect.X + rect.Width && y >= rect.Y && y < rect.Y + rect.Height))
            {
                return i;
            }
        }

        return -1;
    }
}
