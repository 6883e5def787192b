using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Layouts.Charts;

/// <summary>Colours for shares: the theme's accents first, then hues around them, all seen on its ground.</summary>
internal static class Palette
{
    // WCAG 2.2, 1.4.11: what is no text has to have this contrast.
    private const double Seen = 3;

    public static IReadOnlyList<SKColor> Of(Theme theme, int count)
    {
        var colors = new List<SKColor> { theme.Accent, theme.Second };
        for (var i = 2; i < count; i++)
        {
            // Round the circle by the golden angle, so that no two are alike.
            var source = i % 2 == 0 ? theme.Accent : theme.Second;
            source.ToHsl(out var hue, out var saturation, out var light);
            colors.Add(Visible(SKColor.FromHsl((hue + 137.5f * (i / 2)) % 360, Math.Min(saturation, 72), light), theme));
        }

        return [.. colors.Take(count)];
    }

    private static SKColor Visible(SKColor color, Theme theme)
    {
        for (var t = 0f; t < 1 && Legibility.Ratio(color, theme.Middle) < Seen; t += 0.1f)
        {
            color = Tint.Mix(color, theme.Text, 0.1f);
        }

        return color;
    }
}
