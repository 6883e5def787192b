using System.Runtime.InteropServices;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>
/// A picture that is slowly approached, in pixels of its own: sampled between its pixels, so that nothing jumps, by
/// vectors that take a fifth of what Skia takes for it.
/// </summary>
internal sealed unsafe class MovingPixels : IDisposable
{
    // The sampler needs a neighbour on every side.
    private const int Margin = 2;

    private readonly SKSurface _source;
    private readonly SKPixmap _sourceMap;
    private readonly RowSpans _spans;
    private readonly int _rowBytes;
    private readonly void* _memory;
    private readonly SKImage _image;

    /// <param name="width">Of what is shown, in pixels.</param>
    /// <param name="growth">How much larger than shown the picture is kept: it is drawn once, at the largest size it is shown at.</param>
    /// <param name="draw">Draws the picture, told its size in pixels; opaque.</param>
    public MovingPixels(int width, int height, float growth, Action<SKCanvas, SKSizeI> draw)
    {
        (Width, Height) = (width, height);
        var size = new SKSizeI((int)MathF.Ceiling(width * (1 + growth)) + 2 * Margin, (int)MathF.Ceiling(height * (1 + growth)) + 2 * Margin);
        _source = SKSurface.Create(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        draw(_source.Canvas, size);
        _source.Canvas.Flush();
        _sourceMap = _source.PeekPixels();
        _spans = new RowSpans(Pixels(_sourceMap.GetPixels(), size, _sourceMap.RowBytes));
        Largest = 1 / (1 + growth);

        _rowBytes = width * 4;
        _memory = NativeMemory.AlignedAlloc((nuint)(_rowBytes * height), 64);
        _image = SKImage.FromPixels(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque), (nint)_memory, _rowBytes);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The scale at which the whole picture just covers what is shown.</summary>
    public float Largest { get; }

    /// <param name="scale">From <see cref="Largest"/> to 1, at which one of its pixels is one that is shown.</param>
    /// <param name="x">Which part is shown where there is more than is: 0 the left, 0.5 the middle.</param>
    /// <returns>What is shown, valid until the next call; it stays this object's.</returns>
    public SKImage At(float scale, float x = 0.5f, float y = 0.5f)
    {
        var (sourceWidth, sourceHeight) = (_sourceMap.Width - 2 * Margin, _sourceMap.Height - 2 * Margin);
        var matrix = SKMatrix.CreateScale(scale, scale);
        matrix.TransX = -(sourceWidth * scale - Width) * x - Margin * scale;
        matrix.TransY = -(sourceHeight * scale - Height) * y - Margin * scale;
        AffineBlend.Over(
            new Pixels((byte*)_memory, Width, Height, _rowBytes),
            Pixels(_sourceMap.GetPixels(), new SKSizeI(_sourceMap.Width, _sourceMap.Height), _sourceMap.RowBytes),
            _spans,
            matrix,
            new SKRectI(0, 0, Width, Height));

        return _image;
    }

    public void Dispose()
    {
        _image.Dispose();
        _sourceMap.Dispose();
        _source.Dispose();
        NativeMemory.AlignedFree(_memory);
    }

    /// <summary>Draws the picture's middle, cropped to a size and scaled once, with care.</summary>
    public static void Cover(SKCanvas canvas, SKImage picture, SKSizeI size, SKColor under)
    {
        canvas.Clear(under);
        var scale = Math.Max(size.Width / (float)picture.Width, size.Height / (float)picture.Height);
        var source = SKRect.Create(
            (picture.Width - size.Width / scale) / 2, (picture.Height - size.Height / scale) / 2, size.Width / scale, size.Height / scale);
        var sampling = scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.Mitchell);
        canvas.DrawImage(picture, source, SKRect.Create(size.Width, size.Height), sampling);
    }

    private static Pixels Pixels(nint start, SKSizeI size, int rowBytes) => new((byte*)start, size.Width, size.Height, rowBytes);
}
