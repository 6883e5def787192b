using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>One sentence to remember, beside a bar as high as it.</summary>
internal static class StatementLayout
{
    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var (screen, theme) = (input.Screen, input.Theme);
        var inset = 58 * input.Scale;
        var area = input.IsRightToLeft
            ? input.Content with { Right = input.Content.Right - inset }
            : input.Content with { Left = input.Content.Left + inset };

        var text = new Column(input, area)
            .Text(Pieces.Kicker(input, screen.Kicker), TypeScale.Kicker, 22, 2, Pieces.Plain(theme.Accent, 3))
            .Text(screen.Heading ?? screen.Body, TypeScale.Statement, 52, 6, Pieces.Plain(theme.Text, 4), gap: 24)
            .Text(screen.Heading is null ? null : screen.Body, TypeScale.Body, 28, 5, Pieces.Plain(theme.Muted, 11), gap: 32)
            .Lay();

        return text.Count == 0 ? [] : [Bar(input, text), .. text];
    }

    private static Entrance Bar(LayoutInput input, IReadOnlyList<Layer> text)
    {
        var boxes = text.OfType<TextLayer>().Select(layer => layer.Box).ToList();
        var width = 14 * input.Scale;
        var left = input.IsRightToLeft ? input.Content.Right - width : input.Content.Left;
        var bar = new SKRect(left, boxes.Min(box => box.Top), left + width, boxes.Max(box => box.Bottom));
        var paint = new SKPaint { IsAntialias = true, Shader = Pieces.Gradient(input.Theme, bar) };

        return new Entrance(bar, 1, 20, (canvas, t) =>
            canvas.DrawRoundRect(bar with { Bottom = Easing.Lerp(bar.Top, bar.Bottom, Easing.OutQuint(t)) }, width / 2, width / 2, paint), paint);
    }
}
