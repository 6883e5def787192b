using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Layouts.Charts;

/// <summary>Bars side by side, or one below the other where their names would be too small.</summary>
internal static class BarChart
{
    private const int Stagger = 4;

    public static IEnumerable<Layer> Lay(Chart chart, SKRect box)
    {
        var slot = box.Width / chart.Values.Count;
        var upright = chart.Blocks([.. chart.Values.Select(value => value.Label)], new SKSize(slot * 0.92f, 84 * chart.Factor), Chart.LabelStyle, 20, 2);
        var values = chart.Blocks([.. chart.Values.Select(value => chart.Written(value.Value))], new SKSize(slot * 0.96f, 70 * chart.Factor), Chart.ValueStyle, 20, 1);
        var readable = Math.Min(upright[0].Style.Size, values[0].Style.Size) >= 25 * chart.Factor && upright.All(label => label.Lines.Count <= 2);

        return readable ? Upright(chart, box, slot, upright, values) : Lying(chart, box);
    }

    private static IEnumerable<Layer> Upright(Chart chart, SKRect box, float slot, IReadOnlyList<Text.TextBlock> labels, IReadOnlyList<Text.TextBlock> values)
    {
        var (f, theme) = (chart.Factor, chart.Theme);
        var foot = labels.Max(label => label.Height) + 16 * f;
        var head = values.Max(value => value.Height) + 10 * f;
        var plot = new SKRect(box.Left, box.Top + head, box.Right, box.Bottom - foot - (chart.Low < 0 ? head : 0));
        float Y(double value) => (float)(plot.Bottom - (value - chart.Low) / (chart.High - chart.Low) * plot.Height);

        yield return chart.Lines([.. Chart.Ticks(chart.Low, chart.High).Where(tick => tick != 0).Select(tick => (new SKPoint(plot.Left, Y(tick)), new SKPoint(plot.Right, Y(tick))))], 0.16f);
        yield return chart.Lines([(new SKPoint(plot.Left, Y(0)), new SKPoint(plot.Right, Y(0)))], 0.6f);
        for (var i = 0; i < chart.Values.Count; i++)
        {
            var place = chart.Input.IsRightToLeft ? chart.Values.Count - 1 - i : i;
            var (value, middle) = (chart.Values[i].Value, box.Left + slot * (place + 0.5f));
            var width = Math.Min(slot * 0.6f, 132 * f);
            var bar = new SKRect(middle - width / 2, Math.Min(Y(value), Y(0) - 2), middle + width / 2, Math.Max(Y(value), Y(0) - 1));
            var start = Chart.Start + i * Stagger;
            var top = value < 0 ? bar.Bottom + 6 * f : bar.Top - 8 * f - values[i].Height;

            yield return chart.Bar(bar, new SKPoint(middle, Y(0)), start, theme.Accent, theme.Second);
            yield return new TextLayer(values[i], SKRect.Create(middle - slot / 2, top, slot, values[i].Height), theme.Text, start + 12) { Centred = true };
            yield return new TextLayer(labels[i], SKRect.Create(middle - slot / 2, box.Bottom - foot + 16 * f, slot, 0), theme.Muted, start) { Centred = true };
        }
    }

    private static IEnumerable<Layer> Lying(Chart chart, SKRect box)
    {
        var (f, theme, mirrored) = (chart.Factor, chart.Theme, chart.Input.IsRightToLeft);
        var row = Math.Min(box.Height / chart.Values.Count, 92 * f);
        var top = box.Top + (box.Height - row * chart.Values.Count) / 2;
        var labels = chart.Blocks([.. chart.Values.Select(value => value.Label)], new SKSize(box.Width * 0.36f, row * 0.86f), Chart.LabelStyle, 20, 2);
        var values = chart.Blocks([.. chart.Values.Select(value => chart.Written(value.Value))], new SKSize(box.Width * 0.26f, row * 0.8f), Chart.ValueStyle with { Size = 36 }, 20, 1);
        chart.Input.Fit.Note(Math.Min(1, labels.Min(label => label.Style.Size) / (26 * f)));

        var (labelWidth, valueWidth) = (labels.Max(label => label.Width) + 24 * f, values.Max(value => value.Width) + 16 * f);
        var (left, right) = (box.Left + labelWidth + (chart.Low < 0 ? valueWidth : 0), box.Right - valueWidth);
        float X(double value)
        {
            var x = (float)(left + (value - chart.Low) / (chart.High - chart.Low) * (right - left));

            return mirrored ? box.Left + box.Right - x : x;
        }

        yield return chart.Lines([(new SKPoint(X(0), top), new SKPoint(X(0), top + row * chart.Values.Count))], 0.6f);
        for (var i = 0; i < chart.Values.Count; i++)
        {
            var (value, middle) = (chart.Values[i].Value, top + row * (i + 0.5f));
            var height = Math.Min(row * 0.62f, 56 * f);
            var bar = new SKRect(Math.Min(X(value), X(0)), middle - height / 2, Math.Max(X(value), X(0)), middle + height / 2);
            bar.Right = Math.Max(bar.Right, bar.Left + 3);
            var start = Chart.Start + i * Stagger;
            var outwards = value < 0 != mirrored;
            var valueLeft = outwards ? bar.Left - 12 * f - values[i].Width : bar.Right + 12 * f;

            yield return chart.Bar(bar, new SKPoint(X(0), middle), start, theme.Accent, theme.Second);
            yield return new TextLayer(values[i], SKRect.Create(valueLeft, middle - values[i].Height / 2, values[i].Width, 0), theme.Text, start + 12) { Centred = true };
            yield return new TextLayer(labels[i], new SKRect(mirrored ? box.Right - labels[i].Width : box.Left, middle - labels[i].Height / 2, mirrored ? box.Right : box.Left + labels[i].Width, middle), theme.Muted, start);
        }
    }
}
