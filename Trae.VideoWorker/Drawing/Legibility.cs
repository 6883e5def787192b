using SkiaSharp;

namespace Trae.VideoWorker.Drawing;

/// <summary>How well one colour is read on another (WCAG 2.2, relative luminance and contrast ratio).</summary>
public static class Legibility
{
    /// <summary>What text needs at least (1.4.3, level AA).</summary>
    public const double Readable = 4.5;

    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(level => ToLinear(level / 255.0))];

    /// <summary>1 to 21; alpha is not looked at.</summary>
    public static double Ratio(SKColor a, SKColor b) => Ratio(Luminance(a), Luminance(b));

    /// <summary>1 to 21.</summary>
    public static double Ratio(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    /// <summary>0 for black to 1 for white.</summary>
    public static double Luminance(SKColor color) => 0.2126 * Linear[color.Red] + 0.7152 * Linear[color.Green] + 0.0722 * Linear[color.Blue];

    /// <summary>The colour in its own hue, as much lighter or darker as being read on <paramref name="behind"/> needs.</summary>
    public static SKColor Readably(SKColor color, SKColor behind)
    {
        color.ToHsl(out var hue, out var saturation, out var lightness);
        var step = Luminance(behind) < 0.18 ? 2 : -2;
        var readable = color;
        while (Ratio(readable, behind) < Readable && lightness is >= 0 and <= 100)
        {
            lightness += step;
            readable = SKColor.FromHsl(hue, saturation, Math.Clamp(lightness, 0, 100));
        }

        return readable;
    }

    /// <summary>The colour, as much nearer to the lightness of <paramref name="towards"/> as being read on all of <paramref name="grounds"/> needs.</summary>
    public static SKColor Readably(SKColor color, SKColor towards, IReadOnlyList<SKColor> grounds)
    {
        color.ToHsl(out var hue, out var saturation, out var from);
        towards.ToHsl(out _, out _, out var to);
        for (var t = 0f; t < 1; t += 0.04f)
        {
            var mixed = t == 0 ? color : SKColor.FromHsl(hue, saturation, Easing.Lerp(from, to, t));
            if (grounds.All(ground => Ratio(mixed, ground) >= Readable))
            {
                return mixed;
            }
        }

        return towards;
    }

    private static double ToLinear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
}
