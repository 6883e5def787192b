using System.Globalization;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A map: a winding way from step to step, travelled as they are spoken.</summary>
internal static class StepsLayout
{
    private const int Travel = 24;

    // Words are broken rather than set smaller.
    private const float Smallest = 22;
    private const float Good = 0.72f;

    private static readonly float[] Factors = [1, 0.82f, 0.66f];

    private static readonly TextStyle Label = TypeScale.Body with { Size = 42, Weight = FontWeight.Semibold, LineHeight = 1.22f };

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var items = (input.Screen.Items ?? []).Where(item => TextShaper.Normalize(item).Length > 0).ToList();
        if (items.Count == 0)
        {
            return StatementLayout.Lay(input);
        }

        var frame = new Headed(input);
        var (map, share) = Best(input, frame.Rest.Size, items);
        var labels = Labels(input, map, items, share);
        input.Fit.Note(share);

        return frame.Lay(map.Height, box => Place(input, box, map, labels));
    }

    /// <summary>The first map on which all labels are about as large as they should be; else the one on which they are largest.</summary>
    /// <returns>With it, the size that fits all labels, 1 for the type scale's.</returns>
    private static (StepsMap Map, float Share) Best(LayoutInput input, SKSize area, List<string> items)
    {
        var best = default((StepsMap Map, float Share));
        foreach (var (across, factor) in Kinds(area))
        {
            var map = StepsMap.Draw(area, items.Count, factor * input.Scale, across);
            var labels = Labels(input, map, items, 1);
            var share = labels.Min(label => label.Style.Size) / (Label.Size * input.Scale);
            labels.ForEach(label => label.Dispose());
            best = best.Map is null || share > best.Share * 1.05f ? (map, share) : best;
            if (share >= Good)
            {
                break;
            }
        }

        return best;
    }

    /// <summary>A wide area is crossed, a high one descended, if that leaves room for what is said; rings may be smaller.</summary>
    private static IEnumerable<(bool Across, float Factor)> Kinds(SKSize area)
    {
        var wide = area.Width > area.Height * 1.5f;

        return from across in (bool[])[wide, !wide] from factor in Factors select (across, factor);
    }

    private static List<TextBlock> Labels(LayoutInput input, StepsMap map, List<string> items, float share) =>
        [.. items.Select(item => TextBlock.Fit(item, map.LabelSize, Label with { Size = Label.Size * share * input.Scale }, Math.Min(Smallest, Label.Size * share) * input.Scale, 5, input.Shaper))];

    private static IEnumerable<Layer> Place(LayoutInput input, SKRect box, StepsMap map, List<TextBlock> labels)
    {
        SKPoint At(SKPoint point) => new(input.IsRightToLeft ? box.Right - point.X : box.Left + point.X, box.Top + point.Y);
        for (var i = 0; i + 1 < labels.Count; i++)
        {
            var (from, first, second, to) = map.Ways[i];
            var path = new SKPath();
            path.MoveTo(At(from));
            path.CubicTo(At(first), At(second), At(to));
            var arrives = Shown(input, i + 1);
            yield return new Leg(path, new LegStyle(
                9 * input.Scale, input.Theme.Muted.WithAlpha(120), input.Theme.Accent, Tint.Mix(input.Theme.Accent, input.Theme.Second, 0.5f), 3 + 2 * i, Math.Max(Shown(input, i) + 4, arrives - Travel), arrives, IsDashed: true));
        }

        for (var i = 0; i < labels.Count; i++)
        {
            var (centre, label, shown) = (At(map.Nodes[i]), labels[i], Shown(input, i));
            var number = (input.FirstEntry + i + 1).ToString(CultureInfo.InvariantCulture);
            var style = TypeScale.Item with { Size = map.Radius * 1.04f, Weight = FontWeight.Extrabold, Tabular = true };
            yield return new StepNode(input.Shaper.Shape(number, style, rightToLeft: false), centre, map.Radius, input.Theme, 4 + 2 * i, shown);

            var side = map.Radius + 26 * input.Scale;
            var text = map.IsWide
                ? SKRect.Create(centre.X - map.LabelSize.Width / 2, centre.Y + map.Radius + 18 * input.Scale, map.LabelSize.Width, label.Height)
                : input.IsRightToLeft
                    ? SKRect.Create(box.Left, centre.Y - label.Height / 2, map.LabelSize.Width, label.Height)
                    : SKRect.Create(box.Right - map.LabelSize.Width, centre.Y - label.Height / 2, map.LabelSize.Width, label.Height);
            yield return new TextLayer(label, text, input.Theme.Text, shown) { Centred = map.IsWide };
        }
    }

    private static int Shown(LayoutInput input, int index) => index == 0 ? Math.Min(8, input.Reveal(0)) : input.Reveal(index);
}
