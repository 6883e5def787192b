using System.Globalization;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>What several layouts are composed of.</summary>
internal static class Pieces
{
    public static Func<TextBlock, SKRect, Layer> Plain(SKColor color, int start) => (block, box) => new TextLayer(block, box, color, start);

    /// <summary>Text in a gradient from the accent to its partner.</summary>
    public static Func<TextBlock, SKRect, Layer> Graded(Theme theme, int start) => (block, box) =>
        new TextLayer(block, box, theme.Accent, start, theme.Second);

    public static string? Kicker(LayoutInput input, string? text) => text?.ToUpper(CultureInfo.GetCultureInfo(input.Shaper.LanguageTag));

    /// <summary>A short thick rule that grows from where lines start.</summary>
    public static Layer Rule(LayoutInput input, SKRect box, int start)
    {
        var fromRight = input.IsRightToLeft;
        var paint = new SKPaint { IsAntialias = true, Shader = Gradient(input.Theme, box) };

        return new Entrance(box, start, 18, (canvas, t) =>
        {
            var width = box.Width * Easing.OutQuint(t);
            var left = fromRight ? box.Right - width : box.Left;
            canvas.DrawRoundRect(new SKRect(left, box.Top, left + width, box.Bottom), box.Height / 2, box.Height / 2, paint);
        }, paint);
    }

    /// <summary>A card for text to stand on.</summary>
    /// <param name="lit">How much of the accent its edge has, 0 to 1.</param>
    public static Entrance Card(LayoutInput input, SKRect box, int start, float lit = 0.3f)
    {
        var (theme, radius) = (input.Theme, 28 * input.Scale);
        var paint = new SKPaint { IsAntialias = true };

        return new Entrance(box, start, 16, (canvas, t) =>
        {
            var alpha = Easing.Smooth(Math.Min(1, t * 1.6f));
            var inset = 14 * (1 - Easing.OutQuint(t));
            var shape = SKRect.Inflate(box, -inset, -inset);
            paint.Style = SKPaintStyle.Fill;
            paint.Color = theme.Card.WithAlpha((byte)(theme.Card.Alpha * alpha));
            canvas.DrawRoundRect(shape, radius, radius, paint);
            paint.Style = SKPaintStyle.Stroke;
            paint.StrokeWidth = 2;
            paint.Color = theme.Accent.WithAlpha((byte)(255 * lit * alpha));
            canvas.DrawRoundRect(SKRect.Inflate(shape, -1, -1), radius - 1, radius - 1, paint);
        }, paint);
    }

    /// <summary>A round mark that pops up.</summary>
    public static Entrance Dot(SKPoint centre, float radius, SKColor color, int start)
    {
        var paint = new SKPaint { IsAntialias = true, Color = color };

        // The curve overshoots by a tenth.
        var room = SKRect.Create(centre.X - radius * 1.15f, centre.Y - radius * 1.15f, radius * 2.3f, radius * 2.3f);

        return new Entrance(room, start, 14, (canvas, t) => canvas.DrawCircle(centre, radius * Math.Max(0, Easing.OutBack(t)), paint), paint);
    }

    /// <summary>Text with a dot before it, in a box that leaves room for it.</summary>
    public static IEnumerable<Layer> Bullet(LayoutInput input, TextBlock block, SKRect box, SKColor dot, int start)
    {
        var size = block.Style.Size;
        var x = input.IsRightToLeft ? box.Right + size * 0.62f : box.Left - size * 0.62f;

        return [Dot(new SKPoint(x, box.Top + block.Baseline(0) - size * 0.36f), size * 0.16f, dot, start), new TextLayer(block, box, input.Theme.Text, start)];
    }

    public static SKShader Gradient(Theme theme, SKRect box) => SKShader.CreateLinearGradient(
        new SKPoint(box.Left, box.Top), new SKPoint(box.Right, box.Bottom), [theme.Accent, theme.Second], SKShaderTileMode.Clamp);
}
