using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>Someone's words under a large quotation mark, and who said them.</summary>
internal static class QuoteLayout
{
    private static readonly char[] Marks = ['"', '“', '”', '„', '«', '»', '‘', '’', '「', '」', ' '];

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var (screen, theme) = (input.Screen, input.Theme);
        var words = (screen.Body ?? screen.Heading)?.Trim(Marks);
        var label = screen.Body is null ? screen.Kicker : screen.Heading ?? screen.Kicker;

        return new Column(input, input.Content)
            .Shape(0, new SKSize(132, 96), box => Mark(input, box))
            .Text(label, TypeScale.Kicker with { Tracking = 0.02f, Size = 34 }, 22, 2, Pieces.Plain(theme.Accent, 3), gap: 28)
            .Text(words, TypeScale.Quote, 40, 8, Pieces.Plain(theme.Text, 6), gap: 22)
            .Shape(36, new SKSize(84, 6), box => Pieces.Rule(input, box, 14))
            .Text(screen.Attribution, TypeScale.Body with { Weight = FontWeight.Semibold, Size = 38 }, 26, 2, Pieces.Plain(theme.Muted, 16), gap: 20)
            .Lay();
    }

    /// <summary>Two drops leaning like an opening mark; mirrored where lines start at the right.</summary>
    private static Entrance Mark(LayoutInput input, SKRect box)
    {
        var paint = new SKPaint { IsAntialias = true, Shader = Pieces.Gradient(input.Theme, box) };
        var mirrored = input.IsRightToLeft;

        return new Entrance(SKRect.Inflate(box, 8, 8), 1, 18, (canvas, t) =>
        {
            canvas.Save();
            if (mirrored)
            {
                canvas.Scale(-1, 1, box.MidX, box.MidY);
            }

            var grown = Easing.OutBack(t);
            canvas.Scale(grown, grown, box.MidX, box.MidY);
            Drop(canvas, box.Left, box, paint);
            Drop(canvas, box.Left + box.Width * 0.54f, box, paint);
            canvas.Restore();
        }, paint);
    }

    private static void Drop(SKCanvas canvas, float left, SKRect box, SKPaint paint)
    {
        var (width, height) = (box.Width * 0.44f, box.Height);
        var radius = width / 2;
        using var path = new SKPath();
        path.AddCircle(left + radius, box.Bottom - radius, radius);
        path.MoveTo(left, box.Bottom - radius);
        path.CubicTo(left, box.Top + height * 0.28f, left + width * 0.35f, box.Top + height * 0.06f, left + width * 0.86f, box.Top);
        path.LineTo(left + width * 0.92f, box.Top + height * 0.16f);
        path.CubicTo(left + width * 0.6f, box.Top + height * 0.22f, left + width * 0.5f, box.Top + height * 0.34f, left + width * 0.5f, box.Bottom - 2 * radius + 3);
        path.LineTo(left + radius, box.Bottom - radius);
        path.Close();
        canvas.DrawPath(path, paint);
    }
}
