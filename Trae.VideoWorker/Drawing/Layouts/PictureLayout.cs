using SkiaSharp;
using Trae.VideoWorker.Drawing.Backgrounds;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A framed picture that is slowly approached, and its caption under it (beside it where there is room).</summary>
internal static class PictureLayout
{
    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var area = input.Content;
        var hasText = new[] { input.Screen.Heading, input.Screen.Body, input.Screen.Attribution }.Any(text => TextShaper.Normalize(text).Length > 0);
        if (!hasText)
        {
            return [Frame(input, area)];
        }

        if (input.Grid.IsWide && input.Grid.Presenter.IsEmpty)
        {
            var side = area.Width * 0.36f;
            var (text, picture) = input.IsRightToLeft
                ? (area with { Right = area.Left + side }, area with { Left = area.Left + side + 64 })
                : (area with { Left = area.Right - side }, area with { Right = area.Right - side - 64 });

            return [Frame(input, picture), .. Words(input, text).Lay()];
        }

        // The words take what they need at the foot, the picture the rest.
        var foot = Words(input, area with { Top = area.Bottom - area.Height * 0.36f }).Lay(align: 1);
        var top = foot.OfType<TextLayer>().Select(layer => layer.Box.Top).Min();

        return [Frame(input, area with { Bottom = top - 30 * input.Scale }), .. foot];
    }

    private static Column Words(LayoutInput input, SKRect area) => new Column(input, area)
        .Text(input.Screen.Heading, TypeScale.Heading with { Size = 54 }, 34, 4, Pieces.Plain(input.Theme.Text, 6))
        .Text(input.Screen.Body, TypeScale.Body with { Size = 36 }, 26, 5, Pieces.Plain(input.Theme.Muted, 9), gap: 14)
        .Text(input.Screen.Attribution, TypeScale.Body with { Size = 30 }, 22, 2, Pieces.Plain(input.Theme.Muted, 12), gap: 12);

    /// <summary>The scene's clip, its picture, or a drawn landscape.</summary>
    public static Layer Frame(LayoutInput input, SKRect box)
    {
        if (input.Timeline.Scene.Clip is { } how && input.Media.Clip(how.Media) is { } clip)
        {
            return new ClipCard(new ClipPixels(clip, how, box, input.Grid), input.Theme);
        }

        using var drawn = input.Picture is null ? Illustration.Draw(new SKSize(box.Width * input.Grid.Pixels, box.Height * input.Grid.Pixels), input.Theme, TextShaper.Normalize(input.Screen.Heading ?? input.Screen.Body)) : null;

        return new PictureCard(input.Picture ?? drawn!, box, input.Theme, input.Timeline.FrameCount, input.Grid.Pixels);
    }
}
