using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts.Charts;

/// <summary>A line through the values, drawn from its first to its last.</summary>
internal static class LineChart
{
    private const int Drawing = 44;

    public static IEnumerable<Layer> Lay(Chart chart, SKRect box)
    {
        var (f, theme, count) = (chart.Factor, chart.Theme, chart.Values.Count);
        var slot = box.Width / count;
        var labels = chart.Blocks([.. chart.Values.Select(value => value.Label)], new SKSize(slot * 0.94f, 76 * f), Chart.LabelStyle with { Size = 30 }, 18, 2);
        var values = chart.Blocks([.. chart.Values.Select(value => chart.Written(value.Value))], new SKSize(Math.Max(slot * 0.94f, 90 * f), 60 * f), Chart.ValueStyle with { Size = 36 }, 20, 1);
        chart.Input.Fit.Note(Math.Min(1, labels.Min(label => label.Style.Size) / (26 * f)));
        var (foot, head) = (labels.Max(label => label.Height) + 18 * f, values.Max(value => value.Height) + 26 * f);
        var plot = new SKRect(box.Left, box.Top + head, box.Right, box.Bottom - foot - head * 0.8f);

        // A line may leave zero out: its slope is what is compared, and the ticks say where it is.
        var (low, high) = (chart.Values.Min(value => value.Value), chart.Values.Max(value => value.Value));
        (low, high) = (low > 0 && low < (high - low) * 1.5 ? 0 : low, high > low ? high : low + 1);
        var points = chart.Values
            .Select((value, i) => new SKPoint(
                box.Left + slot * ((chart.Input.IsRightToLeft ? count - 1 - i : i) + 0.5f), (float)(plot.Bottom - (value.Value - low) / (high - low) * plot.Height)))
            .ToArray();

        yield return chart.Lines([.. Chart.Ticks(low, high).Select(tick => (float)(plot.Bottom - (tick - low) / (high - low) * plot.Height)).Select(y => (new SKPoint(plot.Left, y), new SKPoint(plot.Right, y)))], 0.16f);
        yield return chart.Lines([(new SKPoint(box.Left, box.Bottom - foot), new SKPoint(box.Right, box.Bottom - foot))], 0.6f);
        yield return Line(chart, points, box.Bottom - foot);
        for (var i = 0; i < count; i++)
        {
            var start = Chart.Start + Drawing * i / Math.Max(1, count);
            yield return Pieces.Dot(points[i], 11 * f, theme.Text, start);
            yield return new TextLayer(values[i], ValueBox(points, i, values[i], box, f), theme.Text, start + 4) { Centred = true };
            yield return new TextLayer(labels[i], SKRect.Create(points[i].X - slot / 2, box.Bottom - foot + 14 * f, slot, 0), theme.Muted, 5 + 2 * i) { Centred = true };
        }
    }

    /// <summary>Beside its point where the line does not go: under a valley, over a peak, on the outer side of a slope.</summary>
    private static SKRect ValueBox(SKPoint[] points, int index, TextBlock value, SKRect box, float f)
    {
        var here = points[index];
        var ordered = points.OrderBy(point => point.X).ToList();
        var at = ordered.IndexOf(here);
        var rises = (at > 0 ? ordered[at - 1].Y - here.Y : 0, at + 1 < ordered.Count ? here.Y - ordered[at + 1].Y : 0);
        var (before, after) = rises;
        var valley = before <= 0 && after >= 0 && (before < 0 || after > 0);
        var shift = valley || (before >= 0 && after <= 0) ? 0 : after > 0 ? -value.Width * 0.36f : value.Width * 0.36f;
        var left = Math.Clamp(here.X + shift - value.Width / 2, box.Left, Math.Max(box.Left, box.Right - value.Width));

        return SKRect.Create(left, valley ? here.Y + 16 * f : here.Y - 18 * f - value.Height, value.Width, value.Height);
    }

    private static Entrance Line(Chart chart, SKPoint[] points, float ground)
    {
        var (theme, f) = (chart.Theme, chart.Factor);
        using var path = new SKPath();
        path.AddPoly(points, close: false);
        var line = new SKPath(path);
        var area = new SKPath(path);
        area.LineTo(points[^1].X, ground);
        area.LineTo(points[0].X, ground);
        area.Close();

        var room = SKRect.Inflate(area.Bounds, 8 * f, 8 * f);
        var stroke = new SKPaint
        {
            IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 8 * f, StrokeJoin = SKStrokeJoin.Round, StrokeCap = SKStrokeCap.Round, Shader = Pieces.Gradient(theme, room),
        };
        var fill = new SKPaint
        {
            IsAntialias = true,
            Shader = SKShader.CreateLinearGradient(new SKPoint(0, room.Top), new SKPoint(0, ground), [theme.Accent.WithAlpha(64), theme.Accent.WithAlpha(8)], SKShaderTileMode.Clamp),
        };
        var mirrored = chart.Input.IsRightToLeft;

        return new Entrance(room, Chart.Start, Drawing, (canvas, t) =>
        {
            var width = room.Width * Easing.InOut(t);
            canvas.Save();
            canvas.ClipRect(mirrored ? room with { Left = room.Right - width } : room with { Right = room.Left + width });
            canvas.DrawPath(area, fill);
            canvas.DrawPath(line, stroke);
            canvas.Restore();
        }, line, area, stroke, fill);
    }
}
