using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>Measures inside a card, pixels.</summary>
internal sealed record PointStyle(float Chip, float Padding, float TextInset, bool Mirrored);

/// <summary>One point: it slides in when it is spoken, glows while it is spoken about, and steps back for the next.</summary>
internal sealed class PointCard : Layer
{
    private const int Arrival = 16;
    private const int StepBack = 12;
    private const float Distance = 56;

    private readonly SKRect _box;
    private readonly SKRect _chip;
    private readonly TextBlock _text;
    private readonly ShapedLine _number;
    private readonly PointStyle _style;
    private readonly Theme _theme;
    private readonly int _shown;
    private readonly int _done;
    private readonly SKShader _gradient;
    private readonly SKPaint _paint = new() { IsAntialias = true };

    public PointCard(SKRect box, TextBlock text, ShapedLine number, PointStyle style, Theme theme, int shown, int done)
    {
        (_box, _text, _number, _style, _theme, _shown, _done) = (box, text, number, style, theme, shown, done);
        var left = style.Mirrored ? box.Right - style.Padding - style.Chip : box.Left + style.Padding;
        _chip = SKRect.Create(left, box.MidY - style.Chip / 2, style.Chip, style.Chip);
        _gradient = Pieces.Gradient(theme, _chip);
    }

    public SKRect TextBox => _style.Mirrored
        ? new SKRect(_box.Left + _style.Padding, _box.MidY - _text.Height / 2, _box.Right - _style.TextInset, _box.MidY + _text.Height / 2)
        : new SKRect(_box.Left + _style.TextInset, _box.MidY - _text.Height / 2, _box.Right - _style.Padding, _box.MidY + _text.Height / 2);

    public SKRect Box => _box;

    public override IReadOnlyList<PlacedText> Texts => [new PlacedText(_text.Text, TextBox, _theme.Text, _text.Style.Size, _shown + Arrival)];

    public override LayerState At(int frame)
    {
        if (frame < _shown)
        {
            return LayerState.Hidden;
        }

        var moving = frame < _shown + Arrival || (frame >= _done && frame < _done + StepBack);
        var arriving = frame < _shown + Arrival ? Distance : 0;
        var bounds = SKRect.Inflate(_box, 3 + arriving, 3);
        var rest = frame < _done ? int.MaxValue : int.MaxValue - 1;

        return LayerState.Of(bounds, moving ? frame : rest);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var t = Easing.Progress(frame + 1, _shown, Arrival);
        var alpha = Easing.Smooth(Math.Min(1, t * 1.6f));
        var lit = 1 - Easing.Smooth(Easing.Progress(frame, _done, StepBack));

        canvas.Save();
        canvas.Translate((_style.Mirrored ? 1 : -1) * Distance * (1 - Easing.OutQuint(t)), 0);
        DrawCard(canvas, alpha, lit);
        DrawNumber(canvas, alpha, lit);
        DrawText(canvas, alpha);
        canvas.Restore();
    }

    public override void Dispose()
    {
        _text.Dispose();
        _number.Dispose();
        _gradient.Dispose();
        _paint.Dispose();
    }

    private void DrawCard(SKCanvas canvas, float alpha, float lit)
    {
        var radius = Math.Min(_box.Height * 0.28f, 28);
        _paint.Color = Fade(_theme.Card, alpha * (0.75f + 0.75f * lit));
        canvas.DrawRoundRect(_box, radius, radius, _paint);

        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = 2;
        _paint.Color = Fade(_theme.Accent, alpha * (0.14f + 0.6f * lit));
        canvas.DrawRoundRect(SKRect.Inflate(_box, -1, -1), radius - 1, radius - 1, _paint);
        _paint.Style = SKPaintStyle.Fill;
    }

    private void DrawNumber(SKCanvas canvas, float alpha, float lit)
    {
        var radius = _chip.Width * 0.3f;
        _paint.Shader = _gradient;
        _paint.Color = Fade(SKColors.White, alpha * (0.2f + 0.8f * lit));
        canvas.DrawRoundRect(_chip, radius, radius, _paint);
        _paint.Shader = null;

        _paint.Color = Fade(Tint.Mix(_theme.Text, _theme.OnAccent, lit), alpha);
        _number.Draw(canvas, _chip.MidX - _number.Width / 2, _chip.MidY + _number.Style.Size * 0.36f, _paint);
    }

    private void DrawText(SKCanvas canvas, float alpha)
    {
        var box = TextBox;
        _paint.Color = Fade(_theme.Text, alpha);
        for (var i = 0; i < _text.Lines.Count; i++)
        {
            var line = _text.Lines[i];
            line.Draw(canvas, _text.IsRightToLeft ? box.Right - line.Width : box.Left, box.Top + _text.Baseline(i), _paint);
        }
    }

    private static SKColor Fade(SKColor color, float alpha) => color.WithAlpha((byte)Math.Clamp(color.Alpha * alpha, 0, 255));
}
