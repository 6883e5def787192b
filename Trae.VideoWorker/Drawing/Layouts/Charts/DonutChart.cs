using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts.Charts;

/// <summary>A ring of shares with the largest one written in its middle, and a legend of all.</summary>
internal static class DonutChart
{
    private const int Sweeping = 40;

    public static IEnumerable<Layer> Lay(Chart chart, SKRect box)
    {
        var f = chart.Factor;
        var total = chart.Values.Sum(value => Math.Max(0, value.Value));
        if (total <= 0)
        {
            return [];
        }

        var beside = box.Width > box.Height * 1.2f;
        var gap = 64 * f;
        var side = beside ? Math.Min(box.Height, box.Width * 0.44f) : Math.Min(box.Height * 0.56f, box.Width * 0.7f);
        var left = !beside ? box.MidX - side / 2 : chart.Input.IsRightToLeft ? box.Right - side : box.Left;
        var ring = SKRect.Create(left, beside ? box.MidY - side / 2 : box.Top, side, side);
        var legend = !beside ? box with { Top = ring.Bottom + gap * 0.6f }
            : chart.Input.IsRightToLeft ? box with { Right = ring.Left - gap } : box with { Left = ring.Right + gap };
        var colors = Palette.Of(chart.Theme, chart.Values.Count);

        return [Ring(chart, ring, total, colors), .. Middle(chart, ring, total), .. Legend(chart, legend, colors).Lay()];
    }

    private static Entrance Ring(Chart chart, SKRect ring, double total, IReadOnlyList<SKColor> colors)
    {
        var thickness = ring.Width * 0.16f;
        var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = thickness };
        var track = SKRect.Inflate(ring, -thickness / 2, -thickness / 2);
        var shares = chart.Values.Select(value => (float)(Math.Max(0, value.Value) / total)).ToArray();

        return new Entrance(ring, Chart.Start, Sweeping, (canvas, t) =>
        {
            var reach = Easing.InOut(t);
            var at = 0f;
            for (var i = 0; i < shares.Length; i++)
            {
                // A thin gap keeps neighbours apart; a share thinner than two gaps goes without.
                var sweep = Math.Min(shares[i], reach - at) * 360;
                var gap = sweep > 4 && shares[i] < 1 ? 1.6f : 0;
                if (sweep > 0)
                {
                    paint.Color = colors[i];
                    using var arc = new SKPath();
                    arc.AddArc(track, -90 + at * 360 + gap / 2, Math.Min(359.99f, sweep - gap));
                    canvas.DrawPath(arc, paint);
                }

                at += shares[i];
            }
        }, paint);
    }

    private static IEnumerable<Layer> Middle(Chart chart, SKRect ring, double total)
    {
        var largest = chart.Values.MaxBy(value => value.Value)!;
        var width = ring.Width * 0.52f;
        var share = TextBlock.Fit(
            chart.Share(largest.Value / total), new SKSize(width, ring.Height * 0.26f), TypeScale.Figure with { Size = ring.Width * 0.21f }, 30, 1, chart.Input.Shaper);
        var label = TextBlock.Fit(
            largest.Label, new SKSize(width, ring.Height * 0.2f), Chart.LabelStyle with { Size = Math.Min(32 * chart.Factor, ring.Width * 0.08f) }, 16 * chart.Factor, 2, chart.Input.Shaper);
        var top = ring.MidY - (share.Height + label.Height) / 2;

        yield return new TextLayer(share, SKRect.Create(ring.MidX - width / 2, top, width, share.Height), chart.Theme.Text, Chart.Start + 20) { Centred = true };
        yield return new TextLayer(label, SKRect.Create(ring.MidX - width / 2, top + share.Height, width, label.Height), chart.Theme.Muted, Chart.Start + 26) { Centred = true };
    }

    private static Column Legend(Chart chart, SKRect area, IReadOnlyList<SKColor> colors)
    {
        var column = new Column(chart.Input, area);
        for (var i = 0; i < chart.Values.Count; i++)
        {
            var (value, color, start) = (chart.Values[i], colors[i], Chart.Start + 6 + i * 4);
            column.Add(i == 0 ? 0 : 20, (scale, height) => Row(chart, area, value, color, start, scale * chart.Factor, height / chart.Values.Count));
        }

        return column;
    }

    private static Piece Row(Chart chart, SKRect area, Trae.Contracts.ChartValue value, SKColor color, int start, float factor, float most)
    {
        var mirrored = chart.Input.IsRightToLeft;
        var inset = 50 * factor;
        var figure = TextBlock.Fit(
            chart.Written(value.Value), new SKSize(area.Width * 0.42f, Math.Max(40 * factor, most)), Chart.ValueStyle with { Size = 38 * factor }, 20 * factor, 1, chart.Input.Shaper);
        var label = TextBlock.Fit(
            value.Label, new SKSize(area.Width - inset - figure.Width - 20 * factor, Math.Max(40 * factor, most)), Chart.LabelStyle with { Size = 34 * factor }, 20 * factor, 2, chart.Input.Shaper);

        return new Piece(Math.Max(figure.Height, label.Height), box =>
        {
            var chip = SKRect.Create(mirrored ? box.Right - 28 * factor : box.Left, box.MidY - 14 * factor, 28 * factor, 28 * factor);
            var (texts, figures) = mirrored
                ? (new SKRect(box.Right - inset - label.Width, box.MidY - label.Height / 2, box.Right - inset, box.Bottom), new SKRect(box.Left, box.MidY - figure.Height / 2, box.Left + figure.Width, box.Bottom))
                : (new SKRect(box.Left + inset, box.MidY - label.Height / 2, box.Left + inset + label.Width, box.Bottom), new SKRect(box.Right - figure.Width, box.MidY - figure.Height / 2, box.Right, box.Bottom));
            var paint = new SKPaint { IsAntialias = true, Color = color };

            return
            [
                new Entrance(chip, start, 10, (canvas, t) =>
                {
                    paint.Color = color.WithAlpha((byte)(255 * t));
                    canvas.DrawRoundRect(chip, 8 * factor, 8 * factor, paint);
                }, paint),
                new TextLayer(label, texts, chart.Theme.Text, start),
                new TextLayer(figure, figures, chart.Theme.Text, start + 2),
            ];
        });
    }
}
