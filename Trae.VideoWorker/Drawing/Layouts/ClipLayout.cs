using SkiaSharp;
using Trae.VideoWorker.Drawing.Backgrounds;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>The scene's clip over the whole picture; words, where there are any, at its foot on a veil.</summary>
internal static class ClipLayout
{
    private const int FadeIn = 10;

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        if (input.Timeline.Scene.Clip is not { } how || input.Media.Clip(how.Media) is not { } clip)
        {
            return StatementLayout.Lay(input);
        }

        var player = new CoveringClip(new ClipPixels(clip, how, input.Grid.Frame, input.Grid), null, FadeIn);
        var (screen, theme, area) = (input.Screen, input.Theme, input.Content);
        var words = new Column(input, area with { Top = area.Top + area.Height * 0.4f })
            .Text(Pieces.Kicker(input, screen.Kicker), TypeScale.Kicker, 22, 1, Pieces.Plain(theme.Accent, 6))
            .Text(screen.Heading, TypeScale.Heading, 40, 3, Pieces.Plain(theme.Text, 8), gap: 12)
            .Text(screen.Body, TypeScale.Body, 28, 3, Pieces.Plain(theme.Muted, 12), gap: 16)
            .Text(screen.Attribution, TypeScale.Body with { Size = 30 }, 22, 1, Pieces.Plain(theme.Muted, 14), gap: 12)
            .Lay(align: 1);
        var tops = words.OfType<TextLayer>().Select(layer => layer.Box.Top).ToList();

        return tops.Count == 0 ? [player] : [player, Veil(input, tops.Min()), .. words];
    }

    /// <summary>Dense enough from the first line down for anything that the clip may show.</summary>
    private static Entrance Veil(LayoutInput input, float top)
    {
        var (theme, frame) = (input.Theme, input.Grid.Frame);
        var dense = theme.Top.WithAlpha((byte)(255 * Scrim.Density(theme, [theme.IsLight ? SKColors.Black : SKColors.White])));
        var box = frame with { Top = Math.Max(0, top - 220 * input.Scale) };
        var paint = new SKPaint
        {
            IsDither = true,
            Shader = SKShader.CreateLinearGradient(
                new SKPoint(0, box.Top), new SKPoint(0, top - 10 * input.Scale), [dense.WithAlpha(0), dense], SKShaderTileMode.Clamp),
        };

        return new Entrance(box, FadeIn / 2, FadeIn, (canvas, t) =>
        {
            paint.Color = SKColors.White.WithAlpha((byte)(255 * t));
            canvas.DrawRect(box, paint);
        }, paint);
    }
}
