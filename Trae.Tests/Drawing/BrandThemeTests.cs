using CsCheck;
using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Backgrounds;

namespace Trae.Tests.Drawing;

public sealed class BrandThemeTests
{
    private static readonly Gen<string?> Color = Gen.Select(Gen.UInt[0, 0xFFFFFF], Gen.Int[0, 4], (color, named) => named == 0 ? null : $"#{color:x6}");

    private static readonly Gen<Theme> Theme = Gen.Select(Color, Color, Color, Gen.Int[0, Looks.Themes.Count - 1], (ground, text, accent, basis) =>
        VideoWorker.Drawing.Theme.Of(new Look(VideoFormat.Wide, Looks.Themes[basis]) { Brand = new Brand(ground, text, accent) }));

    [Fact]
    public void Every_text_of_a_brand_is_readable_on_all_it_stands_on()
    {
        Theme.Where(theme => theme.Id == "brand").Sample(
            theme =>
            {
                var grounds = BrandTheme.Grounds(theme);

                return new[] { theme.Text, theme.Muted, theme.Accent, theme.SecondText }.All(text => grounds.All(ground => Legibility.Ratio(text, ground) >= Legibility.Readable))
                    && Legibility.Ratio(theme.OnAccent, theme.Accent) >= Legibility.Readable
                    && Legibility.Ratio(theme.OnAccent, theme.Second) >= Legibility.Readable
                    && Legibility.Ratio(theme.PlateText, theme.Plate) >= Legibility.Readable;
            },
            iter: 3_000,
            threads: 1);
    }

    [Fact]
    public void The_grounds_of_a_theme_hold_every_pixel_of_its_backgrounds()
    {
        Gen.Select(Theme, Gen.Int[0, 2].Select(kind => (BackgroundKind)kind), Gen.Enum<VideoFormat>(), Gen.Int[0, 179]).Sample(
            (theme, kind, format, frame) =>
            {
                var grid = Grid.For(new Look(format, Presenter: null) { Resolution = Resolution.P720 });
                using var pixels = kind == BackgroundKind.Mesh ? Grounds.OfMesh(grid, theme, frame) : SKBitmap.FromImage(Backdrop.For(grid, theme, kind));
                var text = BrandTheme.Grounds(theme).Min(ground => Legibility.Ratio(theme.Text, ground));
                var (found, weak) = (0, 0);
                for (var y = (int)(grid.Content.Top * grid.Pixels); y < grid.Content.Bottom * grid.Pixels; y += 7)
                {
                    for (var x = (int)(grid.Content.Left * grid.Pixels); x < grid.Content.Right * grid.Pixels; x += 7)
                    {
                        found++;
                        weak += Legibility.Ratio(theme.Text, pixels.GetPixel(x, y)) < Math.Min(text, Legibility.Readable) - 0.1 ? 1 : 0;
                    }
                }

                Assert.InRange(weak / (double)found, 0, 0.005);
            },
            iter: 12,
            threads: 1);
    }

    [Fact]
    public void A_brand_keeps_its_background_and_an_accent_that_is_readable_as_it_is()
    {
        var theme = BrandTheme.Of(new Brand("#101830", null, "#ffd400"), VideoWorker.Drawing.Theme.Of("paper"));

        Assert.Equal((new SKColor(0xFF101830), new SKColor(0xFFFFD400), false), (theme.Middle, theme.Accent, theme.IsLight));
    }

    [Theory]
    [InlineData("sea")]
    [InlineData("white")]
    [InlineData("chessboard")]
    public void Text_is_readable_on_any_picture_behind_it(string picture)
    {
        using var media = Pictures.Media();
        foreach (var (theme, layout) in new[] { ("ember", SceneLayout.Points), ("paper", SceneLayout.Title), ("midnight", SceneLayout.Columns) })
        {
            var scene = SampleScenes.Timeline(layout, theme: theme);
            var texts = SceneText.Measure(scene with { Look = scene.Look with { Background = new(BackgroundKind.Picture, picture), Resolution = Resolution.P720 } }, media, Frames.Fonts);

            Assert.All(texts, text => Assert.True(text.Contrast >= Legibility.Readable, $"{theme} {text}"));
        }
    }
}
