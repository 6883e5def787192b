using System.Globalization;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A heading and its points, each on a card that appears when it is spoken.</summary>
internal static class PointsLayout
{
    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var items = (input.Screen.Items ?? []).Where(item => TextShaper.Normalize(item).Length > 0).ToList();
        var column = new Column(input, input.Content)
            .Text(Pieces.Kicker(input, input.Screen.Kicker), TypeScale.Kicker, 22, 1, Pieces.Plain(input.Theme.Accent, 2))
            .Text(input.Screen.Heading, TypeScale.Heading, 40, 3, Pieces.Plain(input.Theme.Text, 3), gap: 14);

        for (var i = 0; i < items.Count; i++)
        {
            var (index, item) = (i, items[i]);
            column.Add(i == 0 ? 40 : 18, (scale, height) => Card(input, item, index, items.Count, scale, height));
        }

        return column.Lay();
    }

    private static Piece Card(LayoutInput input, string item, int index, int count, float scale, float height)
    {
        var factor = scale * input.Scale;
        var chip = 64 * factor;
        var padding = 16 * factor;
        var textLeft = padding + chip + 24 * factor;
        var style = TypeScale.Item with { Size = TypeScale.Item.Size * factor };
        var most = scale <= 0.3f ? Math.Max(style.Size * 1.3f, height * 0.8f / (count + 2) - 2 * padding - 18 * factor) : 4000;
        var block = TextBlock.Fit(item, new SKSize(input.Content.Width - textLeft - padding * 1.5f, most), style, 24 * factor, 4, input.Shaper);

        var shown = input.Reveal(index);
        var done = index + 1 < count ? input.Reveal(index + 1) : int.MaxValue;
        var number = (input.FirstEntry + index + 1).ToString(CultureInfo.InvariantCulture);
        var digit = input.Shaper.Shape(number, TypeScale.Item with { Size = 34 * factor, Weight = FontWeight.Extrabold, Tabular = true }, rightToLeft: false);

        return new Piece(
            Math.Max(block.Height, chip) + 2 * padding,
            box => [new PointCard(box, block, digit, new PointStyle(chip, padding, textLeft, input.IsRightToLeft), input.Theme, shown, done)]);
    }
}
