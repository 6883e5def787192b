using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Premultiplied BGRA in memory.</summary>
internal readonly unsafe struct Pixels(byte* start, int width, int height, int rowBytes)
{
    public byte* Start { get; } = start;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public int RowBytes { get; } = rowBytes;

    public SKRectI Frame => new(0, 0, Width, Height);

    public void Clear(SKRectI rect)
    {
        for (var y = rect.Top; y < rect.Bottom; y++)
        {
            new Span<uint>(Start + (long)y * RowBytes + rect.Left * 4L, rect.Width).Clear();
        }
    }
}

/// <summary>From which column to which a row holds anything; most of a part's box is clear.</summary>
internal sealed unsafe class RowSpans
{
    private readonly int[] _first;
    private readonly int[] _last;

    public RowSpans(Pixels pixels)
    {
        (_first, _last) = (new int[pixels.Height], new int[pixels.Height]);
        for (var y = 0; y < pixels.Height; y++)
        {
            var row = new ReadOnlySpan<uint>(pixels.Start + (long)y * pixels.RowBytes, pixels.Width);
            _first[y] = row.IndexOfAnyExcept(0u) is var first && first < 0 ? pixels.Width : first;
            _last[y] = row.LastIndexOfAnyExcept(0u) + 1;
        }
    }

    /// <summary>Around all that these rows hold, both included; the end is exclusive.</summary>
    public (int First, int Last) Around(int top, int bottom)
    {
        var (first, last) = (int.MaxValue, 0);
        for (var y = Math.Max(0, top); y <= Math.Min(bottom, _first.Length - 1); y++)
        {
            first = Math.Min(first, _first[y]);
            last = Math.Max(last, _last[y]);
        }

        return first < last ? (first, last) : (0, 0);
    }
}
