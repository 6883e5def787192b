using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Eyes that blink, look about, widen and narrow.</summary>
internal sealed class Eyes(PresenterLook look, Ink ink)
{
    public const float Y = 276;
    public const float Apart = 50;

    private const float HalfWidth = 24;

    private readonly SKPaint _white = ink.Flat(new SKColor(0xFFFDFBF7));
    private readonly SKPaint _whiteShade = ink.Flat(new SKColor(0x2A2A1A30));
    private readonly SKPaint _iris = ink.Flat(look.Eyes.Iris);
    private readonly SKPaint _irisEdge = ink.Line(Tint.Darker(look.Eyes.Iris, 0.45f), 2.5f);
    private readonly SKPaint _pupil = ink.Flat(new SKColor(0xFF17100F));
    private readonly SKPaint _light = ink.Flat(SKColors.White);
    private readonly SKPaint _lid = ink.Flat(Tint.Mix(look.Skin.Tone, look.Skin.Shade, 0.45f));
    private readonly SKPaint _lash = ink.Line(look.Hair.Lash, look.Eyes.Lashes ? 5.5f : 4.2f);
    private readonly SKPaint _crease = ink.Line(Tint.Darker(look.Skin.Shade, 0.2f).WithAlpha(120), 2.5f);
    private readonly SKPaint _cheek = ink.Line(Tint.Darker(look.Skin.Shade, 0.15f).WithAlpha(120), 3);

    public static SKRect Bounds { get; } = new(194, 238, 366, 314);

    public void Draw(SKCanvas canvas, EyePose pose)
    {
        DrawEye(canvas, 280 - Apart, -1, pose);
        DrawEye(canvas, 280 + Apart, 1, pose);
    }

    private void DrawEye(SKCanvas canvas, float x, int side, EyePose pose)
    {
        // The upper lid comes down to a line a little below the middle, where the eye stays when it is shut.
        var height = look.Eyes.Height * (1 + 0.16f * pose.Wide);
        var shut = Y + 7;
        var top = Easing.Lerp(Y - height, shut, pose.Lids);
        var bottom = Easing.Lerp(Y + height * 0.86f * (1 - 0.34f * pose.Smile), shut + 1, pose.Lids);
        var inner = Easing.Lerp(Y + 2, shut, pose.Lids);
        var outer = Easing.Lerp(Y + 2 - look.Eyes.Lift, shut, pose.Lids);
        using var opening = new SKPath();
        opening.MoveTo(x - side * HalfWidth, inner);
        opening.QuadTo(x, 2 * top - Y - 2, x + side * HalfWidth, outer);
        opening.QuadTo(x, 2 * bottom - Y - 2, x - side * HalfWidth, inner);
        opening.Close();

        if (pose.Lids < 0.95f)
        {
            canvas.Save();
            canvas.ClipPath(opening, SKClipOperation.Intersect, antialias: true);
            canvas.DrawPaint(_white);
            var centre = new SKPoint(x + 6.5f * pose.Gaze - side * 1.2f, Y - 1 + 3 * pose.Down);
            canvas.DrawCircle(centre, 15.5f, _iris);
            canvas.DrawCircle(centre, 14.5f, _irisEdge);
            canvas.DrawCircle(centre, 8.5f, _pupil);
            canvas.DrawCircle(centre.X - 5, centre.Y - 6, 4.2f, _light);
            canvas.DrawCircle(centre.X + 5, centre.Y + 5, 2, _light);
            canvas.DrawOval(x, top - 2, HalfWidth, 9, _whiteShade);
            canvas.Restore();
        }
        else
        {
            canvas.DrawOval(x, Y, HalfWidth, height * 0.9f, _lid);
        }

        if (pose.Smile > 0.3f)
        {
            canvas.DrawArc(new SKRect(x - 20, bottom - 14, x + 20, bottom + 9), 35, 110, useCenter: false, _cheek);
        }

        DrawLashes(canvas, x, side, height, top, (inner, outer), pose.Lids);
    }

    private void DrawLashes(SKCanvas canvas, float x, int side, float height, float top, (float Inner, float Outer) corners, float lids)
    {
        using var lash = new SKPath();
        lash.MoveTo(x - side * HalfWidth, corners.Inner);
        lash.QuadTo(x, 2 * Easing.Lerp(top, corners.Inner + 9, lids) - corners.Inner, x + side * HalfWidth, corners.Outer);
        if (look.Eyes.Lashes)
        {
            lash.LineTo(x + side * (HalfWidth + 5), corners.Outer - 5 + 8 * lids);
        }

        canvas.DrawPath(lash, _lash);
        if (look.Eyes.Height > 15)
        {
            canvas.DrawArc(new SKRect(x - HalfWidth + 2, Y - height - 12, x + HalfWidth - 2, Y + 8), 215, 110, useCenter: false, _crease);
        }
    }
}
