using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>A part of the bust that keeps its form: its paths are drawn once, and the pixels are then only turned and moved.</summary>
internal sealed unsafe class Sprite : IDisposable
{
    private readonly SKSurface _surface;
    private readonly SKPointI _origin;
    private readonly Pixels _pixels;

    /// <param name="bounds">What the part covers, in the bust's units.</param>
    /// <param name="scale">Pixels per unit.</param>
    public Sprite(SKRect bounds, float scale, Action<SKCanvas> draw)
    {
        // Two clear pixels all round, for the sampler to fade into.
        var place = SKRectI.Inflate(SKRectI.Ceiling(new SKRect(bounds.Left * scale, bounds.Top * scale, bounds.Right * scale, bounds.Bottom * scale), true), 2, 2);
        _origin = place.Location;
        _surface = SKSurface.Create(new SKImageInfo(place.Width, place.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        _surface.Canvas.Translate(-place.Left, -place.Top);
        _surface.Canvas.Scale(scale);
        draw(_surface.Canvas);

        var pixmap = _surface.PeekPixels();
        _pixels = new Pixels((byte*)pixmap.GetPixels(), place.Width, place.Height, pixmap.RowBytes);
    }

    /// <param name="matrix">From the scaled bust to the target.</param>
    public void Blend(Pixels target, SKMatrix matrix) =>
        AffineBlend.Over(target, _pixels, matrix.PreConcat(SKMatrix.CreateTranslation(_origin.X, _origin.Y)));

    public void Dispose() => _surface.Dispose();
}

/// <summary>Premultiplied BGRA in memory.</summary>
internal readonly unsafe struct Pixels(byte* start, int width, int height, int rowBytes)
{
    public byte* Start { get; } = start;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public int RowBytes { get; } = rowBytes;
}
