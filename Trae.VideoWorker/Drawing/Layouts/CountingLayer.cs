using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A line of text that counts up to itself.</summary>
internal sealed class CountingLayer : Layer
{
    private readonly string _number;
    private readonly TextBlock _block;
    private readonly SKRect _box;
    private readonly TextShaper _shaper;
    private readonly SKPaint _paint;
    private readonly (SKColor Start, SKColor End) _colors;

    public CountingLayer(string number, TextBlock block, SKRect box, LayoutInput input)
    {
        (_number, _block, _box, _shaper) = (number, block, box, input.Shaper);
        _colors = (input.Theme.Accent, input.Theme.Second);
        _paint = new SKPaint { IsAntialias = true, Shader = Pieces.Gradient(input.Theme, Box) };
    }

    public SKRect Box => _block.IsRightToLeft
        ? new SKRect(_box.Right - _block.Width, _box.Top, _box.Right, _box.Bottom)
        : new SKRect(_box.Left, _box.Top, _box.Left + _block.Width, _box.Bottom);

    public override IReadOnlyList<PlacedText> Texts =>
        [new PlacedText(_number, Box, _colors.Start, _block.Style.Size, NumberLayout.CountStart + NumberLayout.CountFrames) { Second = _colors.End }];

    public override LayerState At(int frame)
    {
        var ink = _block.Lines[0].Bounds;
        ink.Offset(Box.Left, _box.Top + _block.Baseline(0));

        return frame < NumberLayout.CountStart
            ? LayerState.Hidden
            : LayerState.Of(ink, frame >= NumberLayout.CountStart + NumberLayout.CountFrames ? int.MaxValue : frame);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var t = Easing.Progress(frame + 1, NumberLayout.CountStart, NumberLayout.CountFrames);
        _paint.Color = SKColors.White.WithAlpha((byte)(255 * Math.Min(1, t * 5)));
        var text = CountUp.At(_number, Easing.OutCubic(t));
        if (text == _number)
        {
            Draw(canvas, _block.Lines[0]);
            return;
        }

        using var line = _shaper.Shape(text, _block.Style, _block.IsRightToLeft);
        Draw(canvas, line);
    }

    public override void Dispose()
    {
        _paint.Shader?.Dispose();
        _paint.Dispose();
        _block.Dispose();
    }

    private void Draw(SKCanvas canvas, ShapedLine line) =>
        line.Draw(canvas, _block.IsRightToLeft ? _box.Right - line.Width : _box.Left, _box.Top + _block.Baseline(0), _paint);
}
