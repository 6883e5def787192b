using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>A person's clip over the whole picture, faded in from what is below it.</summary>
/// <param name="clip">Owned from now on.</param>
/// <param name="frameCount">By when it has faded out again; null if something else takes it away.</param>
internal sealed class CoveringClip(ClipPixels clip, int? frameCount, int fadeFrames) : Layer
{
    private readonly SKPaint _paint = new();

    public override bool CanBeClipped => true;

    public override LayerState At(int frame) => Opacity(frame) switch
    {
        0 => LayerState.Hidden,
        255 => LayerState.Of(clip.Box, clip.Number(frame)),
        _ => LayerState.Of(clip.Box, int.MinValue + frame),
    };

    public override SKRect Covered(int frame) => Opacity(frame) == 255 ? clip.Box : SKRect.Empty;

    public override void Paint(SKCanvas canvas, int frame)
    {
        _paint.Color = SKColors.White.WithAlpha(Opacity(frame));
        canvas.DrawImage(clip.At(frame), clip.Box, new SKSamplingOptions(SKFilterMode.Nearest), _paint);
    }

    public override bool Write(Pixels picture, SKRectI rect, int frame)
    {
        clip.Write(picture, rect, frame);

        return true;
    }

    public override void Dispose()
    {
        _paint.Dispose();
        clip.Dispose();
    }

    private byte Opacity(int frame) => (byte)(255 * Easing.Smooth(Math.Min(
        Easing.Progress(frame, 0, fadeFrames), frameCount is { } count ? Easing.Progress(count - 1 - frame, 0, fadeFrames) : 1)));
}
