using SkiaSharp;

namespace Trae.VideoWorker.Drawing;

/// <summary>Collects what changed, as few rectangles that do not overlap, inside the picture, with even edges.</summary>
internal sealed class DirtyRegion(int width, int height)
{
    private readonly List<SKRectI> _rects = [];

    public IReadOnlyList<SKRectI> Rects => _rects;

    public void Clear() => _rects.Clear();

    public void Add(SKRectI rect)
    {
        var even = new SKRectI(
            Math.Max(0, rect.Left & ~1), Math.Max(0, rect.Top & ~1),
            Math.Min(width, (rect.Right + 1) & ~1), Math.Min(height, (rect.Bottom + 1) & ~1));
        if (even.Width <= 0 || even.Height <= 0)
        {
            return;
        }

        // What overlaps, or nearly fills the rectangle around both, becomes one; that one may reach others.
        for (var i = 0; i < _rects.Count; i++)
        {
            var union = SKRectI.Union(_rects[i], even);
            if (Overlaps(_rects[i], even) || Area(union) <= Area(_rects[i]) + Area(even) + 4096)
            {
                _rects.RemoveAt(i);
                even = union;
                i = -1;
            }
        }

        _rects.Add(even);
    }

    public PixelRect[] ToPixels() => [.. _rects.Select(rect => new PixelRect(rect.Left, rect.Top, rect.Width, rect.Height))];

    private static bool Overlaps(SKRectI a, SKRectI b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private static long Area(SKRectI rect) => (long)rect.Width * rect.Height;
}
