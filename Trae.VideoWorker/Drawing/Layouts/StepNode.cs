using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A place on the map: a ring with its number, filled with light once it is reached.</summary>
internal sealed class StepNode : Layer
{
    private const int Appearing = 10;
    private const int Lighting = 14;

    private readonly ShapedLine _number;
    private readonly SKPoint _centre;
    private readonly float _radius;
    private readonly Theme _theme;
    private readonly int _shown;
    private readonly int _reached;
    private readonly SKShader _gradient;
    private readonly SKPaint _paint = new() { IsAntialias = true };

    public StepNode(ShapedLine number, SKPoint centre, float radius, Theme theme, int shown, int reached)
    {
        (_number, _centre, _radius, _theme, _shown, _reached) = (number, centre, radius, theme, shown, reached);
        _gradient = Pieces.Gradient(theme, Box);
    }

    public SKRect Box => SKRect.Create(_centre.X - _radius, _centre.Y - _radius, 2 * _radius, 2 * _radius);

    public override IReadOnlyList<PlacedText> Texts =>
        [new PlacedText(_number.Text, SKRect.Inflate(Box, -_radius * 0.4f, -_radius * 0.4f), _theme.OnAccent, _number.Style.Size, _reached + Lighting)];

    public override LayerState At(int frame)
    {
        if (frame < _shown)
        {
            return LayerState.Hidden;
        }

        var moving = frame < _shown + Appearing || (frame >= _reached && frame < _reached + Lighting);
        var grown = SKRect.Inflate(Box, _radius * 0.75f, _radius * 0.75f);

        return LayerState.Of(grown, moving ? frame : frame < _reached ? int.MaxValue : int.MaxValue - 1);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var seen = Easing.Smooth(Easing.Progress(frame + 1, _shown, Appearing));
        var lit = Easing.Progress(frame + 1, _reached, Lighting);
        var radius = _radius * (lit > 0 ? 0.92f + 0.08f * Easing.OutBack(lit) : 0.92f);

        // What is below would show through the ring.
        Fill(canvas, radius, Tint.Mix(_theme.Middle, _theme.Text, 0.06f), seen);
        if (lit > 0)
        {
            _paint.Shader = _gradient;
            Fill(canvas, radius, SKColors.White, Easing.Smooth(lit));
            _paint.Shader = null;
        }

        if (lit is > 0 and < 1)
        {
            Stroke(canvas, _radius * (1 + 0.6f * Easing.OutCubic(lit)), _radius * 0.1f * (1 - lit), _theme.Accent, 1 - lit);
        }

        Stroke(canvas, radius, _radius * 0.09f, lit > 0 ? _theme.Accent : _theme.Muted, seen * (lit > 0 ? 1 : 0.7f));
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = Tint.Mix(_theme.Muted, _theme.OnAccent, lit).WithAlpha((byte)(255 * seen));
        _number.Draw(canvas, _centre.X - _number.Width / 2, _centre.Y + _number.Style.Size * 0.36f, _paint);
    }

    public override void Dispose()
    {
        _number.Dispose();
        _gradient.Dispose();
        _paint.Dispose();
    }

    private void Fill(SKCanvas canvas, float radius, SKColor color, float alpha)
    {
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = color.WithAlpha((byte)(255 * alpha));
        canvas.DrawCircle(_centre, radius, _paint);
    }

    private void Stroke(SKCanvas canvas, float radius, float width, SKColor color, float alpha)
    {
        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = width;
        _paint.Color = color.WithAlpha((byte)(255 * alpha));
        canvas.DrawCircle(_centre, radius, _paint);
    }
}
