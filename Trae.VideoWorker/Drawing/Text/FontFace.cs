using HarfBuzzSharp;
using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>One face of a font file, for drawing (Skia) and for shaping (HarfBuzz).</summary>
internal sealed class FontFace : IDisposable
{
    private readonly Blob _blob;
    private readonly Face _face;

    private FontFace(string path, int index, SKTypeface typeface, bool own)
    {
        IsOwn = own;
        Typeface = typeface;
        Family = typeface.FamilyName;
        _blob = Blob.FromFile(path);
        _face = new Face(_blob, index);
        UnitsPerEm = _face.UnitsPerEm;
        Shaping = new Font(_face);
        Shaping.SetScale(UnitsPerEm, UnitsPerEm);
        Shaping.SetFunctionsOpenType();
        Scale = own ? Fitting(typeface) : 1;
    }

    public SKTypeface Typeface { get; }

    public Font Shaping { get; }

    public string Family { get; }

    public int UnitsPerEm { get; }

    /// <summary>A brand's: shown as it is, never thickened.</summary>
    public bool IsOwn { get; }

    /// <summary>How much smaller than asked for it is set, because its letters are higher or deeper than lines have room for.</summary>
    public float Scale { get; }

    /// <returns>Null if the file has no such face, or none that can be read.</returns>
    public static FontFace? Open(string path, int index, bool own = false)
    {
        var typeface = SKTypeface.FromFile(path, index);

        return typeface is null ? null : new FontFace(path, index, typeface, own);
    }

    public bool Has(int codePoint) => Typeface.ContainsGlyph(codePoint) && (!IsOwn || Shaping.TryGetNominalGlyph(codePoint, out _));

    /// <summary>A font of this face for drawing; unhinted, so that text scales and moves without jumping.</summary>
    /// <param name="size">Pixels per em.</param>
    public SKFont At(float size, FontWeight weight) => new(Typeface, size * Scale)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
        Edging = SKFontEdging.Antialias,

        // A family without a bold cut is thickened, rather than shown thin among bold words.
        Embolden = !IsOwn && weight >= FontWeight.Semibold && Typeface.FontWeight < 550 && !Family.Contains("Emoji", StringComparison.Ordinal),
    };

    // Where a block of text puts its lines expects no more than this of letters.
    private static float Fitting(SKTypeface typeface)
    {
        using var font = new SKFont(typeface, 100);
        font.MeasureText("HÅÉbdfhklgjpqy(|", out var ink);

        return Math.Min(1, Math.Min(102 / Math.Max(1, -ink.Top), 36 / Math.Max(1, ink.Bottom)));
    }

    public void Dispose()
    {
        Shaping.Dispose();
        _face.Dispose();
        _blob.Dispose();
        Typeface.Dispose();
    }
}

internal enum FontWeight
{
    Regular = 400,
    Medium = 500,
    Semibold = 600,
    Bold = 700,
    Extrabold = 800,
}
