using System.Runtime.InteropServices;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>
/// What <see cref="MovingPixels"/> samples: a picture that is drawn once, at the largest size it is shown at. The collector knows how
/// large it is: it may be kept for scenes to come, and goes when none needs it.
/// </summary>
internal sealed unsafe class MovingSource
{
    /// <summary>The sampler needs a neighbour on every side.</summary>
    public const int Margin = 2;

    private readonly byte[] _memory;
    private readonly SKSizeI _size;

    /// <param name="width">Of what is shown, in pixels.</param>
    /// <param name="growth">How much larger than shown the picture is kept.</param>
    /// <param name="draw">Draws the picture, told its size in pixels; opaque.</param>
    public MovingSource(int width, int height, float growth, Action<SKCanvas, SKSizeI> draw)
    {
        _size = new SKSizeI((int)MathF.Ceiling(width * (1 + growth)) + 2 * Margin, (int)MathF.Ceiling(height * (1 + growth)) + 2 * Margin);
        (Growth, Width, Height) = (growth, _size.Width - 2 * Margin, _size.Height - 2 * Margin);
        _memory = GC.AllocateArray<byte>(_size.Width * _size.Height * 4, pinned: true);
        using (var surface = SKSurface.Create(new SKImageInfo(_size.Width, _size.Height, SKColorType.Bgra8888, SKAlphaType.Premul), (nint)Pixels.Start, Pixels.RowBytes))
        {
            draw(surface.Canvas, _size);
        }

        Spans = new RowSpans(Pixels);
    }

    public float Growth { get; }

    /// <summary>Without the margin.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <summary>Good for as long as this is.</summary>
    public Pixels Pixels => new((byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0), _size.Width, _size.Height, _size.Width * 4);

    public RowSpans Spans { get; }

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
}
