using System.Runtime.InteropServices;
using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Backgrounds;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>The pictures of a person's clip as an image of a box's size, playing from the scene's first frame on.</summary>
internal sealed unsafe class ClipPixels : IDisposable
{
    private readonly ClipPlayer _player;
    private readonly Scrim? _scrim;
    private readonly void* _memory;
    private readonly SKImage _image;
    private readonly SKSurface _surface;
    private int _converted = -1;

    /// <param name="box">Units; made as large as whole pixels are.</param>
    /// <param name="scrim">Of the frame's size, laid on each picture once, however many frames show it; owned from now on.</param>
    public ClipPixels(ClipFrames clip, SceneClip how, SKRect box, Grid grid, Scrim? scrim = null)
    {
        var pixels = SKRectI.Round(new SKRect(box.Left * grid.Pixels, box.Top * grid.Pixels, box.Right * grid.Pixels, box.Bottom * grid.Pixels));
        var size = new FrameSize(Math.Max(2, (pixels.Width + 1) & ~1), Math.Max(2, (pixels.Height + 1) & ~1));
        Box = SKRect.Create(pixels.Left / grid.Pixels, pixels.Top / grid.Pixels, size.Width / grid.Pixels, size.Height / grid.Pixels);
        (_player, _scrim) = (new ClipPlayer(clip, how, size), scrim);

        // Skia reads what is in this memory when it paints; the image itself never changes.
        _memory = NativeMemory.AlignedAlloc((nuint)(size.Width * size.Height * 4), 64);
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        _image = SKImage.FromPixels(info, (nint)_memory, info.RowBytes);
        _surface = SKSurface.Create(info, (nint)_memory, info.RowBytes);
    }

    /// <summary>Units; whole pixels.</summary>
    public SKRect Box { get; }

    /// <summary>The same number is the same picture.</summary>
    public int Number(int frame) => _player.Number(frame);

    /// <returns>Opaque, valid until the next call; it stays this object's.</returns>
    public SKImage At(int frame)
    {
        if (_player.Number(frame) != _converted)
        {
            Nv12Pixels.Convert(_player.At(frame), _player.Size.Width, _player.Size.Height, (nint)_memory, _player.Size.Width * 4);
            _scrim?.Draw(_surface.Canvas, SKRect.Create(_player.Size.Width, _player.Size.Height));
            _converted = _player.Number(frame);
        }

        return _image;
    }

    public void Dispose()
    {
        _surface.Dispose();
        _image.Dispose();
        _player.Dispose();
        _scrim?.Dispose();
        NativeMemory.AlignedFree(_memory);
    }
}
