using SkiaSharp;
using Trae.Contracts;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>A slanted band in the accent's colours that sweeps across and takes the content with it.</summary>
internal sealed class WipeBand : Layer
{
    private readonly Grid _grid;
    private readonly int _frameCount;
    private readonly SKPaint _front;
    private readonly SKPaint _back;

    public WipeBand(Grid grid, Theme theme, int frameCount)
    {
        (_grid, _frameCount) = (grid, frameCount);
        _front = new SKPaint { IsAntialias = true, Color = theme.Accent };
        _back = new SKPaint { IsAntialias = true, Color = theme.Second };
    }

    public override LayerState At(int frame)
    {
        var t = ExitTiming.Progress(frame, SceneTransition.Wipe, _frameCount);
        if (t <= 0 || t >= 1)
        {
            return LayerState.Hidden;
        }

        var lead = Lead(_grid, t);

        return LayerState.Of(new SKRect(lead - Slant(_grid) - 2 * Thickness(_grid), 0, lead + Slant(_grid), _grid.Height), frame);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var lead = Lead(_grid, ExitTiming.Progress(frame, SceneTransition.Wipe, _frameCount));
        using var front = Slanted(_grid, lead - Thickness(_grid), lead);
        using var back = Slanted(_grid, lead - Thickness(_grid) * 1.55f, lead - Thickness(_grid) * 1.12f);

        canvas.DrawPath(back, _back);
        canvas.DrawPath(front, _front);
    }

    public override void Dispose()
    {
        _front.Dispose();
        _back.Dispose();
    }

    /// <summary>What the band has not reached yet; its edge lies under the band.</summary>
    public static SKPath Ahead(Grid grid, float t)
    {
        var edge = Lead(grid, t) - Thickness(grid) / 2;

        return Slanted(grid, edge, Math.Max(edge, 0) + 3 * grid.Width);
    }

    private static float Lead(Grid grid, float t)
    {
        var reach = grid.Width + 2 * Slant(grid) + 2 * Thickness(grid);

        return -Slant(grid) + reach * Easing.InOut(t);
    }

    private static float Slant(Grid grid) => grid.Height * 0.12f;

    private static float Thickness(Grid grid) => grid.Width * 0.16f;

    private static SKPath Slanted(Grid grid, float left, float right)
    {
        var path = new SKPath();
        path.MoveTo(left + Slant(grid), 0);
        path.LineTo(right + Slant(grid), 0);
        path.LineTo(right - Slant(grid), grid.Height);
        path.LineTo(left - Slant(grid), grid.Height);
        path.Close();

        return path;
    }
}
