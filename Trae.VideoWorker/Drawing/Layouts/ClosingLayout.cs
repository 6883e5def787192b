using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>The last word, held to the end: a kicker, a line to remember, and what to do next on a button-like plate.</summary>
internal static class ClosingLayout
{
    private const float Padding = 38;

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var (screen, theme) = (input.Screen, input.Theme);
        var hasAction = TextShaper.Normalize(screen.Action).Length > 0;

        return new Column(input, input.Content)
            .Shape(0, new SKSize(96, 96), box => Mark(theme, box))
            .Text(Pieces.Kicker(input, screen.Kicker), TypeScale.Kicker, 22, 2, Pieces.Plain(theme.Accent, 5), gap: 36)
            .Text(screen.Heading, TypeScale.Display, 56, 5, Pieces.Plain(theme.Text, 7), gap: 24)
            .Text(hasAction ? screen.Body : null, TypeScale.Body, 28, 4, Pieces.Plain(theme.Muted, 11), gap: 28)
            .Add(44, (scale, height) => Plate(input, hasAction ? screen.Action : screen.Body, scale, height))
            .Lay();
    }

    private static Piece? Plate(LayoutInput input, string? action, float scale, float height)
    {
        if (TextShaper.Normalize(action).Length == 0)
        {
            return null;
        }

        var factor = scale * input.Scale;
        var style = TypeScale.Body with { Size = 40 * factor, Weight = FontWeight.Bold };
        var padding = Padding * factor;
        var block = TextBlock.Fit(
            action, new SKSize(input.Content.Width - 2 * padding, Math.Max(style.Size * 2, height / 3)), style, 26 * factor, 3, input.Shaper);

        return new Piece(block.Height + padding, box => Place(input, box, block, padding));
    }

    private static IEnumerable<Layer> Place(LayoutInput input, SKRect box, TextBlock block, float padding)
    {
        var width = block.Width + 2 * padding;
        var left = input.IsRightToLeft ? box.Right - width : box.Left;
        var plate = new SKRect(left, box.Top, left + width, box.Bottom);
        var radius = Math.Min(plate.Height / 2, 44);
        var paint = new SKPaint { IsAntialias = true, Color = input.Theme.Accent };

        yield return new Entrance(SKRect.Inflate(plate, 4, 4), 14, 14, (canvas, t) =>
        {
            var grow = Easing.Lerp(0.86f, 1, Easing.OutCubic(t));
            canvas.Save();
            canvas.Scale(grow, grow, plate.MidX, plate.MidY);
            paint.Color = input.Theme.Accent.WithAlpha((byte)(255 * Easing.Smooth(Math.Min(1, 2 * t))));
            canvas.DrawRoundRect(plate, radius, radius, paint);
            canvas.Restore();
        }, paint);

        var inner = new SKRect(plate.Left + padding, box.Top + padding / 2, plate.Right - padding, box.Bottom);
        yield return new TextLayer(block, inner, input.Theme.OnAccent, 17);
    }

    /// <summary>A disc with a tick that draws itself.</summary>
    private static Entrance Mark(Theme theme, SKRect box)
    {
        var disc = new SKPaint { IsAntialias = true, Shader = Pieces.Gradient(theme, box) };
        var stroke = new SKPaint
        {
            IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = box.Width * 0.1f, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round, Color = theme.OnAccent,
        };

        return new Entrance(SKRect.Inflate(box, box.Width * 0.1f, box.Width * 0.1f), 2, 26, (canvas, t) =>
        {
            canvas.DrawCircle(box.MidX, box.MidY, box.Width / 2 * Easing.OutBack(Math.Min(1, t * 1.8f)), disc);
            var drawn = Easing.InOut(Math.Clamp((t - 0.4f) / 0.6f, 0, 1));
            if (drawn > 0)
            {
                using var tick = new SKPath();
                var (elbow, end) = (new SKPoint(box.MidX - box.Width * 0.06f, box.MidY + box.Height * 0.17f), new SKPoint(box.MidX + box.Width * 0.23f, box.MidY - box.Height * 0.17f));
                var start = new SKPoint(box.MidX - box.Width * 0.22f, box.MidY + box.Height * 0.01f);
                tick.MoveTo(start);
                var first = Math.Min(1, drawn * 3);
                tick.LineTo(Easing.Lerp(start.X, elbow.X, first), Easing.Lerp(start.Y, elbow.Y, first));
                if (drawn > 1 / 3f)
                {
                    var second = (drawn - 1 / 3f) * 1.5f;
                    tick.LineTo(Easing.Lerp(elbow.X, end.X, second), Easing.Lerp(elbow.Y, end.Y, second));
                }

                canvas.DrawPath(tick, stroke);
            }
        }, disc, stroke);
    }
}
