using System.Globalization;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A map: a winding way from step to step, travelled as they are spoken.</summary>
internal static class StepsLayout
{
    private const int Travel = 24;

    private static readonly TextStyle Label = TypeScale.Body with { Size = 42, Weight = FontWeight.Semibold, LineHeight = 1.22f };

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var items = (input.Screen.Items ?? []).Where(item => TextShaper.Normalize(item).Length > 0).ToList();
        if (items.Count == 0)
        {
            return StatementLayout.Lay(input);
        }

        var frame = new Headed(input);
        for (var scale = 1f; ; scale *= 0.94f)
        {
            var map = StepsMap.Draw(frame.Rest.Size, items.Count, scale * input.Scale);
            var labels = items.Select(item => TextBlock.Fit(item, map.LabelSize, Label with { Size = Label.Size * scale * input.Scale }, 22 * scale * input.Scale, 5, input.Shaper)).ToList();
            if (labels.All(label => label.Height <= map.LabelSize.Height) || scale < 0.34f)
            {
                input.Fit.Note(scale);

                return frame.Lay(map.Height, box => Place(input, box, map, labels));
            }
        }
    }

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
