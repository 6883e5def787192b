using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Mixes the paints of a presenter, who is lit from the upper left, and disposes of them together.</summary>
internal sealed class Ink : IDisposable
{
    private readonly List<SKPaint> _paints = [];
    private readonly List<SKPathEffect> _effects = [];

    public SKPaint Flat(SKColor color) => Keep(new SKPaint { IsAntialias = true, Color = color });

    public SKPaint Line(SKColor color, float width, SKPathEffect? dashes = null) => Keep(new SKPaint
    {
        PathEffect = dashes,
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

    /// <summary>Lines of a length, with gaps; disposed of with the paints.</summary>
    public SKPathEffect Dashes(float length, float gap)
    {
        var dashes = SKPathEffect.CreateDash([length, gap], 0);
        _effects.Add(dashes);

        return dashes;
    }

    public void Dispose()
    {
        _paints.ForEach(paint => paint.Dispose());
        _effects.ForEach(effect => effect.Dispose());
    }

    private SKPaint Keep(SKPaint paint)
    {
        _paints.Add(paint);

        return paint;
    }
}
