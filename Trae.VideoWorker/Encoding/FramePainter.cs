using SkiaSharp;
using Trae.VideoWorker.Drawing;

namespace Trae.VideoWorker.Encoding;

/// <summary>
/// Brings buffers to the next frame in NV12. A buffer still holds an older frame, so what is converted into it is what
/// has changed since: each remembers what it has missed.
/// </summary>
internal sealed class FramePainter
{
    private readonly SceneCanvas _canvas;
    private readonly DirtyRegion[] _missed;
    private readonly ConstantBlocks[] _constant;
    private byte[]? _before;

    /// <param name="buffers">At least two: the frame before is compared with.</param>
    /// <param name="compares">Whether <see cref="ConstantOf"/> will be asked for.</param>
    public FramePainter(SceneCanvas canvas, int buffers, bool compares)
    {
        _canvas = canvas;
        _missed = [.. Enumerable.Range(0, buffers).Select(_ => new DirtyRegion(canvas.Width, canvas.Height))];
        foreach (var missed in _missed)
        {
            missed.Add(new SKRectI(0, 0, canvas.Width, canvas.Height));
        }

        _constant = compares ? [.. Enumerable.Range(0, buffers).Select(_ => new ConstantBlocks(canvas.Width, canvas.Height))] : [];
    }

    /// <summary>Of the frame that a buffer holds, as <see cref="ConstantBlocks.Map"/>; empty if frames are not compared.</summary>
    public ReadOnlyMemory<byte> ConstantOf(FrameBuffer buffer) => _constant.Length == 0 ? default : _constant[buffer.Index].Map;

    /// <summary>Called with 0, 1, 2 and so on.</summary>
    public void Paint(int frame, FrameBuffer buffer)
    {
        var drawn = _canvas.Draw(frame);
        foreach (var rect in drawn)
        {
            foreach (var missed in _missed)
            {
                missed.Add(new SKRectI(rect.X, rect.Y, rect.X + rect.Width, rect.Y + rect.Height));
            }
        }

        var own = _missed[buffer.Index];
        foreach (var rect in own.Rects)
        {
            Nv12.Convert(_canvas.Pixels, _canvas.RowBytes, buffer.Bytes, _canvas.Width, _canvas.Height, new(rect.Left, rect.Top, rect.Width, rect.Height));
        }

        own.Clear();
        Compare(drawn, buffer);
    }

    // The buffer of the frame before may be read by the encoder at this moment; nobody writes to it.
    private void Compare(IReadOnlyList<PixelRect> drawn, FrameBuffer buffer)
    {
        if (_constant.Length > 0 && _before is not null)
        {
            _constant[buffer.Index].Compare(drawn, buffer.Bytes, _before);
        }

        _before = buffer.Bytes;
    }
}
