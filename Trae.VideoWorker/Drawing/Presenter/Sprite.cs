using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>A part of a figure that keeps its form: its paths are drawn once, and the pixels are then only turned and moved.</summary>
internal sealed unsafe class Sprite : IDisposable
{
    private readonly SKSurface _surface;
    private readonly SKPointI _origin;
    private readonly Pixels _pixels;
    private readonly RowSpans _spans;

    /// <param name="bounds">What the part covers, in the figure's units.</param>
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
        _surface.Canvas.Flush();

        var pixmap = _surface.PeekPixels();
        _pixels = new Pixels((byte*)pixmap.GetPixels(), place.Width, place.Height, pixmap.RowBytes);
        _spans = new RowSpans(_pixels);
    }

    /// <param name="matrix">From the scaled figure to the target.</param>
    /// <param name="clip">Pixels of the target outside it stay as they are.</param>
    public void Blend(Pixels target, SKMatrix matrix, SKRectI clip) =>
        AffineBlend.Over(target, _pixels, _spans, matrix.PreConcat(SKMatrix.CreateTranslation(_origin.X, _origin.Y)), clip);

    /// <summary>What it covers in the target, rounded outwards.</summary>
    public SKRectI Reach(SKMatrix matrix) =>
        SKRectI.Ceiling(matrix.MapRect(SKRect.Create(_origin.X, _origin.Y, _pixels.Width, _pixels.Height)), true);

    public void Dispose() => _surface.Dispose();
}
