using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

internal enum HandShape
{
    Relaxed,

    /// <summary>The palm is shown.</summary>
    Open,

    /// <summary>The forefinger is out.</summary>
    Point,
}

/// <summary>Upper arms, forearms and hands, each drawn hanging down from its joint.</summary>
/// <param name="side">-1 for the arm at the left of the picture, in the light; 1 for the other, which is drawn mirrored.</param>
internal sealed class Arms(PresenterLook look, Ink ink, int side)
{
    public const float Upper = 196;
    public const float Fore = 158;

    private static readonly SKPath UpperPath = Ink.Path("M-50 4C-50 -52 50 -52 50 4L38 196C38 244 -38 244 -38 196Z");
    private static readonly SKPath ForePath = Ink.Path("M-38 0C-38 -40 38 -40 38 0L27 150C26 158 -26 158 -27 150Z");
    private static readonly SKPath Creases = Ink.Path("M-34 168C-20 178 -6 180 6 178M-34 190C-22 200 -8 202 4 198");

    private readonly SKPaint _upper = ink.Lit(side < 0 ? look.Outfit.Main : Tint.Mix(look.Outfit.Main, look.Outfit.Shade, 0.95f), side < 0 ? Tint.Mix(look.Outfit.Main, look.Outfit.Shade, 0.55f) : Tint.Mix(look.Outfit.Main, look.Outfit.Shade, 0.75f), new(-44, -20), new(56, 120), 0.15f);
    private readonly SKPaint _fore = ink.Lit(Tint.Mix(look.Outfit.Main, look.Outfit.Shade, side < 0 ? 0.1f : 0.7f), look.Outfit.Shade, new(-34, -20), new(44, 120), 0.15f);
    private readonly SKPaint _edge = ink.Line(Tint.Darker(look.Outfit.Shade, 0.25f).WithAlpha(90), 4);
    private readonly SKPaint _cuff = ink.Line(look.Outfit.Garment is Garment.Jacket or Garment.Cardigan ? look.Outfit.Under : Tint.Darker(look.Outfit.Main, 0.1f), 13);
    private readonly SKPaint _skin = ink.Lit(look.Skin.Tone, look.Skin.Shade, new(-30, 160), new(40, 240), 0.3f);
    private readonly SKPaint _line = ink.Line(Tint.Darker(look.Skin.Shade, 0.12f).WithAlpha(170), 3);
    private readonly SKPaint _finger = ink.Line(look.Skin.Tone, 19);
    private readonly SKPaint _folded = ink.Line(Tint.Mix(look.Skin.Tone, look.Skin.Shade, 0.35f), 19);
    private readonly Weaves _weaves = new(look.Outfit, ink);

    public static SKRect UpperBounds { get; } = new(-56, -44, 56, 240);

    public static SKRect ForeBounds { get; } = new(-62, -36, 66, 268);

    public void DrawUpper(SKCanvas canvas) => Sleeve(canvas, UpperPath, _upper, (44, 30, 36, 200));

    public void DrawFore(SKCanvas canvas, HandShape hand)
    {
        DrawHand(canvas, hand);
        Sleeve(canvas, ForePath, _fore, (36, 4, 27, 150));
        canvas.DrawPath(Creases, _edge);
        canvas.DrawLine(-22, 152, 22, 152, _cuff);
    }

    private void Sleeve(SKCanvas canvas, SKPath path, SKPaint paint, (float X, float Y, float EndX, float EndY) inner)
    {
        canvas.DrawPath(path, paint);
        canvas.Save();
        canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
        _weaves.Draw(canvas, new SKRect(-60, -50, 60, 250));
        canvas.Restore();
        canvas.DrawLine(inner.X, inner.Y, inner.EndX, inner.EndY, _edge);
    }

    /// <summary>Fingers are thick lines from the palm; the thumb is at the body's side.</summary>
    private void DrawHand(SKCanvas canvas, HandShape hand)
    {
        var open = hand == HandShape.Open;
        canvas.Save();
        if (hand != HandShape.Relaxed)
        {
            // Raised, the thumb is above.
            canvas.Scale(-1, 1);
        }

        ReadOnlySpan<(float X, float Y)> tips = hand switch
        {
            HandShape.Open => [(-34, 240), (-13, 254), (9, 253), (30, 240)],
            HandShape.Point => [(-17, 214), (-5, 218), (8, 218), (18, 256)],
            _ => [(-18, 228), (-7, 237), (5, 238), (16, 230)],
        };

        canvas.DrawLine(18, 178, open ? 50 : 30, open ? 196 : 214, _finger);
        canvas.DrawRoundRect(new SKRect(-26, 150, 27, 210), 20, 20, _skin);
        for (var i = 0; i < tips.Length; i++)
        {
            var root = new SKPoint(-17 + i * 11.5f, 196);
            canvas.DrawLine(root, new SKPoint(tips[i].X, tips[i].Y), hand == HandShape.Point && i < 3 ? _folded : _finger);
        }

        for (var i = 0; i < 3; i++)
        {
            var x = -11.5f + i * 11.5f;
            canvas.DrawLine(x, open ? 206 : 204, (tips[i].X + tips[i + 1].X) / 2, Math.Min(tips[i].Y, tips[i + 1].Y) - (open ? 16 : 4), _line);
        }

        canvas.Restore();
    }
}
