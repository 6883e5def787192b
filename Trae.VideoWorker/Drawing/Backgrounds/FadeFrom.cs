using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>A picture that covers everything below it in the first frame and is gone a few frames later.</summary>
/// <param name="image">In pixels of the frame; owned from now on.</param>
internal sealed class FadeFrom(SKImage image, Grid grid, int frames) : Layer
{
    private readonly SKPaint _paint = new();

    public override LayerState At(int frame) => frame < frames ? new LayerState(SKRectI.Ceiling(grid.Frame), frame) : LayerState.Hidden;

    public override void Paint(SKCanvas canvas, int frame)
    {
        _paint.Color = SKColors.White.WithAlpha((byte)(255 * (1 - Easing.Smooth(Easing.Progress(frame, 0, frames)))));
        canvas.DrawImage(image, grid.Frame, new SKSamplingOptions(SKFilterMode.Nearest), _paint);
    }

    public override void Dispose()
    {
        image.Dispose();
        _paint.Dispose();
    }
}
