using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>Where steps stand and how the way winds between them: in one or two rows where it is wide, else downwards.</summary>
/// <param name="Nodes">Centres, from the map's upper left corner.</param>
/// <param name="Ways">Between neighbours, as cubic curves.</param>
internal sealed record StepsMap(
    bool IsWide, float Height, float Radius, SKSize LabelSize, IReadOnlyList<SKPoint> Nodes, IReadOnlyList<(SKPoint From, SKPoint First, SKPoint Second, SKPoint To)> Ways)
{
    private const int MostInRow = 4;

    /// <param name="area">The most it may cover.</param>
    /// <param name="factor">Of all sizes.</param>
    /// <param name="across">Rather than downwards.</param>
    public static StepsMap Draw(SKSize area, int count, float factor, bool across) => across ? Across(area, count, factor) : Down(area, count, factor);

    private static StepsMap Across(SKSize area, int count, float factor)
    {
        var rows = count > MostInRow ? 2 : 1;
        var columns = (count + rows - 1) / rows;
        var (cell, radius) = (area.Width / columns, 52 * factor);
        var swing = rows == 1 ? 34 * factor : 14 * factor;
        var most = rows == 1 ? 470 * factor : area.Height;
        var height = Math.Min(area.Height, most);
        var row = height / rows;
        var nodes = new List<SKPoint>();
        for (var i = 0; i < count; i++)
        {
            // The second row runs back, as a road does.
            var (line, place) = (i / columns, i % columns);
            var column = line == 0 ? place : columns - 1 - place;
            nodes.Add(new SKPoint(cell * (column + 0.5f), row * line + radius + swing + 6 + (i % 2 == 0 ? swing : -swing)));
        }

        // Where the way turns back it passes beside the last label of the row.
        var label = new SKSize(rows == 1 ? cell - 36 * factor : cell * 0.8f, row - 2 * radius - 2 * swing - 44 * factor);
        var ways = new List<(SKPoint, SKPoint, SKPoint, SKPoint)>();
        for (var i = 0; i + 1 < count; i++)
        {
            var (from, to) = (nodes[i], nodes[i + 1]);
            var bend = i + 1 == columns && rows == 2;
            var reach = bend ? cell * 0.62f : (to.X - from.X) * 0.5f;
            ways.Add((from, new SKPoint(from.X + reach, from.Y), new SKPoint(bend ? to.X + reach : to.X - reach, to.Y), to));
        }

        return new StepsMap(true, height, radius, label, nodes, ways);
    }

    private static StepsMap Down(SKSize area, int count, float factor)
    {
        var radius = 44 * factor;
        var row = Math.Min(area.Height / count, 190 * factor);
        var swing = 84 * factor;
        var nodes = Enumerable.Range(0, count).Select(i => new SKPoint(radius + 4 + (i % 2 == 0 ? 0 : swing), row * (i + 0.5f))).ToList();
        var label = new SKSize(area.Width - 2 * radius - swing - 40 * factor, row - 14 * factor);
        var ways = nodes.Zip(nodes.Skip(1), (from, to) => (from, new SKPoint(from.X, from.Y + row * 0.55f), new SKPoint(to.X, to.Y - row * 0.55f), to)).ToList();

        return new StepsMap(false, row * count, radius, label, nodes, ways);
    }
}
