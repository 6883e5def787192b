using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>Something that stands in a column.</summary>
/// <param name="Lay">Makes its layers, given its place.</param>
internal sealed record Piece(float Height, Func<SKRect, IEnumerable<Layer>> Lay);

/// <summary>
/// Stacks pieces in an area, centred. When they are too high together all of them shrink by the same factor, which
/// keeps the order of sizes that tells a reader what matters.
/// </summary>
internal sealed class Column(LayoutInput input, SKRect area)
{
    private const float SmallestScale = 0.3f;

    private readonly List<(float Gap, Func<float, float, Piece?> Make)> _items = [];

    /// <summary>Adds text, if there is any.</summary>
    /// <param name="gap">Above it, at full scale.</param>
    /// <param name="floor">In the same unit as the style's size.</param>
    public Column Text(string? text, TextStyle style, float floor, int maxLines, Func<TextBlock, SKRect, Layer> lay, float gap = 0) =>
        Add(gap, text, 0, style, floor, maxLines, (block, box) => [lay(block, box)]);

    /// <summary>Adds text that starts further in, if there is any; what stands before it is drawn into the same box.</summary>
    /// <param name="inset">At full scale.</param>
    public Column Text(string? text, float inset, TextStyle style, float floor, int maxLines, Func<TextBlock, SKRect, IEnumerable<Layer>> lay, float gap = 0) =>
        Add(gap, text, inset, style, floor, maxLines, lay);

    /// <summary>Adds a piece made for a scale and a height of the whole column.</summary>
    public Column Add(float gap, Func<float, float, Piece?> make)
    {
        _items.Add((gap, make));

        return this;
    }

    /// <summary>Adds a shape of a fixed size, at the side where lines start.</summary>
    public Column Shape(float gap, SKSize size, Func<SKRect, Layer> lay) => Add(gap, (scale, _) => new Piece(
        size.Height * scale * input.Scale,
        box => [lay(Start(box, size.Width * scale * input.Scale))]));

    /// <summary>The largest scale at which everything fits, at most <paramref name="most"/>.</summary>
    public float Scale(float most = 1)
    {
        for (var scale = most; ; scale = Math.Max(SmallestScale, scale * 0.94f))
        {
            if (scale <= SmallestScale || Height(scale) <= area.Height)
            {
                return scale;
            }
        }
    }

    public float Height(float scale) => Height(Pieces(scale));

    /// <param name="align">0 stands at the top, 0.5 in the middle.</param>
    public IReadOnlyList<Layer> Lay(float align = 0.5f) => Lay(Scale(), align);

    /// <param name="scale">At most what <see cref="Scale"/> gives.</param>
    public IReadOnlyList<Layer> Lay(float scale, float align)
    {
        input.Fit.Note(scale);
        var pieces = Pieces(scale);

        return [.. Place(pieces, area.Top + Math.Max(0, area.Height - Height(pieces)) * align)];
    }

    private static float Height(List<(float Gap, Piece Piece)> pieces) => pieces.Sum(item => item.Piece.Height) + pieces.Skip(1).Sum(item => item.Gap);

    private Column Add(float gap, string? text, float inset, TextStyle style, float floor, int maxLines, Func<TextBlock, SKRect, IEnumerable<Layer>> lay)
    {
        if (TextShaper.Normalize(text).Length > 0)
        {
            Add(gap, (scale, height) =>
            {
                var sized = style with { Size = style.Size * scale * input.Scale };
                var most = scale <= SmallestScale ? Math.Max(sized.Size * 1.3f, height * 0.8f / _items.Count) : 4000;
                var indent = inset * scale * input.Scale;
                var block = TextBlock.Fit(text, new SKSize(area.Width - indent, most), sized, floor * Math.Min(1, scale) * input.Scale, maxLines, input.Shaper);

                return new Piece(block.Height, box => lay(block, input.IsRightToLeft ? box with { Right = box.Right - indent } : box with { Left = box.Left + indent }));
            });
        }

        return this;
    }

    private List<(float Gap, Piece Piece)> Pieces(float scale) =>
        [.. _items.Select(item => (Gap: item.Gap * scale * input.Scale, Piece: item.Make(scale, area.Height)!)).Where(item => item.Piece is not null)];

    private IEnumerable<Layer> Place(List<(float Gap, Piece Piece)> pieces, float y)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var (gap, piece) = pieces[i];
            y += i == 0 ? 0 : gap;
            foreach (var layer in piece.Lay(new SKRect(area.Left, y, area.Right, y + piece.Height)))
            {
                yield return layer;
            }

            y += piece.Height;
        }
    }

    private SKRect Start(SKRect box, float width) => input.IsRightToLeft
        ? new SKRect(box.Right - width, box.Top, box.Right, box.Bottom)
        : new SKRect(box.Left, box.Top, box.Left + width, box.Bottom);
}
