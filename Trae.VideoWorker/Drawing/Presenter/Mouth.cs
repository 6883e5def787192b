using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Lips, teeth and tongue, in any shape between the eight.</summary>
internal sealed class Mouth(PresenterLook look, Ink ink)
{
    private const float X = 280;
    private const float Y = 356;

    private readonly SKPaint _inside = ink.Flat(new SKColor(0xFF5A1620));
    private readonly SKPaint _teeth = ink.Flat(new SKColor(0xFFFFFDF8));
    private readonly SKPaint _tongue = ink.Flat(new SKColor(0xFFE0686C));
    private readonly SKPaint _lips = ink.Line((look.Lips ?? look.Skin.Lips), 6);
    private readonly SKPaint _line = ink.Line(Tint.Darker((look.Lips ?? look.Skin.Lips), 0.35f), 3);
    private readonly SKPaint _shade = ink.Line(Tint.Darker(look.Skin.Shade, 0.1f).WithAlpha(110), 4);

    public static SKRect Bounds { get; } = new(X - 62, Y - 36, X + 62, Y + 50);

    public void Draw(SKCanvas canvas, MouthShape mouth)
    {
        canvas.Save();
        canvas.Translate(X, Y);

        // A shade under the lower lip gives the chin its form.
        var below = mouth.Open * 0.62f + mouth.Lips + 9;
        canvas.DrawArc(new SKRect(-15, below - 8, 15, below), 25, 130, useCenter: false, _shade);

        _lips.StrokeWidth = mouth.Lips;
        if (mouth.Open < 2.5f)
        {
            DrawClosed(canvas, mouth);
        }
        else
        {
            DrawOpen(canvas, mouth);
        }

        canvas.Restore();
    }

    private void DrawClosed(SKCanvas canvas, MouthShape mouth)
    {
        var half = mouth.Width / 2;
        using var line = new SKPath();
        line.MoveTo(-half, -mouth.Smile);
        line.CubicTo(-half * 0.5f, mouth.Smile * 0.75f, half * 0.5f, mouth.Smile * 0.75f, half, -mouth.Smile);
        using var lower = new SKPath();
        lower.MoveTo(-half * 0.62f, mouth.Smile * 0.3f + 2);
        lower.CubicTo(-half * 0.3f, mouth.Smile + 4, half * 0.3f, mouth.Smile + 4, half * 0.62f, mouth.Smile * 0.3f + 2);

        canvas.DrawPath(lower, _lips);
        canvas.DrawPath(line, _line);
    }

    private void DrawOpen(SKCanvas canvas, MouthShape mouth)
    {
        var half = mouth.Width / 2;
        var top = -mouth.Open * 0.38f;
        var bottom = mouth.Open * 0.62f;
        using var opening = new SKPath();
        opening.MoveTo(-half, -mouth.Smile * 0.8f);
        opening.CubicTo(-half * 0.72f, top - 2, -half * 0.3f, top - mouth.Smile * 0.2f, 0, top + 1);
        opening.CubicTo(half * 0.3f, top - mouth.Smile * 0.2f, half * 0.72f, top - 2, half, -mouth.Smile * 0.8f);
        opening.CubicTo(half * 0.86f, bottom * 0.9f, half * 0.42f, bottom * 1.12f, 0, bottom * 1.08f);
        opening.CubicTo(-half * 0.42f, bottom * 1.12f, -half * 0.86f, bottom * 0.9f, -half, -mouth.Smile * 0.8f);
        opening.Close();

        canvas.DrawPath(opening, _lips);
        canvas.Save();
        canvas.ClipPath(opening, SKClipOperation.Intersect, antialias: true);
        canvas.DrawPaint(_inside);
        var tongueTop = Easing.Lerp(bottom - mouth.Open * 0.3f, top + mouth.Open * 0.3f, mouth.Tongue);
        canvas.DrawOval(0, tongueTop + mouth.Open * 0.4f, half * 0.62f, mouth.Open * 0.4f, _tongue);
        if (mouth.Teeth > 0.05f)
        {
            var height = mouth.Teeth * Math.Min(11, 5 + mouth.Open * 0.22f);
            canvas.DrawRoundRect(new SKRect(-half * 0.78f, top - 8, half * 0.78f, top + height), 7, 7, _teeth);
        }

        canvas.Restore();
    }
}
