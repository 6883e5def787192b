using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Backgrounds;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>The pictures of a person's clip as an image of a box's size, playing from the scene's first frame on.</summary>
internal sealed class ClipPixels : IDisposable
{
    private readonly ClipPlayer _player;
    private readonly Veil? _veil;
    private readonly ReadPixels _shown;
    private int _converted = -1;

    /// <param name="box">Units; made as large as whole pixels are.</param>
    /// <param name="veil">Of the frame's size, laid on each picture; then the box is the frame.</param>
    public ClipPixels(ClipFrames clip, SceneClip how, SKRect box, Grid grid, Veil? veil = null)
    {
        var pixels = SKRectI.Round(new SKRect(box.Left * grid.Pixels, box.Top * grid.Pixels, box.Right * grid.Pixels, box.Bottom * grid.Pixels));
        var size = new FrameSize(Math.Max(2, (pixels.Width + 1) & ~1), Math.Max(2, (pixels.Height + 1) & ~1));
        Box = SKRect.Create(pixels.Left / grid.Pixels, pixels.Top / grid.Pixels, size.Width / grid.Pixels, size.Height / grid.Pixels);
        (_player, _veil, _shown) = (new ClipPlayer(clip, how, size), veil, new ReadPixels(size.Width, size.Height));
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
            Write(_shown.Pixels, new SKRectI(0, 0, _player.Size.Width, _player.Size.Height), frame);
            _converted = _player.Number(frame);
        }

        return _shown.Image;
    }

    /// <summary>Writes a part of the picture into pixels of its size.</summary>
    public void Write(Pixels target, SKRectI rect, int frame) => I420Pixels.Convert(_player.At(frame), target, rect, _veil);

    public void Dispose()
    {
        _shown.Dispose();
        _player.Dispose();
    }
}
