using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>Still backgrounds beside the gradient: soft fields of the theme's light, and a drawn pattern.</summary>
internal static class Texture
{
    /// <summary>Where the fields of light are, in parts of the frame, and how far they reach.</summary>
    private static readonly (float X, float Y, float Reach, bool IsSecond)[] Fields =
    [
        (0.88f, 0.1f, 0.52f, false), (0.12f, 0.02f, 0.4f, true), (0.62f, 0.62f, 0.42f, true), (0.02f, 0.72f, 0.46f, false), (0.95f, 0.95f, 0.44f, true), (0.38f, 1.02f, 0.4f, false),
    ];

    public static void Mesh(SKCanvas canvas, Grid grid, Theme theme)
    {
        var reach = MathF.Sqrt(grid.Width * grid.Width + grid.Height * grid.Height);
        foreach (var (x, y, size, isSecond) in Fields)
        {
            var color = isSecond ? theme.SecondGlow : theme.Glow;
            var strength = theme.IsLight ? 0.5f : 0.4f;
            using var shader = SKShader.CreateRadialGradient(
                new SKPoint(grid.Width * x, grid.Height * y),
                reach * size * 0.7f,
                [color.WithAlpha((byte)(255 * strength)), color.WithAlpha((byte)(150 * strength)), color.WithAlpha((byte)(40 * strength)), color.WithAlpha(0)],
                [0, 0.35f, 0.7f, 1],
                SKShaderTileMode.Clamp);
            using var paint = new SKPaint { Shader = shader, IsDither = true };
            canvas.DrawPaint(paint);
        }
    }

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
