using SkiaSharp;
using Trae.Contracts;

namespace Trae.VideoWorker.Drawing;

/// <summary>
/// A theme in a brand's colours. The background keeps its colour as far as it can carry text at all; every text
/// colour is moved towards white or black by as little as makes it readable on all it may stand on.
/// </summary>
internal static class BrandTheme
{
    // The glow of the background is taken back step by step until text is readable on its brightest place.
    private static readonly float[] Glows = [1, 0.7f, 0.45f, 0.2f, 0];

    /// <param name="basis">Whose colours stand where the brand names none.</param>
    public static Theme Of(Brand brand, Theme basis)
    {
        if (brand is { Background: null, Text: null, Accent: null })
        {
            return basis;
        }

        var ground = Parse(brand.Background);
        var accent = Parse(brand.Accent) ?? basis.Accent;
        var away = ground is { } own && IsLight(own) ? SKColors.White : SKColors.Black;

        // A middle grey carries neither black nor white well enough with lines on it: it is moved as little as it takes.
        var tries =
            from shift in Enumerable.Range(0, 20)
            let themed = ground is { } color ? Grounded(basis, Tint.Mix(color, away, shift * 0.05f), accent) : basis with { Id = "brand" }
            from glow in Glows
            select Readable(themed, Parse(brand.Text), accent, Parse(brand.Accent) is not null, glow);

        return tries.FirstOrDefault(theme => theme is not null) ?? basis;
    }

    /// <summary>Everything that text of the theme may stand on, from the darkest to the brightest mixtures its backgrounds make.</summary>
    public static IReadOnlyList<SKColor> Grounds(Theme theme)
    {
        SKColor[] plain =
        [
            theme.Top, theme.Middle, theme.Bottom,
            Tint.Mix(theme.Middle, theme.Accent, 0.1f), Tint.Mix(theme.Top, theme.Accent, 0.14f),
            Tint.Mix(theme.Top, theme.Glow, 0.6f), Tint.Mix(theme.Bottom, theme.Glow, 0.6f), Tint.Mix(theme.Top, theme.SecondGlow, 0.6f), Tint.Mix(theme.Bottom, theme.SecondGlow, 0.6f),
        ];
        var card = theme.Card.WithAlpha(255);

        return [.. plain, .. plain.Select(color => Tint.Mix(color, card, Math.Min(1, theme.Card.Alpha * 1.5f / 255)))];
    }

    private static bool IsLight(SKColor color) => Legibility.Ratio(SKColors.Black, color) > Legibility.Ratio(SKColors.White, color);

    private static Theme Grounded(Theme basis, SKColor color, SKColor accent)
    {
        // The one of black and white that is read better has a contrast of at least 4.58 on any colour.
        var light = IsLight(color);
        var (towards, against) = light ? (SKColors.White, SKColors.Black) : (SKColors.Black, SKColors.White);

        return basis with
        {
            Id = "brand",
            Top = Tint.Mix(color, towards, 0.14f), Middle = color, Bottom = Tint.Mix(color, light ? towards : against, light ? 0.05f : 0.04f),
            Glow = Tint.Mix(color, accent, 0.4f), SecondGlow = Tint.Mix(color, accent, 0.2f),
            Text = against, Card = light ? new SKColor(0xB3FFFFFF) : new SKColor(0x14FFFFFF),
            Plate = light ? new SKColor(0xE0141420) : Tint.Mix(color, SKColors.Black, 0.72f).WithAlpha(0xD9), PlateText = SKColors.White,
        };
    }

    private static Theme? Readable(Theme theme, SKColor? text, SKColor accent, bool ownAccent, float glow)
    {
        var lit = theme with { Glow = Tint.Mix(theme.Middle, theme.Glow, glow), SecondGlow = Tint.Mix(theme.Middle, theme.SecondGlow, glow) };
        if (glow == 0)
        {
            // Nothing is left but the colour itself.
            lit = lit with { Top = theme.Middle, Bottom = theme.Middle, Card = theme.Middle.WithAlpha(0x40) };
        }

        // Lines in the accent are part of the background, so that it has to be known first.
        var extreme = lit.IsLight ? SKColors.Black : SKColors.White;
        lit = Enumerable.Range(0, 6).Aggregate(lit with { Accent = accent }, (each, _) => each with { Accent = Legibility.Readably(accent, extreme, Grounds(each)) });
        var grounds = Grounds(lit);
        if (grounds.Any(ground => Legibility.Ratio(extreme, ground) < Legibility.Readable || Legibility.Ratio(lit.Accent, ground) < Legibility.Readable))
        {
            return null;
        }

        var words = Legibility.Readably(text ?? theme.Text, extreme, grounds);
        var first = lit.Accent;
        var second = Legibility.Readably(ownAccent ? Partner(accent) : theme.Second, extreme, grounds);

        // Text on the accent is read on both ends of its gradient.
        var onAccent = lit.IsLight ? SKColors.White : Tint.Mix(theme.Middle, SKColors.Black, 0.75f);

        return lit with
        {
            Text = words, Muted = Legibility.Readably(Tint.Mix(words, lit.Middle, 0.28f), extreme, grounds), Accent = first, Second = second,
            OnAccent = Legibility.Readably(onAccent, lit.IsLight ? SKColors.White : SKColors.Black, [first, second]),
        };
    }

    /// <summary>The accent's neighbour on the colour circle.</summary>
    private static SKColor Partner(SKColor accent)
    {
        accent.ToHsl(out var hue, out var saturation, out var light);

        return SKColor.FromHsl((hue + 34) % 360, saturation, light);
    }

    private static SKColor? Parse(string? color) => color is not null && SKColor.TryParse(color, out var parsed) ? parsed.WithAlpha(255) : null;
}
