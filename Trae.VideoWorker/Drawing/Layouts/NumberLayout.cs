using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A figure that counts up to what it is, a line that fills with it, and what it counts.</summary>
internal static class NumberLayout
{
    public const int CountStart = 5;
    public const int CountFrames = 40;

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var (screen, theme) = (input.Screen, input.Theme);
        var number = TextShaper.Normalize(screen.Number ?? screen.Heading);
        var label = screen.Number is null ? screen.Kicker : screen.Heading;

        return new Column(input, input.Content)
            .Text(label, TypeScale.Heading with { Size = 54, Weight = FontWeight.Bold }, 32, 3, Pieces.Plain(theme.Text, 2))
            .Text(number, TypeScale.Figure, 110, 1, (block, box) => Figure(input, number, block, box), gap: 8)
            .Add(30, (scale, _) => new Piece(12 * scale * input.Scale, box => [Line(input, box)]))
            .Text(screen.Body, TypeScale.Body, 28, 4, Pieces.Plain(theme.Muted, 12), gap: 34)
            .Lay();
    }

    private static Layer Figure(LayoutInput input, string number, TextBlock block, SKRect box) => block.Lines.Count == 1
        ? new CountingLayer(number, block, box, input)
        : Pieces.Graded(input.Theme, CountStart)(block, box);

    /// <summary>A track over the column's width, filled while the figure counts.</summary>
    private static Entrance Line(LayoutInput input, SKRect box)
    {
        var fromRight = input.IsRightToLeft;
        var fill = new SKPaint { IsAntialias = true, Shader = Pieces.Gradient(input.Theme, box) };
        var track = new SKPaint { IsAntialias = true, Color = input.Theme.Muted.WithAlpha(50) };

        return new Entrance(box, CountStart, CountFrames, (canvas, t) =>
        {
            var radius = box.Height / 2;
            canvas.DrawRoundRect(box, radius, radius, track);
            var width = Math.Max(box.Height, box.Width * Easing.OutQuint(t));
            var left = fromRight ? box.Right - width : box.Left;
            canvas.DrawRoundRect(new SKRect(left, box.Top, left + width, box.Bottom), radius, radius, fill);
        }, fill, track);
    }
}
