using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Brows, glasses and what is worn at the ears: parts that move by themselves or lie over the hair.</summary>
internal sealed class FaceParts(PresenterLook look, Ink ink)
{
    private static readonly SKPath Brow = Ink.Path("M-32 8C-22 -5 4 -8 22 -1C8 1 -12 2 -26 13C-30 15 -34 12 -32 8Z");

    private readonly SKPaint _brow = ink.Flat(look.Hair.Brow);
    private readonly SKPaint _frame = ink.Line(look.Glasses?.Frame ?? SKColors.Black, look.Glasses?.Shape == GlassesShape.Square ? 7 : 6);
    private readonly SKPaint _glass = ink.Flat(new SKColor(0x16FFFFFF));
    private readonly SKPaint _glint = ink.Line(new SKColor(0x60FFFFFF), 5);
    private readonly SKPaint _gold = ink.Line(new SKColor(0xFFF2C14E), 5);
    private readonly SKPaint _goldFill = ink.Flat(new SKColor(0xFFF2C14E));
    private readonly SKPaint _goldShade = ink.Flat(new SKColor(0xFFC98E22));
    private readonly SKPaint _pearl = ink.Lit(SKColors.White, new(0xFFD8CFC4), new(158, 316), new(172, 332));

    /// <summary>Of one brow, around its middle.</summary>
    public static SKRect BrowBounds { get; } = new(-38, -14, 38, 20);

    public static SKRect GlassesBounds { get; } = new(164, 226, 396, 326);

    /// <summary>Of what hangs at one ear.</summary>
    public static SKRect EarringBounds(int side) => side < 0 ? new(142, 296, 200, 362) : new(360, 296, 418, 362);

    /// <param name="side">-1 for the one on the left of the picture, 1 for the right.</param>
    public void DrawBrow(SKCanvas canvas, int side)
    {
        canvas.Scale(-side, look.Eyes.Brow);
        canvas.Translate(0, -2 * (look.Eyes.Brow - 1));
        canvas.DrawPath(Brow, _brow);
    }

    public void DrawGlasses(SKCanvas canvas)
    {
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var x = 280 + side * (Eyes.Apart + 2);
            using var rim = Rim(look.Glasses!.Shape, x, side);
            canvas.DrawPath(rim, _glass);
            canvas.DrawPath(rim, _frame);
            canvas.DrawArc(SKRect.Create(x - 29, Eyes.Y - 27, 58, 56), 200, 38, useCenter: false, _glint);
            canvas.DrawLine(280 + side * 93, Eyes.Y - 7, 280 + side * 106, Eyes.Y - 11, _frame);
        }

        canvas.DrawArc(new SKRect(266, Eyes.Y - 14, 294, Eyes.Y + 10), 200, 140, useCenter: false, _frame);
    }

    public void DrawEarring(SKCanvas canvas, int side)
    {
        var x = 280 + side * 114f;
        if (look.Jewellery.HasFlag(Jewellery.Hoops))
        {
            canvas.DrawCircle(x, 334, 17, _gold);
        }

        if (look.Jewellery.HasFlag(Jewellery.Studs))
        {
            canvas.DrawCircle(x - side * 2, 312, 7.5f, look.Jewellery.HasFlag(Jewellery.Pearls) ? _pearl : _goldFill);
        }

        if (look.Jewellery.HasFlag(Jewellery.Drops))
        {
            canvas.DrawCircle(x, 314, 6, _goldFill);
            using var bell = Ink.Path(FormattableString.Invariant($"M{x} 318C{x + 16} 326 {x + 15} 342 {x + 15} 346L{x - 15} 346C{x - 15} 342 {x - 16} 326 {x} 318Z"));
            canvas.DrawPath(bell, _goldFill);
            for (var drop = -10; drop <= 10; drop += 10)
            {
                canvas.DrawCircle(x + drop, 352, 4, _goldShade);
            }
        }
    }

    private static SKPath Rim(GlassesShape shape, float x, int side)
    {
        var path = new SKPath();
        switch (shape)
        {
            case GlassesShape.Square:
                path.AddRoundRect(new SKRect(x - 43, Eyes.Y - 32, x + 43, Eyes.Y + 32), 14, 14);
                break;
            case GlassesShape.Cat:
                path.MoveTo(x - side * 38, Eyes.Y - 20);
                path.QuadTo(x + side * 8, Eyes.Y - 34, x + side * 52, Eyes.Y - 38);
                path.CubicTo(x + side * 50, Eyes.Y + 12, x + side * 30, Eyes.Y + 32, x, Eyes.Y + 32);
                path.CubicTo(x - side * 28, Eyes.Y + 32, x - side * 42, Eyes.Y + 8, x - side * 38, Eyes.Y - 20);
                path.Close();
                break;
            default:
                path.AddCircle(x, Eyes.Y, 41);
                break;
        }

        return path;
    }
}
