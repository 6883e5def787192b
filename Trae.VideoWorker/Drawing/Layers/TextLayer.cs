using SkiaSharp;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>A block of text whose lines rise and fade in one after the other.</summary>
internal sealed class TextLayer : Layer
{
    private const int Rise = 16;
    private const int Stagger = 3;

    private readonly TextBlock _block;
    private readonly SKRect _box;
    private readonly int _start;
    private readonly SKPaint _paint;
    private readonly SKColor _color;
    private readonly SKColor? _second;
    private readonly float _distance;

    /// <param name="box">The block's place; its lines start at the left, or at the right if they read that way.</param>
    /// <param name="second">For a gradient from <paramref name="color"/>.</param>
    public TextLayer(TextBlock block, SKRect box, SKColor color, int start, SKColor? second = null)
    {
        _block = block;
        _box = box;
        _start = start;
        _color = color;
        _second = second;
        _distance = Math.Clamp(block.Style.Size * 0.5f, 16, 44);
        _paint = new SKPaint { IsAntialias = true, Color = color, Shader = second is { } end ? Gradient(color, end) : null };
    }

    /// <summary>Lines stand in the middle of the box, rather than where they start.</summary>
    public bool Centred { get; init; }

    /// <summary>Where the lines stand once they are still.</summary>
    public SKRect Box => SKRect.Create(X(_block.Width), _box.Top, _block.Width, _block.Height);

    public int SettledAt => _start + Rise + Stagger * Math.Max(0, _block.Lines.Count - 1);

    public override IReadOnlyList<PlacedText> Texts =>
        _block.Lines.Count == 0 ? [] : [new PlacedText(_block.Text, Box, _color, _block.Style.Size, SettledAt) { Second = _second }];

    public override LayerState At(int frame)
    {
        if (frame < _start || _block.Lines.Count == 0)
        {
            return LayerState.Hidden;
        }

        var bounds = SKRect.Empty;
        for (var i = 0; i < _block.Lines.Count; i++)
        {
            var line = _block.Lines[i].Bounds;
            line.Offset(X(_block.Lines[i].Width), _box.Top + _block.Baseline(i));
            bounds = bounds.IsEmpty ? line : SKRect.Union(bounds, line);
        }

        var settled = frame >= SettledAt;
        bounds.Bottom += settled ? 0 : _distance;

        return LayerState.Of(bounds, settled ? int.MaxValue : frame);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        for (var i = 0; i < _block.Lines.Count; i++)
        {
            var t = Easing.Progress(frame + 1, _start + i * Stagger, Rise);
            if (t > 0)
            {
                var line = _block.Lines[i];
                _paint.Color = _color.WithAlpha((byte)(_color.Alpha * Easing.Smooth(Math.Min(1, t * 1.6f))));
                line.Draw(canvas, X(line.Width), _box.Top + _block.Baseline(i) + _distance * (1 - Easing.OutQuint(t)), _paint);
            }
        }
    }

    public override void Dispose()
    {
        _paint.Shader?.Dispose();
        _paint.Dispose();
        _block.Dispose();
    }

    private SKShader Gradient(SKColor from, SKColor to) => SKShader.CreateLinearGradient(
        new SKPoint(Box.Left, Box.Top), new SKPoint(Math.Max(Box.Left + 1, Box.Right), Box.Bottom), [from, to], SKShaderTileMode.Clamp);

    private float X(float width) => Centred ? _box.MidX - width / 2 : _block.IsRightToLeft ? _box.Right - width : _box.Left;
}
