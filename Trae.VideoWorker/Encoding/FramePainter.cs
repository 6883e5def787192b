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

    public FramePainter(SceneCanvas canvas, int buffers)
    {
        _canvas = canvas;
        _missed = [.. Enumerable.Range(0, buffers).Select(_ => new DirtyRegion(canvas.Width, canvas.Height))];
        foreach (var missed in _missed)
        {
            missed.Add(new SKRectI(0, 0, canvas.Width, canvas.Height));
        }
    }

    /// <summary>Called with 0, 1, 2 and so on.</summary>
    public void Paint(int frame, FrameBuffer buffer)
    {
        foreach (var rect in _canvas.Draw(frame))
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
    }
}
