using SkiaSharp;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Backgrounds;

namespace Trae.Tests.Drawing;

/// <summary>Pictures that a scene may name: a landscape as bright as they come ("sea"), plain white, and a logo.</summary>
internal static class Pictures
{
    public static SceneMedia Media() => new(new Dictionary<string, SKImage>
    {
        ["sea"] = Illustration.Draw(new SKSize(1600, 1200), Theme.Of("studio"), "sea"),
        ["white"] = Drawn(800, 600, canvas => canvas.Clear(SKColors.White)),
        ["chessboard"] = Drawn(800, 600, Chessboard),
        ["logo"] = Drawn(420, 160, Logo),
    });

    private static SKImage Drawn(int width, int height, Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        draw(surface.Canvas);

        return surface.Snapshot();
    }

    private static void Chessboard(SKCanvas canvas)
    {
        canvas.Clear(SKColors.Black);
        using var white = new SKPaint { Color = SKColors.White };
        for (var field = 0; field < 48; field++)
        {
            if ((field / 8 + field) % 2 == 0)
            {
                canvas.DrawRect(SKRect.Create(field % 8 * 100, field / 8 * 100, 100, 100), white);
            }
        }
    }

    private static void Logo(SKCanvas canvas)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
        canvas.DrawCircle(80, 80, 70, paint);
        canvas.DrawRoundRect(SKRect.Create(180, 30, 230, 40), 20, 20, paint);
        canvas.DrawRoundRect(SKRect.Create(180, 90, 160, 40), 20, 20, paint);
    }
}
