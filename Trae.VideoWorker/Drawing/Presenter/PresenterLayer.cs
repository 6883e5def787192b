using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>The presenter, standing on the picture's lower edge.</summary>
internal sealed unsafe class PresenterLayer : Layer
{
    /// <summary>The size of the space in which a bust is drawn.</summary>
    public static readonly SKSize Bust = new(560, 610);

    private static readonly SKSamplingOptions Unscaled = new(SKFilterMode.Nearest);

    private readonly PresenterMotion _motion;
    private readonly SKRectI _place;
    private readonly SKRect _target;
    private readonly SKSurface _surface;
    private readonly Pixels _pixels;
    private readonly float _scale;
    private readonly Ink _ink = new();
    private readonly Head _head;
    private readonly Eyes _eyes;
    private readonly Mouth _mouth;
    private readonly Sprite _hairBack;
    private readonly Sprite _torso;
    private readonly Sprite _ears;
    private readonly Sprite _face;
    private readonly Sprite _hair;
    private readonly Sprite? _glasses;
    private int _composed = -1;

    public PresenterLayer(SceneTimeline timeline, Grid grid, PresenterLook look)
    {
        _motion = new PresenterMotion(timeline);
        _scale = grid.PresenterScale * grid.Pixels;
        _place = SKRectI.Intersect(SKRectI.Ceiling(Scaled(Reach(grid), grid.Pixels)), SKRectI.Ceiling(Scaled(grid.Presenter, grid.Pixels)));
        _target = Scaled(_place, 1 / grid.Pixels);
        _surface = SKSurface.Create(new SKImageInfo(_place.Width, _place.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        var pixmap = _surface.PeekPixels();
        _pixels = new Pixels((byte*)pixmap.GetPixels(), pixmap.Width, pixmap.Height, pixmap.RowBytes);

        (_head, _eyes, _mouth) = (new Head(look, _ink), new Eyes(look, _ink), new Mouth(look, _ink));

        _hairBack = new Sprite(_head.BackBounds, _scale, _head.DrawBack);
        _torso = new Sprite(Torso.Bounds, _scale, new Torso(look, _ink).Draw);
        _ears = new Sprite(Head.EarBounds, _scale, _head.DrawEars);
        _face = new Sprite(Head.FaceBounds, _scale, _head.DrawFace);
        _hair = new Sprite(_head.HairBounds, _scale, _head.DrawHair);
        _glasses = look.Glasses ? new Sprite(Eyes.GlassesBounds, _scale, _eyes.DrawGlasses) : null;
    }

    public override LayerState At(int frame) => new(SKRectI.Ceiling(_target, true), frame);

    public override void Paint(SKCanvas canvas, int frame)
    {
        if (frame != _composed)
        {
            Compose(_motion.At(frame));
            _composed = frame;
        }

        using var image = SKImage.FromPixels(_surface.PeekPixels());
        canvas.DrawImage(image, _target, Unscaled);
    }

    public override void Dispose()
    {
        foreach (var sprite in new[] { _hairBack, _torso, _ears, _face, _hair, _glasses })
        {
            sprite?.Dispose();
        }

        _ink.Dispose();
        _surface.Dispose();
    }

    /// <summary>What the bust can cover, however it moves.</summary>
    private static SKRect Reach(Grid grid) => SKRect.Create(
        grid.Presenter.MidX - 238 * grid.PresenterScale, grid.Presenter.Top, 476 * grid.PresenterScale, grid.Presenter.Height);

    private static SKRect Scaled(SKRect rect, float by) => new(rect.Left * by, rect.Top * by, rect.Right * by, rect.Bottom * by);

    /// <summary>What is nearer moves further when the head turns, which gives it depth.</summary>
    private void Compose(PresenterPose pose)
    {
        var canvas = _surface.Canvas;
        canvas.Clear(SKColors.Transparent);

        var offset = SKMatrix.CreateTranslation((_place.Width - Bust.Width * _scale) / 2, _place.Height - Bust.Height * _scale);
        var head = offset
            .PreConcat(SKMatrix.CreateTranslation(0, (pose.Bob - 1.5f * pose.Breath) * _scale))
            .PreConcat(SKMatrix.CreateRotationDegrees(pose.Tilt, 280 * _scale, 420 * _scale));
        var breath = SKMatrix.CreateScale(1 + 0.003f * pose.Breath, 1 + 0.008f * pose.Breath, 280 * _scale, 620 * _scale);

        Blend(_hairBack, -2.5f * pose.Turn);
        _torso.Blend(_pixels, offset.PreConcat(breath));
        Blend(_ears, -3 * pose.Turn);
        Blend(_face, 0);

        canvas.Save();
        canvas.SetMatrix(head.PreConcat(SKMatrix.CreateScale(_scale, _scale)));
        _head.DrawNose(canvas, pose.Turn);
        _eyes.Draw(canvas, pose);
        _mouth.Draw(canvas, pose);
        canvas.Restore();

        Blend(_hair, 2.5f * pose.Turn);
        if (_glasses is not null)
        {
            Blend(_glasses, 5.5f * pose.Turn);
        }

        void Blend(Sprite part, float aside) => part.Blend(_pixels, head.PreConcat(SKMatrix.CreateTranslation(aside * _scale, 0)));
    }
}
