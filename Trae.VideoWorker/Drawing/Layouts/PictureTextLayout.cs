using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>
/// A picture beside a heading and a body of equal weight; above them where it is narrow. Where the words come out small,
/// the picture gives them room; what is still too much is shown on pages.
/// </summary>
internal static class PictureTextLayout
{
    // Units: smaller text is read with effort, on a phone above all.
    private const float Smallest = 28;

    private static readonly TextStyle Entry = TypeScale.Body with { Size = 38, LineHeight = 1.25f };

    // Of the content, for the words: the first at which they are readable.
    private static readonly float[] Shares = [0.52f, 0.6f, 0.68f];

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var readable = Math.Min(1, Smallest / (Entry.Size * input.Scale));
        var divisions = Shares.Select(share => (Share: share, Words: Words(input, Area(input, share)))).Select(part => (part.Share, part.Words, Scale: part.Words.Scale())).ToList();
        var (share, words, scale) = divisions.Where(part => part.Scale >= readable).Append(divisions.MaxBy(part => part.Scale)).First();
        input.Fit.Note(scale, readable);
        var text = words.Lay(scale, IsBeside(input) ? 0.5f : 1);

        return [PictureLayout.Frame(input, Rest(input, share, text)), .. text];
    }

    private static bool IsBeside(LayoutInput input) => input.Content.Width > input.Content.Height * 1.25f;

    /// <summary>The words' part of the content.</summary>
    private static SKRect Area(LayoutInput input, float share)
    {
        var area = input.Content;
        if (!IsBeside(input))
        {
            return area with { Top = area.Bottom - area.Height * share };
        }

        var width = (area.Width - Gap(input)) * share;

        return input.IsRightToLeft ? area with { Right = area.Left + width } : area with { Left = area.Right - width };
    }

    /// <summary>The picture's part: beside the words, or all that they leave above them.</summary>
    private static SKRect Rest(LayoutInput input, float share, IReadOnlyList<Layer> text)
    {
        var (area, words) = (input.Content, Area(input, share));
        if (!IsBeside(input))
        {
            return area with { Bottom = text.OfType<TextLayer>().Select(layer => layer.Box.Top).DefaultIfEmpty(area.Bottom).Min() - 36 * input.Scale };
        }

        return input.IsRightToLeft ? area with { Left = words.Right + Gap(input) } : area with { Right = words.Left - Gap(input) };
    }

    private static float Gap(LayoutInput input) => 56 * input.Scale;

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
            words.Text(screen.Items![i], 42, Entry, 26, 3, (block, box) => Pieces.Bullet(input, block, box, theme.Accent, reveal), gap: i == 0 ? 24 : 16);
        }

        return words.Text(screen.Attribution, TypeScale.Body with { Size = 30 }, 22, 2, Pieces.Plain(theme.Muted, 14), gap: 22);
    }
}
