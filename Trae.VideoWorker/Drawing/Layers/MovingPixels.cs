using SkiaSharp;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>
/// A picture that is slowly approached, in pixels of its own: sampled between its pixels, so that nothing jumps, by
/// vectors that take a fifth of what Skia takes for it.
/// </summary>
/// <param name="width">Of what is shown, in pixels.</param>
/// <param name="source">It stays the caller's.</param>
internal sealed class MovingPixels(int width, int height, MovingSource source) : IDisposable
{
    private readonly ReadPixels _shown = new(width, height);

    /// <summary>The scale at which the whole picture just covers what is shown.</summary>
    public float Largest => 1 / (1 + source.Growth);

    /// <param name="scale">From <see cref="Largest"/> to 1, at which one of its pixels is one that is shown.</param>
    /// <param name="x">Which part is shown where there is more than is: 0 the left, 0.5 the middle.</param>
    /// <returns>What is shown, valid until the next call; it stays this object's.</returns>
    public SKImage At(float scale, float x = 0.5f, float y = 0.5f)
    {
        Write(_shown.Pixels, new SKRectI(0, 0, width, height), scale, x, y);

        return _shown.Image;
    }

    /// <summary>Writes a part of what is shown into pixels of its size.</summary>
    public void Write(Pixels target, SKRectI rect, float scale, float x, float y)
    {
        var matrix = SKMatrix.CreateScale(scale, scale);
        matrix.TransX = -(source.Width * scale - width) * x - MovingSource.Margin * scale;
        matrix.TransY = -(source.Height * scale - height) * y - MovingSource.Margin * scale;
        AffineBlend.Over(target, source.Pixels, source.Spans, matrix, rect);
        GC.KeepAlive(source);
    }

    public void Dispose() => _shown.Dispose();
}
