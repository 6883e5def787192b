using System.Runtime.InteropServices;
using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>A person's clip, playing in a box from the scene's first frame on.</summary>
internal sealed unsafe class ClipLayer : Layer
{
    private const int Arrival = 18;

    private static readonly SKSamplingOptions Unscaled = new(SKFilterMode.Nearest);

    private readonly ClipPlayer _player;
    private readonly SKRect _box;
    private readonly Theme? _card;
    private readonly void* _memory;
    private readonly SKImage _image;
    private readonly SKPaint _paint = new() { IsAntialias = true };
    private int _converted = -1;

    /// <param name="box">Units; made as large as whole pixels are.</param>
    /// <param name="card">The theme of a card with round corners and an edge, which enters as pictures do; null for the bare clip.</param>
    public ClipLayer(ClipFrames clip, SceneClip how, SKRect box, Grid grid, Theme? card = null)
    {
        var pixels = SKRectI.Round(new SKRect(box.Left * grid.Pixels, box.Top * grid.Pixels, box.Right * grid.Pixels, box.Bottom * grid.Pixels));
        var size = new FrameSize(Math.Max(2, (pixels.Width + 1) & ~1), Math.Max(2, (pixels.Height + 1) & ~1));
        _box = SKRect.Create(pixels.Left / grid.Pixels, pixels.Top / grid.Pixels, size.Width / grid.Pixels, size.Height / grid.Pixels);
        _card = card;
        _player = new ClipPlayer(clip, how, size);

        // Skia reads what is in this memory when it paints; the image itself never changes.
        _memory = NativeMemory.AlignedAlloc((nuint)(size.Width * size.Height * 4), 64);
        _image = SKImage.FromPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque), (nint)_memory, size.Width * 4);
    }

    public SKRect Box => _box;

    public override bool CanBeClipped => _card is null;

    public override LayerState At(int frame)
    {
        // An entering card changes even where its picture does not.
        var entering = _card is not null && frame < Arrival;

        return LayerState.Of(_box, entering ? -2 - frame : _player.Number(frame));
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        if (_player.Number(frame) != _converted)
        {
            Nv12Pixels.Convert(_player.At(frame), _player.Size.Width, _player.Size.Height, (nint)_memory, _player.Size.Width * 4);
            _converted = _player.Number(frame);
        }

        if (_card is null)
        {
            canvas.DrawImage(_image, _box, Unscaled);
            return;
        }

        var t = Easing.Progress(frame + 1, 0, Arrival);
        var alpha = Easing.Smooth(Math.Min(1, t * 1.5f));
        var inset = 26 * (1 - Easing.OutQuint(t));
        var box = SKRect.Inflate(_box, -inset, -inset * _box.Height / _box.Width);
        PaintCard(canvas, box, alpha, _card.Accent);
    }

    public override void Dispose()
    {
        _paint.Dispose();
        _image.Dispose();
        _player.Dispose();
        NativeMemory.AlignedFree(_memory);
    }

    private void PaintCard(SKCanvas canvas, SKRect box, float alpha, SKColor edge)
    {
        var radius = Math.Min(34, box.Height / 8);
        var matrix = SKMatrix.CreateScaleTranslation(_box.Width / _image.Width, _box.Height / _image.Height, _box.Left, _box.Top);
        using (var shader = _image.ToShader(SKShaderTileMode.Clamp, SKShaderTileMode.Clamp, Unscaled, matrix))
        {
            _paint.Shader = shader;
            _paint.Style = SKPaintStyle.Fill;
            _paint.Color = SKColors.White.WithAlpha((byte)(255 * alpha));
            canvas.DrawRoundRect(box, radius, radius, _paint);
            _paint.Shader = null;
        }

        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = 3;
        _paint.Color = edge.WithAlpha((byte)(120 * alpha));
        canvas.DrawRoundRect(SKRect.Inflate(box, -1.5f, -1.5f), radius - 1.5f, radius - 1.5f, _paint);
    }
}
