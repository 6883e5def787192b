using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>How captions of a style look. Each is read on anything: on a plate, or within an outline of its own.</summary>
/// <param name="Text">How words are set, at the size of the format's captions.</param>
/// <param name="Padding">From the text to the edge of its plate, in ems; without a plate, room for the outline.</param>
/// <param name="Color">Of words that are not being spoken.</param>
internal sealed record CaptionDesign(TextStyle Text, SKSize Padding, SKColor Color)
{
    /// <summary>Under the text; null for none.</summary>
    public SKColor? Plate { get; init; }

    /// <summary>A plate as wide as each line, rather than one for all.</summary>
    public bool PlateByLine { get; init; }

    /// <summary>Around the letters; null for none.</summary>
    public SKColor? Outline { get; init; }

    /// <summary>Its width, in ems.</summary>
    public float OutlineWidth { get; init; }

    /// <summary>Behind the word that is spoken; null for none.</summary>
    public SKColor? Pill { get; init; }

    /// <summary>The spoken word's own colour; null where words are not marked.</summary>
    public SKColor? Spoken { get; init; }

    /// <summary>Of words that the script stresses; not the spoken one's.</summary>
    public required SKColor Emphasis { get; init; }

    /// <summary>How much bolder than the others those words are, in ems; their width stays.</summary>
    public float EmphasisWeight { get; init; }

    /// <summary>A page's words at most; null for as many as two lines hold.</summary>
    public int? MaxWords { get; init; }

    /// <summary>Capitals, in the scripts that are at home with them.</summary>
    public bool Capitals { get; init; }

    /// <summary>Pages grow into place.</summary>
    public bool Pops { get; init; }

    /// <summary>0 stands at the top of the captions' area, 1 at its bottom.</summary>
    public float Align { get; init; } = 1;

    /// <param name="size">Of the format's captions, units per em.</param>
    public static CaptionDesign Of(CaptionStyle style, Theme theme, float size)
    {
        var dark = theme.Plate.WithAlpha(255);

        // Something white may shine through a plate.
        SKColor[] plated = [dark, Tint.Mix(SKColors.White, dark, theme.Plate.Alpha / 255f)];

        return style switch
        {
            CaptionStyle.Block => new CaptionDesign(Sized(0.94f, FontWeight.Semibold, 1.42f), new(0.42f, 0.16f), theme.PlateText)
            {
                Plate = theme.Plate,
                PlateByLine = true,
                Emphasis = Legibility.Readably(theme.Accent, theme.PlateText, plated),
                EmphasisWeight = 0.03f,
            },

            // In the theme's own colours: dark letters in a light outline on a light theme.
            CaptionStyle.Minimal => new CaptionDesign(Sized(0.8f, FontWeight.Semibold, 1.3f), new(0.2f, 0.2f), theme.IsLight ? theme.Text : theme.PlateText)
            {
                Outline = theme.IsLight ? theme.Top.WithAlpha(255) : dark,
                OutlineWidth = 0.1f,
                Emphasis = Legibility.Readably(theme.Accent, theme.IsLight ? theme.Top.WithAlpha(255) : dark),
                EmphasisWeight = 0.03f,
            },
            CaptionStyle.Bold => new CaptionDesign(Sized(1.5f, FontWeight.Extrabold, 1.12f) with { Tracking = -0.005f }, new(0.26f, 0.26f), SKColors.White)
            {
                Outline = dark,
                OutlineWidth = 0.12f,
                Spoken = Legibility.Readably(theme.Accent, dark),
                Emphasis = Legibility.Readably(theme.Second, dark),
                MaxWords = 3,
                Capitals = true,
                Pops = true,
                Align = 0.5f,
            },
            _ => new CaptionDesign(TypeScale.Caption with { Size = size }, new(0.62f, 0.3f), theme.PlateText)
            {
                Plate = theme.Plate,
                Pill = theme.Accent,
                Spoken = theme.OnAccent,
                Emphasis = Legibility.Readably(theme.Accent, theme.PlateText, plated),
                EmphasisWeight = 0.02f,
            },
        };

        TextStyle Sized(float factor, FontWeight weight, float lineHeight) => TypeScale.Caption with { Size = size * factor, Weight = weight, LineHeight = lineHeight };
    }
}
