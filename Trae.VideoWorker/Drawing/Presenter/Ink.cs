using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Mixes the paints of a presenter, who is lit from the upper left, and disposes of them together.</summary>
internal sealed class Ink : IDisposable
{
    private readonly List<SKPaint> _paints = [];

    public SKPaint Flat(SKColor color) => Keep(new SKPaint { IsAntialias = true, Color = color });

    public SKPaint Line(SKColor color, float width) => Keep(new SKPaint
    {
        IsAntialias = true,
        Color = color,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = width,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
    });

    /// <summary>A gradient between two points, from <paramref name="light"/> to <paramref name="dark"/>.</summary>
    public SKPaint Lit(SKColor light, SKColor dark, SKPoint from, SKPoint to, float hold = 0) => Keep(new SKPaint
    {
        IsAntialias = true,
        Shader = SKShader.CreateLinearGradient(from, to, [light, light, dark], [0, hold, 1], SKShaderTileMode.Clamp),
    });

    /// <summary>A soft spot.</summary>
    public SKPaint Spot(SKColor color, SKPoint centre, float radius) => Keep(new SKPaint
    {
        IsAntialias = true,
        Shader = SKShader.CreateRadialGradient(centre, radius, [color, color.WithAlpha(0)], SKShaderTileMode.Clamp),
    });

    public static SKPath Path(string data) => SKPath.ParseSvgPathData(data);

    public void Dispose() => _paints.ForEach(paint => paint.Dispose());

    private SKPaint Keep(SKPaint paint)
    {
        _paints.Add(paint);

        return paint;
    }
}
