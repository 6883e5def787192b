using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>A landscape in the theme's colours, for a picture scene without a picture; the text decides its shapes.</summary>
internal static class Illustration
{
    private const int Ridges = 5;

    public static SKImage Draw(SKSize size, Theme theme, string seed)
    {
        var (width, height) = ((int)Math.Ceiling(size.Width), (int)Math.Ceiling(size.Height));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        var dice = new Dice(seed);
        var far = theme.IsLight ? Tint.Mix(theme.Glow, theme.Top, 0.35f) : Tint.Mix(theme.Glow, theme.Second, 0.25f);

        Sky(surface.Canvas, width, height, theme, far);
        Sun(surface.Canvas, width, height, theme, dice);
        for (var ridge = 0; ridge < Ridges; ridge++)
        {
            Ridge(surface.Canvas, width, height, ridge, far, theme, dice);
        }

        surface.Canvas.Flush();
        Grain.Add(surface.PeekPixels());

        return surface.Snapshot();
    }

    private static void Sky(SKCanvas canvas, int width, int height, Theme theme, SKColor far)
    {
        var top = theme.IsLight ? theme.SecondGlow : Tint.Mix(theme.Bottom, theme.SecondGlow, 0.45f);
        using var shader = SKShader.CreateLinearGradient(new SKPoint(0, 0), new SKPoint(width * 0.15f, height * 0.8f), [top, far], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsDither = true };
        canvas.DrawPaint(paint);
    }

    private static void Sun(SKCanvas canvas, int width, int height, Theme theme, Dice dice)
    {
        var centre = new SKPoint(width * dice.Between(0.58f, 0.78f), height * dice.Between(0.28f, 0.38f));
        var radius = Math.Min(width, height) * 0.14f;
        using var glow = SKShader.CreateRadialGradient(centre, radius * 4, [theme.Accent.WithAlpha(110), theme.Accent.WithAlpha(0)], SKShaderTileMode.Clamp);
        using var glowPaint = new SKPaint { Shader = glow, IsDither = true };
        canvas.DrawCircle(centre, radius * 4, glowPaint);

        using var disc = SKShader.CreateLinearGradient(
            new SKPoint(centre.X, centre.Y - radius), new SKPoint(centre.X, centre.Y + radius), [Tint.Mix(theme.Accent, SKColors.White, 0.55f), theme.Accent], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { IsAntialias = true, Shader = disc };
        canvas.DrawCircle(centre, radius, paint);
    }

    /// <summary>A chain of hills; nearer ones are lower, darker and rougher.</summary>
    private static void Ridge(SKCanvas canvas, int width, int height, int ridge, SKColor far, Theme theme, Dice dice)
    {
        var depth = (ridge + 1f) / Ridges;
        var crest = height * Easing.Lerp(0.5f, 0.86f, depth);
        var swing = height * 0.11f * (1.1f - depth * 0.4f);
        var waves = Enumerable.Range(0, 4).Select(i => (Pitch: (i + 1) * dice.Between(1.2f, 2.6f), Phase: dice.Between(0, 6.28f), Size: swing / (i + 1))).ToArray();

        using var path = new SKPath();
        path.MoveTo(0, height);
        for (var x = 0; x <= width + 8; x += 8)
        {
            path.LineTo(x, crest + waves.Sum(wave => wave.Size * MathF.Sin(wave.Phase + x / (float)width * wave.Pitch * 3)) * 0.6f);
        }

        path.LineTo(width + 8, height);
        path.Close();

        var near = theme.IsLight ? Tint.Mix(theme.Second, theme.Text, 0.35f) : theme.Top;
        var color = Tint.Mix(far, near, 0.16f + 0.84f * depth);
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(0, crest - swing), new SKPoint(0, height), [color, Tint.Mix(color, far, 0.3f)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { IsAntialias = true, Shader = shader, IsDither = true };
        canvas.DrawPath(path, paint);
    }
}
