using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>
/// Soft fields of the theme's light that drift and come back within a scene, at rest in its first and last frame. Measured at
/// 1080p with a presenter, a frame costs 1.4 times the processor time that it costs on still fields (median of three pairs).
/// </summary>
internal sealed class MovingMesh : Layer
{
    // As the presenter's body does: a step moves a pixel by a level at most, so more of them would not be seen.
    private const int Every = 2;

    // How far the fields drift, in parts of the frame, and in how many frames they do and come back.
    private const float Drift = 0.1f;
    private const int Shortest = 180;
    private const int Longest = 450;

    private static readonly SKSamplingOptions Unscaled = new(SKFilterMode.Nearest);

    /// <summary>Where the fields rest, in parts of the frame, and how far they reach.</summary>
    private static readonly (float X, float Y, float Reach, bool IsSecond)[] Fields =
    [
        (0.88f, 0.1f, 0.52f, false), (0.12f, 0.02f, 0.4f, true), (0.62f, 0.62f, 0.42f, true), (0.02f, 0.72f, 0.46f, false), (0.95f, 0.95f, 0.44f, true), (0.38f, 1.02f, 0.4f, false),
    ];

    private readonly Grid _grid;
    private readonly Theme _theme;
    private readonly int _frameCount;
    private readonly SmoothPixels _pixels;
    private readonly SKPaint _replace = new() { BlendMode = SKBlendMode.Src };
    private int _drawn = -1;

    public MovingMesh(Grid grid, Theme theme, int frameCount)
    {
        (_grid, _theme, _frameCount) = (grid, theme, frameCount);
        _pixels = new SmoothPixels(grid);
    }

    public override bool CanBeClipped => true;

    public override LayerState At(int frame) => new(SKRectI.Ceiling(_grid.Frame), Step(frame));

    public override SKRect Covered(int frame) => _grid.Frame;

    public override void Paint(SKCanvas canvas, int frame)
    {
        if (Step(frame) is var step && step != _drawn)
        {
            _pixels.Draw(small => DrawAt(small, step));
            _drawn = step;
        }

        canvas.DrawImage(_pixels.Image, _grid.Frame, Unscaled, _replace);
    }

    public override void Dispose()
    {
        _pixels.Dispose();
        _replace.Dispose();
    }

    /// <summary>The frame whose picture is shown: the first one's again in the last, so that the next scene joins.</summary>
    private int Step(int frame) => frame >= _frameCount - 1 ? 0 : frame - frame % Every;

    private void DrawAt(SKCanvas canvas, int frame)
    {
        Backdrop.Gradient(canvas, _grid, _theme);
        var turns = Math.Max(1, (_frameCount + Longest / 2) / Longest);
        var turn = MathF.Tau * turns * frame / Math.Max(1, _frameCount - 1);

        // At rest where it begins and ends; a short scene has no time to go far.
        var along = Drift * Math.Min(1, _frameCount / (float)(turns * Shortest)) * (1 - MathF.Cos(turn)) / 2;
        var aside = along * MathF.Sin(turn);
        for (var i = 0; i < Fields.Length; i++)
        {
            var (sin, cos) = MathF.SinCos(1.9f * i);
            var centre = new SKPoint(_grid.Width * (Fields[i].X + along * cos - aside * sin), _grid.Height * (Fields[i].Y + along * sin + aside * cos));
            Field(canvas, centre, Fields[i].Reach, Fields[i].IsSecond ? _theme.SecondGlow : _theme.Glow);
        }
    }

    private void Field(SKCanvas canvas, SKPoint centre, float reach, SKColor color)
    {
        var strength = _theme.IsLight ? 0.5f : 0.4f;
        using var shader = SKShader.CreateRadialGradient(
            centre,
            new SKPoint(_grid.Width, _grid.Height).Length * reach * 0.7f,
            [color.WithAlpha((byte)(255 * strength)), color.WithAlpha((byte)(150 * strength)), color.WithAlpha((byte)(40 * strength)), color.WithAlpha(0)],
            [0, 0.35f, 0.7f, 1],
            SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawPaint(paint);
    }
}
