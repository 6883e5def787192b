using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A picture beside a heading and a body of equal weight; above them where it is narrow.</summary>
internal static class PictureTextLayout
{
    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var (area, gap) = (input.Content, 56 * input.Scale);
        if (area.Width > area.Height * 1.25f)
        {
            var side = (area.Width - gap) * 0.48f;
            var (picture, text) = input.IsRightToLeft
                ? (area with { Left = area.Right - side }, area with { Right = area.Right - side - gap })
                : (area with { Right = area.Left + side }, area with { Left = area.Left + side + gap });

            return [PictureLayout.Frame(input, picture), .. Words(input, text).Lay()];
        }

        // The words take what they need at the foot, up to a half; the picture the rest.
        var foot = Words(input, area with { Top = area.Top + area.Height * 0.5f }).Lay(align: 1);
        var top = foot.OfType<TextLayer>().Select(layer => layer.Box.Top).DefaultIfEmpty(area.Bottom).Min();

        return [PictureLayout.Frame(input, area with { Bottom = top - 36 * input.Scale }), .. foot];
    }

    private static Column Words(LayoutInput input, SKRect area)
    {
        var (screen, theme) = (input.Screen, input.Theme);
        var words = new Column(input, area)
            .Text(Pieces.Kicker(input, screen.Kicker), TypeScale.Kicker, 22, 2, Pieces.Plain(theme.Accent, 3))
            .Text(screen.Heading, TypeScale.Heading with { Size = 62 }, 38, 5, Pieces.Plain(theme.Text, 5), gap: 18)
            .Shape(26, new SKSize(110, 8), box => Pieces.Rule(input, box, 8))
            .Text(screen.Body, TypeScale.Body with { Size = 40 }, 28, 8, Pieces.Plain(theme.Muted, 10), gap: 28);
        for (var i = 0; i < (screen.Items?.Count ?? 0); i++)
        {
            var reveal = input.Reveal(i);
            words.Text(screen.Items![i], 42, TypeScale.Body with { Size = 38, LineHeight = 1.25f }, 26, 3, (block, box) => Pieces.Bullet(input, block, box, theme.Accent, reveal), gap: 16);
        }

        return words.Text(screen.Attribution, TypeScale.Body with { Size = 30 }, 22, 2, Pieces.Plain(theme.Muted, 14), gap: 22);
    }
}
