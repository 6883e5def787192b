using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Eyes that blink and look about, brows, and glasses.</summary>
internal sealed class Eyes(PresenterLook look, Ink ink)
{
    private const float Y = 276;
    private const float Apart = 50;
    private const float HalfWidth = 24;
    private const float HalfHeight = 19;

    private static readonly SKPath LeftBrow = Ink.Path("M200 232C212 218 236 216 252 224C238 224 220 226 206 238C202 240 198 236 200 232Z");
    private static readonly SKPath RightBrow = Ink.Path("M360 232C348 218 324 216 308 224C322 224 340 226 354 238C358 240 362 236 360 232Z");

    private readonly SKPaint _white = ink.Flat(new SKColor(0xFFFDFBF7));
    private readonly SKPaint _whiteShade = ink.Flat(new SKColor(0x2A2A1A30));
    private readonly SKPaint _iris = ink.Flat(look.Iris);
    private readonly SKPaint _pupil = ink.Flat(new SKColor(0xFF17100F));
    private readonly SKPaint _light = ink.Flat(SKColors.White);
    private readonly SKPaint _lid = ink.Flat(Tint.Mix(look.Tone, look.Shade, 0.45f));
    private readonly SKPaint _lash = ink.Line(Tint.Darker(look.HairDark, 0.35f), look.Lashes ? 5.5f : 4.2f);
    private readonly SKPaint _crease = ink.Line(Tint.Darker(look.Shade, 0.2f).WithAlpha(120), 2.5f);
    private readonly SKPaint _brow = ink.Flat(look.HairDark);
    private readonly SKPaint _frame = ink.Line(new SKColor(0xFF2B2A33), 6);
    private readonly SKPaint _glass = ink.Flat(new SKColor(0x16FFFFFF));
    private readonly SKPaint _glint = ink.Line(new SKColor(0x60FFFFFF), 5);

    public void Draw(SKCanvas canvas, PresenterPose pose)
    {
        canvas.Save();
        canvas.Translate(5 * pose.Turn, 0);
        DrawEye(canvas, 280 - Apart, -1, pose);
        DrawEye(canvas, 280 + Apart, 1, pose);

        canvas.Translate(0, -7 * pose.Brows);
        canvas.DrawPath(LeftBrow, _brow);
        canvas.DrawPath(RightBrow, _brow);
        canvas.Restore();
    }

    public static SKRect GlassesBounds { get; } = new(168, 230, 392, 322);

    /// <summary>Over the hair, as glasses are.</summary>
    public void DrawGlasses(SKCanvas canvas)
    {
        foreach (var x in (ReadOnlySpan<float>)[280 - Apart - 2, 280 + Apart + 2])
        {
            canvas.DrawCircle(x, Y, 41, _glass);
            canvas.DrawCircle(x, Y, 41, _frame);
            canvas.DrawArc(SKRect.Create(x - 31, Y - 31, 62, 62), 200, 38, useCenter: false, _glint);
        }

        canvas.DrawArc(new SKRect(266, Y - 14, 294, Y + 10), 200, 140, useCenter: false, _frame);
        canvas.DrawLine(187, Y - 6, 174, Y - 10, _frame);
        canvas.DrawLine(373, Y - 6, 386, Y - 10, _frame);
    }

    private void DrawEye(SKCanvas canvas, float x, int side, PresenterPose pose)
    {
        // The upper lid comes down to a line a little below the middle, where the eye stays when it is shut.
        var shut = Y + 7;
        var top = Easing.Lerp(Y - HalfHeight, shut, pose.Lids);
        var bottom = Easing.Lerp(Y + HalfHeight * 0.86f, shut + 1, pose.Lids);
        using var opening = new SKPath();
        opening.MoveTo(x - HalfWidth, Easing.Lerp(Y + 2, shut, pose.Lids));
        opening.QuadTo(x, 2 * top - Y - 2, x + HalfWidth, Easing.Lerp(Y + 2, shut, pose.Lids));
        opening.QuadTo(x, 2 * bottom - Y - 2, x - HalfWidth, Easing.Lerp(Y + 2, shut, pose.Lids));
        opening.Close();

        if (pose.Lids < 0.95f)
        {
            canvas.Save();
            canvas.ClipPath(opening, SKClipOperation.Intersect, antialias: true);
            canvas.DrawPaint(_white);
            var centre = new SKPoint(x + 6.5f * pose.Gaze + 1.5f * pose.Turn - side * 1.2f, Y - 1);
            canvas.DrawCircle(centre, 15.5f, _iris);
            canvas.DrawCircle(centre, 8.5f, _pupil);
            canvas.DrawCircle(centre.X - 5, centre.Y - 6, 4.2f, _light);
            canvas.DrawCircle(centre.X + 5, centre.Y + 5, 2, _light);
            canvas.DrawOval(x, top - 2, HalfWidth, 9, _whiteShade);
            canvas.Restore();
        }
        else
        {
            canvas.DrawOval(x, Y, HalfWidth, HalfHeight * 0.9f, _lid);
        }

        DrawLashes(canvas, x, side, top, Easing.Lerp(Y + 2, shut, pose.Lids), pose);
    }

    private void DrawLashes(SKCanvas canvas, float x, int side, float top, float corner, PresenterPose pose)
    {
        using var lash = new SKPath();
        var reach = look.Lashes ? 5 : 0;
        lash.MoveTo(x - side * HalfWidth, corner);
        lash.QuadTo(x, 2 * Easing.Lerp(top, corner + 9, pose.Lids) - corner, x + side * HalfWidth, corner);
        if (look.Lashes)
        {
            lash.LineTo(x + side * (HalfWidth + reach), corner - 5 + 8 * pose.Lids);
        }

        canvas.DrawPath(lash, _lash);
        canvas.DrawArc(new SKRect(x - HalfWidth + 2, Y - HalfHeight - 12, x + HalfWidth - 2, Y + 8), 215, 110, useCenter: false, _crease);
    }
}
