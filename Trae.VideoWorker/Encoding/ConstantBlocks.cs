using Trae.VideoWorker.Drawing;

namespace Trae.VideoWorker.Encoding;

/// <summary>
/// Which macroblocks of a frame are as they were in the frame before. Who draws knows it almost for nothing; an encoder that is told
/// need not search them for what moved.
/// </summary>
internal sealed class ConstantBlocks(int width, int height)
{
    private const int Side = 16;

    private readonly int _columns = (width + Side - 1) / Side;
    private readonly byte[] _map = new byte[CountOf(width, height)];

    /// <summary>Of a picture; those at its right and lower edge may be parts.</summary>
    public static int CountOf(int width, int height) => ((width + Side - 1) / Side) * ((height + Side - 1) / Side);

    /// <summary>A byte for each macroblock, line by line: 1 if it is constant, else 0.</summary>
    public ReadOnlyMemory<byte> Map => _map;

    /// <param name="drawn">Outside of these the frames are alike; inside they are compared.</param>
    /// <param name="frame">NV12, as is <paramref name="before"/>.</param>
    public void Compare(IReadOnlyList<PixelRect> drawn, ReadOnlySpan<byte> frame, ReadOnlySpan<byte> before)
    {
        Array.Fill(_map, (byte)1);
        foreach (var rect in drawn)
        {
            for (var row = rect.Y / Side; row * Side < rect.Y + rect.Height; row++)
            {
                for (var column = rect.X / Side; column * Side < rect.X + rect.Width; column++)
                {
                    _map[(row * _columns) + column] = (byte)(IsSame(column * Side, row * Side, frame, before) ? 1 : 0);
                }
            }
        }
    }

    // Luma, then the chroma of two lines at a time, which lies behind it and is as wide.
    private bool IsSame(int x, int y, ReadOnlySpan<byte> frame, ReadOnlySpan<byte> before) =>
        IsSame(x, y, Math.Min(y + Side, height), frame, before) &&
        IsSame(x, height + (y / 2), height + (Math.Min(y + Side, height) / 2), frame, before);

    private bool IsSame(int x, int line, int end, ReadOnlySpan<byte> frame, ReadOnlySpan<byte> before)
    {
        var wide = Math.Min(Side, width - x);
        while (line < end && frame.Slice((line * width) + x, wide).SequenceEqual(before.Slice((line * width) + x, wide)))
        {
            line++;
        }

        return line == end;
    }
}
