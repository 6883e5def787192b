using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>What a still background is drawn with beside the gradient.</summary>
internal static class Texture
{
    /// <summary>A lattice of hexagons that shines towards the upper right and is lost towards the lower left.</summary>
    public static void Pattern(SKCanvas canvas, Grid grid, Theme theme)
    {
        const float side = 54;
        var (across, down) = (side * MathF.Sqrt(3), side * 1.5f);
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 2 };
        using var fill = new SKPaint { IsAntialias = true };
        var dice = new Dice("hexagons");
        for (var row = -1; row * down < grid.Height + side; row++)
        {
            for (var column = -1; column * across < grid.Width + across; column++)
            {
                var centre = new SKPoint(column * across + (row % 2 == 0 ? 0 : across / 2), row * down);
                var light = Math.Clamp(centre.X / grid.Width - 0.75f * centre.Y / grid.Height + 0.3f, 0, 1);
                using var hexagon = Hexagon(centre, side - 5);
                paint.Color = theme.Accent.WithAlpha((byte)(6 + 24 * light * light));
                canvas.DrawPath(hexagon, paint);
                if (dice.Between(0, 1) > 0.86f)
                {
                    fill.Color = (dice.Between(0, 1) > 0.5f ? theme.Glow : theme.SecondGlow).WithAlpha((byte)(14 + 50 * light));
                    canvas.DrawPath(hexagon, fill);
                }
            }
        }
    }

    private static SKPath Hexagon(SKPoint centre, float radius)
    {
        var path = new SKPath();
        path.AddPoly([.. Enumerable.Range(0, 6).Select(corner => new SKPoint(
            centre.X + radius * MathF.Sin(MathF.PI / 3 * corner), centre.Y + radius * MathF.Cos(MathF.PI / 3 * corner)))], close: true);

        return path;
    }
}
