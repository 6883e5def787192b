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

    public static SKShader Gradient(Theme theme, SKRect box) => SKShader.CreateLinearGradient(
        new SKPoint(box.Left, box.Top), new SKPoint(box.Right, box.Bottom), [theme.Accent, theme.Second], SKShaderTileMode.Clamp);
}
