using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Layouts.Charts;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>Bars, a line or a donut that grow from the scene's own data, each value written out.</summary>
internal static class ChartLayout
{
    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        if (input.Screen.Chart is not { Values.Count: > 0 } data)
        {
            return StatementLayout.Lay(input);
        }

        var frame = new Headed(input, foot: true);
        var chart = new Chart(input, data);

        // A chart that is much higher than wide spreads its marks too far apart to compare.
        var height = Math.Min(frame.Rest.Height, frame.Rest.Width * 0.9f);

        return frame.Lay(height, box => data.Kind switch
        {
            ChartKind.Line => LineChart.Lay(chart, box),
            ChartKind.Donut => DonutChart.Lay(chart, box),
            _ => BarChart.Lay(chart, box),
        });
    }
}
