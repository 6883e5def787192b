using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>What is on a head: hair of a style in two colours, or cloth over it.</summary>
/// <param name="Dark">Away from the light, <paramref name="Light"/> in it.</param>
internal sealed record Hair(HairStyle Style, SKColor Dark, SKColor Light)
{
    /// <summary>A band, a bow or a turban's lining.</summary>
    public SKColor Band { get; init; } = SKColors.White;

    /// <summary>Of brows; null for the hair's. Needed where the hair is dyed or covered.</summary>
    public SKColor? BrowColor { get; init; }

    public SKColor Brow => BrowColor ?? Dark;

    public SKColor Lash => Tint.Darker(Tint.Mix(Brow, new SKColor(0xFF3A2A26), 0.5f), 0.35f);

    public bool HidesEars => Style.HidesEars;
}

/// <summary>Outlines as SVG path data, in the figure's units.</summary>
/// <param name="Back">Behind head and shoulders; null for none.</param>
/// <param name="Front">Over forehead and temples; null for none.</param>
/// <param name="Strands">Lines of light on it.</param>
internal sealed record HairStyle(string? Back, string? Front, string? Strands)
{
    /// <summary>Lines of shade.</summary>
    public string? Folds { get; init; }

    /// <summary>In the band's colour, over the front.</summary>
    public string? Band { get; init; }

    /// <summary>In the band's colour, under the front: a cap at the hairline.</summary>
    public string? Cap { get; init; }

    /// <summary>Plaits as lines, drawn thick and in links.</summary>
    public string? Plaits { get; init; }

    public float PlaitWidth { get; init; } = 14;

    public bool HidesEars { get; init; }
}

/// <summary>Draws <see cref="Hair"/>.</summary>
internal sealed class HairParts
{
    private readonly Hair _hair;
    private readonly SKPath? _back;
    private readonly SKPath? _strands;
    private readonly SKPath? _folds;
    private readonly SKPath? _band;
    private readonly SKPath? _cap;
    private readonly SKPath? _plaits;
    private readonly SKPaint _dark;
    private readonly SKPaint _light;
    private readonly SKPaint _strand;
    private readonly SKPaint _fold;
    private readonly SKPaint _bandInk;
    private readonly SKPaint _plaitEdge;
    private readonly SKPaint _plait;
    private readonly SKPaint _links;

    public HairParts(Hair hair, Ink ink)
    {
        _hair = hair;
        var style = hair.Style;
        (_back, Front, _strands, _folds) = (Of(style.Back), Of(style.Front), Of(style.Strands), Of(style.Folds));
        (_band, _cap, _plaits) = (Of(style.Band), Of(style.Cap), Of(style.Plaits));
        _dark = ink.Lit(hair.Dark, Tint.Darker(hair.Dark, 0.3f), new(200, 120), new(400, 440), 0.1f);
        _light = ink.Lit(hair.Light, hair.Dark, new(190, 90), new(370, 270), 0.05f);
        _strand = ink.Line(Tint.Lighter(hair.Light, 0.28f).WithAlpha(110), 4);
        _fold = ink.Line(Tint.Darker(hair.Dark, 0.22f).WithAlpha(150), 3.5f);
        _bandInk = ink.Lit(Tint.Lighter(hair.Band, 0.1f), Tint.Darker(hair.Band, 0.15f), new(200, 150), new(380, 230));
        _plaitEdge = ink.Line(Tint.Darker(hair.Dark, 0.35f), style.PlaitWidth + 3);
        _plait = ink.Lit(hair.Light, hair.Dark, new(150, 200), new(420, 520), 0.2f);
        _plait.Style = SKPaintStyle.Stroke;
        _plait.StrokeWidth = style.PlaitWidth;
        _plait.StrokeCap = SKStrokeCap.Round;
        _links = ink.Line(Tint.Darker(hair.Dark, 0.35f).WithAlpha(190), style.PlaitWidth);
        _links.StrokeCap = SKStrokeCap.Butt;
        _links.PathEffect = ink.Dashes(3, style.PlaitWidth * 0.72f);
    }

    public SKPath? Front { get; }

    public SKRect? BackBounds => _back is null ? null : SKRect.Inflate(_back.Bounds, 2, 2);

    public SKRect? FrontBounds
    {
        get
        {
            SKRect? all = null;
            foreach (var (path, reach) in new[] { (Front, 3f), (_strands, 4f), (_band, 3f), (_cap, 3f), (_plaits, _hair.Style.PlaitWidth) })
            {
                all = path is null ? all : SKRect.Union(all ?? path.Bounds, SKRect.Inflate(path.Bounds, reach, reach));
            }

            return all;
        }
    }

    public void DrawBack(SKCanvas canvas) => canvas.DrawPath(_back, _dark);

    public void DrawFront(SKCanvas canvas)
    {
        Draw(_cap, _bandInk);
        Draw(Front, _light);
        Draw(_folds, _fold);
        Draw(_strands, _strand);
        Draw(_plaits, _plaitEdge);
        Draw(_plaits, _plait);
        Draw(_plaits, _links);
        Draw(_band, _bandInk);

        void Draw(SKPath? path, SKPaint paint)
        {
            if (path is not null)
            {
                canvas.DrawPath(path, paint);
            }
        }
    }

    private static SKPath? Of(string? data)
    {
        var path = data is null ? null : Ink.Path(data);
        if (path is not null)
        {
            // A headscarf is open where the face is.
            path.FillType = SKPathFillType.EvenOdd;
        }

        return path;
    }
}
