using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Overlay;

/// <summary>A name plate for a few seconds: on the presenter's chest where it is wide enough, else under the content.</summary>
internal sealed class LowerThirdPlate : Layer
{
    private const int Shown = 18;
    private const int Moving = 16;
    private const int Longest = 150;

    private readonly TextBlock _name;
    private readonly TextBlock _role;
    private readonly SKRect _box;
    private readonly Theme _theme;
    private readonly bool _mirrored;
    private readonly float _unit;
    private readonly int _gone;
    private readonly SKPaint _paint = new() { IsAntialias = true };

    private LowerThirdPlate(SceneTimeline timeline, Grid grid, Theme theme, TextShaper shaper, LowerThird words)
    {
        var onPresenter = grid.IsWide && !grid.Presenter.IsEmpty && grid.Framing is Framing.Half or Framing.Full;
        var most = (onPresenter ? grid.Presenter.Width : grid.Content.Width) - 80 * grid.Scale;
        (_theme, _unit) = (theme, grid.Scale);
        _name = TextBlock.Fit(words.Name, new SKSize(most, 60 * _unit), TypeScale.Item with { Size = 40 * _unit, Weight = FontWeight.Extrabold }, 24 * _unit, 1, shaper);
        _role = TextBlock.Fit(words.Role, new SKSize(most, 46 * _unit), TypeScale.Body with { Size = 28 * _unit }, 20 * _unit, 1, shaper);
        _mirrored = _name.IsRightToLeft;
        _gone = Math.Min(Shown + Longest, timeline.FrameCount - 24);

        var size = new SKSize(Math.Max(_name.Width, _role.Width) + 62 * _unit, _name.Height + _role.Height + 26 * _unit);
        Reserved = onPresenter ? 0 : size.Height + 26 * _unit;
        var left = onPresenter
            ? Math.Min(grid.Presenter.MidX - size.Width / 2, grid.Safe.Right - size.Width)
            : _mirrored ? grid.Content.Right - size.Width : grid.Content.Left;
        _box = SKRect.Create(left, (onPresenter ? grid.Safe.Bottom : grid.Content.Bottom) - size.Height, size.Width, size.Height);
    }

    /// <summary>How much of the content's area it needs at the foot, units.</summary>
    public float Reserved { get; }

    public override IReadOnlyList<PlacedText> Texts =>
    [
        .. new[] { (Block: _name, Color: _theme.PlateText), (Block: _role, Color: _theme.PlateText) }.Where(line => line.Block.Lines.Count > 0).Select(line => new PlacedText(
            line.Block.Text, SKRect.Create(X(line.Block), line.Block == _name ? NameTop : RoleTop, line.Block.Width, line.Block.Height), line.Color, line.Block.Style.Size, Shown + Moving, _gone)),
    ];

    private float NameTop => _box.Top + 10 * _unit;

    private float RoleTop => NameTop + _name.Height;

    /// <returns>Null in a scene that shows none.</returns>
    public static LowerThirdPlate? For(SceneTimeline timeline, Grid grid, Theme theme, TextShaper shaper) =>
        timeline.Look.LowerThird is { } words && timeline.Place is { } place && (place.Index == 1 || place.Count == 1) && TextShaper.Normalize(words.Name).Length > 0
            ? new LowerThirdPlate(timeline, grid, theme, shaper, words)
            : null;

    public override LayerState At(int frame)
    {
        if (frame < Shown || frame >= _gone + Moving)
        {
            return LayerState.Hidden;
        }

        return LayerState.Of(_box, frame >= Shown + Moving && frame < _gone ? int.MaxValue : frame);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var open = Easing.OutQuint(Easing.Progress(frame + 1, Shown, Moving)) * (1 - Easing.InCubic(Easing.Progress(frame + 1, _gone, Moving)));
        var seen = _mirrored ? _box with { Left = _box.Right - _box.Width * open } : _box with { Right = _box.Left + _box.Width * open };
        using var shape = new SKRoundRect(_box, 16 * _unit);
        canvas.Save();
        canvas.ClipRect(seen, SKClipOperation.Intersect, antialias: true);
        canvas.ClipRoundRect(shape, SKClipOperation.Intersect, antialias: true);
        _paint.Color = Tint.Mix(_theme.Plate.WithAlpha(255), SKColors.Black, 0.1f).WithAlpha(240);
        canvas.DrawRect(_box, _paint);
        _paint.Color = _theme.Accent;
        canvas.DrawRect(_mirrored ? _box with { Left = _box.Right - 12 * _unit } : _box with { Right = _box.Left + 12 * _unit }, _paint);
        _paint.Color = _theme.PlateText;
        Draw(canvas, _name, NameTop);
        Draw(canvas, _role, RoleTop);
        canvas.Restore();
    }

    public override void Dispose()
    {
        _name.Dispose();
        _role.Dispose();
        _paint.Dispose();
    }

    private void Draw(SKCanvas canvas, TextBlock block, float top)
    {
        if (block.Lines.Count > 0)
        {
            block.Lines[0].Draw(canvas, X(block), top + block.Baseline(0), _paint);
        }
    }

    private float X(TextBlock block) => _mirrored ? _box.Right - 36 * _unit - block.Width : _box.Left + 36 * _unit;
}
