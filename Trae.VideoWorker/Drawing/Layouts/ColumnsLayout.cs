using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>Two cards beside each other, or one above the other where it is narrow; their entries appear as they are spoken.</summary>
internal static class ColumnsLayout
{
    private const float WideEnough = 1.3f;
    private const float Indent = 42;
    private const float Smallest = 27;

    private static readonly TextStyle Head = TypeScale.Item with { Size = 50, Weight = FontWeight.Extrabold };
    private static readonly TextStyle Entry = TypeScale.Body with { Size = 40, LineHeight = 1.25f };

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var columns = (input.Screen.Columns ?? []).Take(2).ToList();
        if (columns.Count == 0)
        {
            return StatementLayout.Lay(input);
        }

        var frame = new Headed(input);
        var (gap, padding) = (32 * input.Scale, 34 * input.Scale);
        var beside = frame.Rest.Width > frame.Rest.Height * WideEnough;
        var half = (frame.Rest.Width - gap * (columns.Count - 1)) / columns.Count;
        var size = WordSize(input, columns, (beside ? half : frame.Rest.Width) - 2 * padding);
        var share = beside
            ? new SKSize(half, frame.Rest.Height)
            : new SKSize(frame.Rest.Width, (frame.Rest.Height - gap * (columns.Count - 1)) / columns.Count);
        var inner = new SKRect(padding, padding, share.Width - padding, share.Height - padding);

        // Both are set in the same size, and beside each other are as high as the higher one.
        var scale = columns.Select((column, i) => Words(input, column, inner, First(columns, i), i, size).Scale()).Min();
        var heights = columns.Select((column, i) => Words(input, column, inner, First(columns, i), i, size).Height(scale) + 2 * padding).ToList();
        var height = beside ? heights.Max() : heights.Sum() + gap * (columns.Count - 1);

        return frame.Lay(height, box => columns.SelectMany((column, i) =>
        {
            var place = input.IsRightToLeft && beside ? columns.Count - 1 - i : i;
            var card = beside
                ? SKRect.Create(box.Left + place * (share.Width + gap), box.Top, share.Width, height)
                : SKRect.Create(box.Left, box.Top + heights.Take(i).Sum() + gap * i, share.Width, heights[i]);
            var first = First(columns, i);

            return (IEnumerable<Layer>)
            [
                Pieces.Card(input, card, Math.Max(4, input.Reveal(first) - 4), 0.4f),
                .. Words(input, column, SKRect.Inflate(card, -padding, -padding + 1), first, i, size).Lay(scale, align: 0),
            ];
        }));
    }

    /// <summary>The size at which no word of any entry has to be broken or set smaller than the others.</summary>
    private static float WordSize(LayoutInput input, List<TextColumn> columns, float width) =>
        Math.Clamp((width - Indent * input.Scale) / Longest(input, columns.SelectMany(column => column.Items), Entry), Smallest, Entry.Size);

    private static float HeadSize(LayoutInput input, TextColumn column, float width) => Math.Clamp(width / Longest(input, [column.Heading], Head), Smallest, Head.Size);

    /// <returns>The width of the longest word, for a size of one.</returns>
    private static float Longest(LayoutInput input, IEnumerable<string> texts, TextStyle style) => input.Scale * Math.Max(
        0.1f, texts.SelectMany(text => TextPieces.Of(TextShaper.Normalize(text))).Select(piece => input.Shaper.Width(piece.Text, style)).DefaultIfEmpty().Max());

    /// <summary>Which reveal a column's heading has: headings and entries are counted through both columns.</summary>
    private static int First(List<TextColumn> columns, int index) => columns.Take(index).Sum(column => 1 + column.Items.Count);

    private static Column Words(LayoutInput input, TextColumn column, SKRect area, int first, int index, float size)
    {
        var color = index == 0 ? input.Theme.Accent : input.Theme.SecondText;
        var words = new Column(input, area)
            .Text(column.Heading, Head with { Size = HeadSize(input, column, area.Width) }, 20, 2, Pieces.Plain(color, input.Reveal(first)));
        for (var i = 0; i < column.Items.Count; i++)
        {
            var reveal = input.Reveal(first + 1 + i);
            words.Text(column.Items[i], Indent, Entry with { Size = size }, 26, 4, (block, box) => Pieces.Bullet(input, block, box, color, reveal), gap: i == 0 ? 24 : 16);
        }

        return words;
    }
}
