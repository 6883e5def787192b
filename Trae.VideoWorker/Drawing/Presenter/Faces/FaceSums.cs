using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter.Faces;

/// <summary>The light of a picture summed up from its corner (integral image), so that any rectangle's sum takes four look-ups.</summary>
internal sealed class FaceSums
{
    private readonly int[] _sums;
    private readonly long[] _squares;
    private readonly int _stride;

    public FaceSums(SKImage image, int width, int height)
    {
        (Width, Height, _stride) = (width, height, width + 1);
        (_sums, _squares) = (new int[_stride * (height + 1)], new long[_stride * (height + 1)]);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        using var pixmap = bitmap.PeekPixels();
        image.ScalePixels(pixmap, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        var light = pixmap.GetPixelSpan<byte>();
        for (var y = 0; y < height; y++)
        {
            var (sum, square) = (0, 0L);
            for (var x = 0; x < width; x++)
            {
                int value = light[y * pixmap.RowBytes + x];
                (sum, square) = (sum + value, square + value * value);
                var at = (y + 1) * _stride + x + 1;
                (_sums[at], _squares[at]) = (_sums[at - _stride] + sum, _squares[at - _stride] + square);
            }
        }
    }

    public int Width { get; }

    public int Height { get; }

    public int Sum(int x, int y, int width, int height)
    {
        var (top, bottom) = (y * _stride + x, (y + height) * _stride + x);

        return _sums[bottom + width] - _sums[bottom] - _sums[top + width] + _sums[top];
    }

    /// <summary>The standard deviation of a square, times its area.</summary>
    public float Spread(int x, int y, int side)
    {
        var (top, bottom) = (y * _stride + x, (y + side) * _stride + x);
        double squares = _squares[bottom + side] - _squares[bottom] - _squares[top + side] + _squares[top];
        double sum = Sum(x, y, side, side);
        var spread = side * side * squares - sum * sum;

        return spread > 0 ? (float)Math.Sqrt(spread) : 1;
    }
}
