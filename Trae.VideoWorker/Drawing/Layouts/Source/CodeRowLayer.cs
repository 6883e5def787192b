using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts.Source;

/// <summary>A row of source code that fades in from the left.</summary>
internal sealed class CodeRowLayer : Layer
{
    private const int Arrival = 12;

    private readonly List<(ShapedLine Line, float X, SKColor Color)> _pieces = [];
    private readonly float _baseline;
    private readonly int _start;
    private readonly float _size;
    private readonly SKPaint _paint = new() { IsAntialias = true };

    public CodeRowLayer(float baseline, float size, int start) => (_baseline, _size, _start) = (baseline, size, start);

    public override IReadOnlyList<PlacedText> Texts =>
    [
        .. _pieces.Where(piece => piece.Line.Width > 0 && !string.IsNullOrWhiteSpace(piece.Line.Text)).Select(piece => new PlacedText(
            piece.Line.Text,
            SKRect.Create(piece.X, _baseline - TextBlock.Ascent * _size, piece.Line.Width, (TextBlock.Ascent + TextBlock.Descent) * _size),
            piece.Color, _size, _start + Arrival)),
    ];

    /// <summary>Adds text after what is there.</summary>
    /// <param name="line">Owned from now on.</param>
    public void Add(ShapedLine line, float x, SKColor color) => _pieces.Add((line, x, color));

    public override LayerState At(int frame)
    {
        if (frame < _start || _pieces.Count == 0)
        {
            return LayerState.Hidden;
        }

        var right = _pieces.Max(piece => piece.X + piece.Line.Width);

        return LayerState.Of(
            new SKRect(_pieces[0].X - _size, _baseline - 1.1f * _size, right + _size * 0.3f, _baseline + 0.4f * _size), frame >= _start + Arrival ? int.MaxValue : frame);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var t = Easing.Progress(frame + 1, _start, Arrival);
        var shift = -_size * 0.7f * (1 - Easing.OutCubic(t));
        foreach (var (line, x, color) in _pieces)
        {
            _paint.Color = color.WithAlpha((byte)(255 * Easing.Smooth(t)));
            line.Draw(canvas, x + shift, _baseline, _paint);
        }
    }

    public override void Dispose()
    {
        foreach (var piece in _pieces)
        {
            piece.Line.Dispose();
        }

        _paint.Dispose();
    }
}
