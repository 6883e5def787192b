using CsCheck;
using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Layouts;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.Tests.Drawing;

public sealed class LayoutTests
{
    private static readonly string[] Words =
        ["a", "of", "brain", "octopus", "intelligence", "Donaudampfschifffahrtsgesellschaft", "3,500", "مرحبا", "שלום", "漢字かな", "हिन्दी", "🐙"];

    private static readonly Gen<string> Text = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[1, 24].Select(words => string.Join(' ', words));

    private static readonly Gen<ScreenText> Screen = Gen.Select(Text, Text, Text.Array[1, 6], (heading, body, items) =>
        new ScreenText("Kicker", heading, body, items, "1,250 km", "Someone"));

    [Fact]
    public void Text_stays_in_its_area_and_never_overlaps()
    {
        Gen.Select(Screen, Gen.Enum<SceneLayout>(), Gen.Enum<VideoFormat>(), Gen.Bool).Sample(
            (screen, layout, format, presenter) =>
            {
                var timeline = SampleScenes.Timeline(layout, format, presenter: presenter ? "ada" : null, screen: screen);
                var grid = Grid.For(timeline.Look);
                var layers = SceneLayouts.Lay(new LayoutInput(timeline, grid, Theme.All[0], new TextShaper(Frames.Fonts, "en"), SceneMedia.Empty));
                var boxes = layers.Select(Box).Where(box => !box.IsEmpty).ToList();

                var room = SKRect.Inflate(grid.Content, 3, 3);

                return boxes.All(room.Contains)
                    && !boxes.SelectMany((box, i) => boxes.Skip(i + 1).Select(other => SKRect.Intersect(box, other))).Any(common => common.Width > 1 && common.Height > 1);
            },
            iter: 60,
            threads: 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_areas_of_a_format_never_overlap_and_stay_in_the_safe_area(bool presenter)
    {
        foreach (var format in Enum.GetValues<VideoFormat>())
        {
            var grid = Grid.For(new Look(format, Presenter: presenter ? "ada" : null));
            var areas = new[] { grid.Content, grid.Captions, grid.Presenter }.Where(area => !area.IsEmpty).ToList();

            Assert.DoesNotContain(areas.SelectMany((area, i) => areas.Skip(i + 1).Select(other => (area, other))), pair => pair.area.IntersectsWith(pair.other));
            Assert.All(new[] { grid.Content, grid.Captions }, area => Assert.True(Safe(grid).Contains(area), $"{format} {area}"));
        }
    }

    [Fact]
    public void Captions_are_at_least_four_percent_of_the_height_in_wide()
    {
        Assert.True(Grid.For(new Look(VideoFormat.Wide)).CaptionSize >= 0.042f * 1080);
    }

    [Fact]
    public void The_poster_is_a_frame_after_the_entrances_and_before_the_exit()
    {
        var poster = PosterFrame.Choose(SampleScenes.Timeline(SceneLayout.Title));

        Assert.InRange(poster, 48, ExitTiming.Start(SceneTransition.Wipe, 150) - 1);
    }

    private static SKRect Safe(Grid grid) => new(
        grid.Width * 0.05f, grid.Height * 0.05f, grid.Width * 0.95f, grid.Height * (grid.Format == VideoFormat.Tall ? 0.82f : 0.95f));

    private static SKRect Box(Layer layer) => layer switch
    {
        TextLayer text => text.Box,
        CountingLayer number => number.Box,
        PointCard card => card.Box,
        PictureCard picture => picture.Box,
        _ => SKRect.Empty,
    };
}
