using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>A picture that is there in every frame, copied in whole pixels, so that any part of it can be.</summary>
/// <param name="image">In pixels of the frame; owned from now on.</param>
/// <param name="box">In units of whole pixels.</param>
internal sealed class StillImage(SKImage image, SKRect box) : Layer
{
    private static readonly SKSamplingOptions Unscaled = new(SKFilterMode.Nearest);

    public override bool CanBeClipped => true;

    public override LayerState At(int frame) => LayerState.Of(box, 0);

    public override void Paint(SKCanvas canvas, int frame) => canvas.DrawImage(image, box, Unscaled);

    public override void Dispose() => image.Dispose();
}
