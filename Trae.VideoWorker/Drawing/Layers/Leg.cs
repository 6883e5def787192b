using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>A piece of a way: dimmed until it is travelled, then drawn by whoever travels it.</summary>
internal sealed class Leg : Layer
{
    private readonly SKPath _path;
    private readonly SKPathMeasure _measure;
    private readonly LegStyle _style;
    private readonly SKPaint _ahead;
    private readonly SKPaint _done;
    private readonly SKPaint _head;

    /// <param name="path">Owned from now on.</param>
    public Leg(SKPath path, LegStyle style)
    {
        (_path, _style, _measure) = (path, style, new SKPathMeasure(path));
        _ahead = Line(style.Width, style.Ahead);
        if (style.IsDashed)
        {
            _ahead.PathEffect = SKPathEffect.CreateDash([style.Width * 0.2f, style.Width * 2.4f], 0);
        }

        _done = Line(style.Width, style.From);
        _done.Shader = SKShader.CreateLinearGradient(path.Points[0], path.LastPoint, [style.From, style.To], SKShaderTileMode.Clamp);
        _head = new SKPaint { IsAntialias = true, Color = style.To };
    }

    public override LayerState At(int frame)
    {
        if (frame < _style.Shown)
        {
            return LayerState.Hidden;
        }

        var still = frame >= _style.Shown + 10 && (frame < _style.Start || frame > _style.End);

        return LayerState.Of(
            SKRect.Inflate(_path.TightBounds, _style.Width * 2.2f, _style.Width * 2.2f), still ? (frame < _style.Start ? int.MaxValue : int.MaxValue - 1) : frame);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        _ahead.Color = _style.Ahead.WithAlpha((byte)(_style.Ahead.Alpha * Easing.Progress(frame + 1, _style.Shown, 10)));
        canvas.DrawPath(_path, _ahead);

        var t = Easing.InOut(Easing.Progress(frame, _style.Start, _style.End - _style.Start));
        if (t <= 0)
        {
            return;
        }

        using var travelled = new SKPath();
        _measure.GetSegment(0, _measure.Length * t, travelled, startWithMoveTo: true);
        canvas.DrawPath(travelled, _done);
        if (t < 1)
        {
            canvas.DrawCircle(travelled.LastPoint, _style.Width * 1.8f, _head);
        }
    }

    public override void Dispose()
    {
        _measure.Dispose();
        _path.Dispose();
        _ahead.PathEffect?.Dispose();
        _ahead.Dispose();
        _done.Shader?.Dispose();
        _done.Dispose();
        _head.Dispose();
    }

    private static SKPaint Line(float width, SKColor color) => new()
    {
        IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round, Color = color,
    };
}

/// <param name="Ahead">While it is not travelled.</param>
/// <param name="Shown">The frame from which it is seen.</param>
/// <param name="Start">When travelling begins, <paramref name="End"/> when it arrives.</param>
internal sealed record LegStyle(float Width, SKColor Ahead, SKColor From, SKColor To, int Shown, int Start, int End, bool IsDashed = false);
