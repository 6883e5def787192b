using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Backgrounds;

namespace Trae.Tests.Drawing;

/// <summary>WCAG 2.2, 1.4.3: text has a contrast of at least 4.5 on what it stands on.</summary>
public sealed class ThemeTests
{
    public static TheoryData<string> Themes() => [.. Looks.Themes];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_has_contrast_on_every_pixel_it_can_stand_on(string id)
    {
        var theme = Theme.Of(id);
        foreach (var format in Enum.GetValues<VideoFormat>())
        {
            var grid = Grid.For(new Look(format, id));
            foreach (var kind in (BackgroundKind[])[BackgroundKind.Gradient, BackgroundKind.Pattern])
            {
                using var pixels = SKBitmap.FromImage(Backdrop.For(grid, theme, kind));
                IsReadable(grid, theme, kind, pixels);
            }

            foreach (var frame in (int[])[0, 44, 90, 134])
            {
                using var pixels = Grounds.OfMesh(grid, theme, frame);
                IsReadable(grid, theme, BackgroundKind.Mesh, pixels);
            }
        }
    }

    private static void IsReadable(Grid grid, Theme theme, BackgroundKind kind, SKBitmap pixels)
    {
        for (var y = (int)grid.Content.Top; y < grid.Content.Bottom; y += 16)
        {
            for (var x = (int)grid.Content.Left; x < grid.Content.Right; x += 16)
            {
                var below = pixels.GetPixel(x, y);
                Assert.All(new[] { theme.Text, theme.Muted, theme.Accent, theme.SecondText }, color => Assert.True(Contrast(color, below) >= 4.5, $"{grid.Format} {kind} {color} on {below}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Plates_carry_their_text(string id)
    {
        var theme = Theme.Of(id);

        Assert.True(Contrast(theme.OnAccent, theme.Accent) >= 4.5);
        Assert.True(Contrast(theme.OnAccent, theme.Second) >= 4.5);
        Assert.All(new[] { theme.Top, theme.Glow, SKColors.White }, below => Assert.True(Contrast(theme.PlateText, Tint.Mix(below, theme.Plate.WithAlpha(255), theme.Plate.Alpha / 255f)) >= 4.5));
    }

    private static double Contrast(SKColor a, SKColor b)
    {
        var (first, second) = (Luminance(a), Luminance(b));

        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(SKColor color) => 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);

    private static double Linear(byte value) => value / 255.0 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
}
