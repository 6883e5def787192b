using SkiaSharp;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>What <see cref="MovingPixels"/> samples: a picture that is drawn once, at the largest size it is shown at.</summary>
internal sealed unsafe class MovingSource : IDisposable
{
    /// <summary>The sampler needs a neighbour on every side.</summary>
    public const int Margin = 2;

    private readonly SKSurface _surface;
    private readonly SKPixmap _map;

    /// <param name="width">Of what is shown, in pixels.</param>
    /// <param name="growth">How much larger than shown the picture is kept.</param>
    /// <param name="draw">Draws the picture, told its size in pixels; opaque.</param>
    public MovingSource(int width, int height, float growth, Action<SKCanvas, SKSizeI> draw)
    {
        var size = new SKSizeI((int)MathF.Ceiling(width * (1 + growth)) + 2 * Margin, (int)MathF.Ceiling(height * (1 + growth)) + 2 * Margin);
        (Growth, Width, Height) = (growth, size.Width - 2 * Margin, size.Height - 2 * Margin);
        _surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        draw(_surface.Canvas, size);
        _surface.Canvas.Flush();
        _map = _surface.PeekPixels();
        Spans = new RowSpans(Pixels);
    }

    public float Growth { get; }

    /// <summary>Without the margin.</summary>
    public int Width { get; }

    public int Height { get; }

    public Pixels Pixels => new((byte*)_map.GetPixels(), _map.Width, _map.Height, _map.RowBytes);

    public RowSpans Spans { get; }

    public void Dispose()
    {
        _map.Dispose();
        _surface.Dispose();
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
}
