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

    private static readonly Gen<ScreenText> Screen = Gen.Select(Text, Text, Text.Array[1, 8], Gen.Double[-1e6, 1e6].Array[1, 12], Gen.Enum<ChartKind>(), (heading, body, items, values, kind) =>
        new ScreenText("Kicker", heading, body, items, "1,250 km", "Someone")
        {
            Action = items[0],
            Columns = [new(heading, items), new(body, items)],
            Events = [.. items.Select((item, i) => new TimelineEvent(i % 2 == 0 ? "1969" : heading, item))],
            Chart = new(kind, [.. values.Select((value, i) => new ChartValue(items[i % items.Length], kind == ChartKind.Donut ? Math.Abs(value) : value))], " km"),
            Code = new(heading.Length % 2 == 0 ? "python" : "unheard of", string.Join('\n', items.Select((item, i) => new string(' ', i * 2) + item + " = \"" + body + '"'))),
        });

    public static TheoryData<SceneLayout> Layouts() => [.. Enum.GetValues<SceneLayout>()];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Text_stays_in_its_area_and_never_overlaps(SceneLayout layout)
    {
        Gen.Select(Screen, Gen.Enum<VideoFormat>(), Gen.Bool, Gen.Bool).Sample(
            (screen, format, presenter, captions) =>
            {
                var timeline = SampleScenes.Timeline(layout, format, presenter: presenter ? "ada" : null, captions: captions, screen: screen, frames: 600);
                var grid = Grid.For(timeline.Look);
                var layers = SceneLayouts.Lay(new LayoutInput(timeline, grid, Theme.All[0], new TextShaper(Frames.Fonts, "en"), SceneMedia.Empty));
                var texts = layers.SelectMany(layer => layer.Texts).ToList();
                var room = SKRect.Inflate(grid.Content, 3, 3);

                var outside = texts.Find(text => !room.Contains(text.Box));
                Assert.True(outside is null, $"outside {room}: {outside}");
                var pairs = texts.SelectMany((text, i) => texts.Skip(i + 1).Select(other => (text, other)));
                var met = pairs.FirstOrDefault(pair => Meet(pair.text, pair.other));
                Assert.True(met.text is null, $"{met.text} meets {met.other}");
                Assert.NotEmpty(texts);
            },
            iter: 10,
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

    /// <summary>Whether two texts that are seen together stand on each other.</summary>
    private static bool Meet(PlacedText a, PlacedText b)
    {
        var common = SKRect.Intersect(a.Box, b.Box);

        return a.From < b.To && b.From < a.To && common.Width > 1 && common.Height > 1;
    }
}
