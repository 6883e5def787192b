using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>What every scene of a video stands on: drawn once, the same for all its scenes, so that they join without a seam.</summary>
internal static class Backdrop
{
    private static readonly Recent<SKImage> Drawn = new(3);

    /// <summary>The backdrop, drawn now or for a scene before; it is shared, so nobody disposes of it.</summary>
    public static SKImage For(Grid grid, Theme theme, BackgroundKind kind = BackgroundKind.Gradient) =>
        Drawn.For((grid.Size, theme, grid.Presenter, grid.Framing, grid.HasDisc, kind), () => Draw(grid, theme, kind));

    private static SKImage Draw(Grid grid, Theme theme, BackgroundKind kind)
    {
        using var surface = SKSurface.Create(new SKImageInfo(grid.Size.Width, grid.Size.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        var canvas = surface.Canvas;
        canvas.Scale(grid.Pixels);

        Light(canvas, grid, theme);
        if (kind == BackgroundKind.Pattern)
        {
            Texture.Pattern(canvas, grid, theme);
        }
        else
        {
            Arcs(canvas, grid, theme);
            Waves(canvas, grid, theme);
            Dots(canvas, grid, theme);
        }

        if (grid.HasDisc)
        {
            PresenterDisc(canvas, grid, theme);
        }

        canvas.Flush();
        Grain.Add(surface.PeekPixels());

        return surface.Snapshot();
    }

    /// <summary>The presenter's disc by itself, for a background that would cover it; null without one.</summary>
    public static Layer? Disc(Grid grid, Theme theme)
    {
        if (!grid.HasDisc)
        {
            return null;
        }

        // Drawn once: its soft light would cost every frame of a moving background.
        var radius = 340 * grid.PresenterScale;
        var room = SKRect.Intersect(grid.Frame, SKRect.Inflate(SKRect.Create(grid.Presenter.MidX, grid.Presenter.Bottom - (grid.PresenterView.Bottom - 300) * grid.PresenterScale, 0, 0), radius, radius));
        var pixels = SKRectI.Round(new SKRect(room.Left * grid.Pixels, room.Top * grid.Pixels, room.Right * grid.Pixels, room.Bottom * grid.Pixels));
        using var surface = SKSurface.Create(new SKImageInfo(pixels.Width, pixels.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        surface.Canvas.Translate(-pixels.Left, -pixels.Top);
        surface.Canvas.Scale(grid.Pixels);
        PresenterDisc(surface.Canvas, grid, theme);
        var image = surface.Snapshot();
        var box = SKRect.Create(pixels.Left / grid.Pixels, pixels.Top / grid.Pixels, pixels.Width / grid.Pixels, pixels.Height / grid.Pixels);

        return new StillImage(image, box);
    }

    /// <summary>Gradients are smooth: drawn at an eighth of the size, in half floats, they cost little and lose nothing.</summary>
    private static void Light(SKCanvas canvas, Grid grid, Theme theme)
    {
        using var small = SKSurface.Create(new SKImageInfo(grid.Width / 8, grid.Height / 8, SKColorType.RgbaF16, SKAlphaType.Premul));
        small.Canvas.Scale(1 / 8f);
        Gradient(small.Canvas, grid, theme);
        Glow(small.Canvas, grid.Width * 0.92f, grid.Height * 0.04f, grid.Width * 0.55f + grid.Height * 0.15f, theme.Glow, theme.IsLight ? 0.55f : 0.5f);
        Glow(small.Canvas, grid.Width * 0.02f, grid.Height * 0.98f, grid.Width * 0.4f + grid.Height * 0.2f, theme.SecondGlow, theme.IsLight ? 0.6f : 0.42f);

        using var image = small.Snapshot();
        using var paint = new SKPaint { IsDither = true };
        canvas.DrawImage(image, grid.Frame, new SKSamplingOptions(SKFilterMode.Linear), paint);
    }

    /// <summary>The theme's background without its lights.</summary>
    public static void Gradient(SKCanvas canvas, Grid grid, Theme theme)
    {
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(grid.Width, grid.Height), [theme.Top, theme.Middle, theme.Bottom], [0, 0.5f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsDither = true };
        canvas.DrawPaint(paint);
    }

    private static void Glow(SKCanvas canvas, float x, float y, float radius, SKColor color, float strength)
    {
        using var shader = SKShader.CreateRadialGradient(
            new SKPoint(x, y),
            radius,
            [color.WithAlpha((byte)(255 * strength)), color.WithAlpha((byte)(255 * strength * 0.4f)), color.WithAlpha(0)],
            [0, 0.45f, 1],
            SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsDither = true };
        canvas.DrawPaint(paint);
    }

    /// <summary>Thin circles around the upper right corner, like ripples.</summary>
    private static void Arcs(SKCanvas canvas, Grid grid, Theme theme)
    {
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 2 };
        for (var ring = 0; ring < 7; ring++)
        {
            paint.Color = theme.Accent.WithAlpha((byte)((theme.IsLight ? 34 : 30) - ring * 3.5f));
            canvas.DrawCircle(grid.Width * 0.96f, grid.Height * 0.02f, 150 + ring * 74, paint);
        }
    }

    /// <summary>Two calm swells along the lower edge.</summary>
    private static void Waves(SKCanvas canvas, Grid grid, Theme theme)
    {
        Span<float> tops = [0.80f, 0.885f];
        for (var i = 0; i < tops.Length; i++)
        {
            var top = grid.Height * tops[i];
            var swing = grid.Height * 0.05f;
            var sign = i == 0 ? 1 : -1;
            using var wave = new SKPath();
            wave.MoveTo(0, top + sign * swing * 0.4f);
            wave.CubicTo(grid.Width * 0.25f, top - sign * swing, grid.Width * 0.45f, top + sign * swing, grid.Width * 0.66f, top);
            wave.CubicTo(grid.Width * 0.8f, top - sign * swing * 0.6f, grid.Width * 0.9f, top - sign * swing * 0.5f, grid.Width, top + sign * swing * 0.2f);
            wave.LineTo(grid.Width, grid.Height);
            wave.LineTo(0, grid.Height);
            wave.Close();

            var color = i == 0 ? theme.SecondGlow : theme.Glow;
            using var shader = SKShader.CreateLinearGradient(
                new SKPoint(0, top - swing), new SKPoint(0, grid.Height), [color.WithAlpha(theme.IsLight ? (byte)80 : (byte)52), color.WithAlpha(6)], SKShaderTileMode.Clamp);
            using var paint = new SKPaint { IsAntialias = true, Shader = shader, IsDither = true };
            canvas.DrawPath(wave, paint);
        }
    }

    private static void Dots(SKCanvas canvas, Grid grid, Theme theme)
    {
        using var paint = new SKPaint { IsAntialias = true };
        for (var row = 0; row < 5; row++)
        {
            for (var column = 0; column < 5; column++)
            {
                paint.Color = theme.Muted.WithAlpha((byte)(54 - 5 * (row + column)));
                canvas.DrawCircle(34 + column * 22, 36 + row * 22, 2.2f, paint);
            }
        }
    }

    private static void PresenterDisc(SKCanvas canvas, Grid grid, Theme theme)
    {
        var area = grid.Presenter;
        var radius = 250 * grid.PresenterScale;
        var centre = new SKPoint(area.MidX, area.Bottom - (grid.PresenterView.Bottom - 300) * grid.PresenterScale);

        using var halo = SKShader.CreateRadialGradient(centre, radius * 1.35f, [theme.Accent.WithAlpha(70), theme.Accent.WithAlpha(0)], [0.62f, 1], SKShaderTileMode.Clamp);
        using var haloPaint = new SKPaint { Shader = halo, IsDither = true };
        canvas.DrawCircle(centre, radius * 1.35f, haloPaint);

        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(centre.X - radius, centre.Y - radius), new SKPoint(centre.X + radius, centre.Y + radius), [Calm(theme, theme.Accent), Calm(theme, theme.Second)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { IsAntialias = true, Shader = shader, IsDither = true };
        canvas.DrawCircle(centre, radius, paint);

        using var ring = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 3, Color = theme.Accent.WithAlpha(110) };
        canvas.DrawCircle(centre, radius + 20, ring);
    }

    /// <summary>On light paper the full accent would shout.</summary>
    private static SKColor Calm(Theme theme, SKColor color) => theme.IsLight ? Tint.Lighter(color, 0.52f) : color;
}
