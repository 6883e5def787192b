using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>One colour that is laid over pixels, each as densely as a mask says; by vectors, for it is laid on every frame of a clip.</summary>
/// <param name="density">Of a pixel each, row by row, in 1/256.</param>
/// <param name="width">Of a row.</param>
internal sealed unsafe class Veil(SKColor color, byte[] density, int width)
{
    private const int Step = 8;

    // Four lanes of 16 bits for each of two pixels, in both halves: the density of its pixel.
    private static readonly Vector256<byte> Firsts = PixelLanes(0), Seconds = PixelLanes(2);

    private readonly uint _color = (uint)color.WithAlpha(255);

    /// <param name="row">Opaque BGRA; the first of the pixels.</param>
    /// <param name="x">Where in the picture that is.</param>
    public void Lay(uint* row, int x, int y, int count)
    {
        var densities = density.AsSpan((y * width) + x, count);
        var done = Avx2.IsSupported ? LayVectors(row, densities) : 0;
        Lay(row, densities, done);
    }

    /// <summary>Pixel by pixel: what the vector code must equal, what is left at its edge, and the way of other processors.</summary>
    internal void Lay(uint* row, ReadOnlySpan<byte> densities, int from)
    {
        for (var i = from; i < densities.Length; i++)
        {
            var pixel = (byte*)(row + i);
            var over = _color;
            for (var channel = 0; channel < 4; channel++, over >>= 8)
            {
                pixel[channel] = (byte)(((pixel[channel] * (256 - densities[i])) + ((over & 255) * densities[i]) + 128) >> 8);
            }
        }
    }

    private int LayVectors(uint* row, ReadOnlySpan<byte> densities)
    {
        var done = 0;
        var over = Avx2.UnpackLow(Vector256.Create(_color).AsByte(), Vector256<byte>.Zero).AsUInt16();
        fixed (byte* each = densities)
        {
            for (; done + Step <= densities.Length; done += Step)
            {
                var pixels = Vector256.Load((byte*)(row + done));
                var eight = Vector256.Create(*(ulong*)(each + done)).AsByte();
                var low = Mixed(Avx2.UnpackLow(pixels, Vector256<byte>.Zero).AsUInt16(), over, Avx2.Shuffle(eight, Firsts).AsUInt16());
                var high = Mixed(Avx2.UnpackHigh(pixels, Vector256<byte>.Zero).AsUInt16(), over, Avx2.Shuffle(eight, Seconds).AsUInt16());
                Avx2.PackUnsignedSaturate(low.AsInt16(), high.AsInt16()).Store((byte*)(row + done));
            }
        }

        return done;
    }

    private static Vector256<ushort> Mixed(Vector256<ushort> pixels, Vector256<ushort> color, Vector256<ushort> density) =>
        ((pixels * (Vector256.Create((ushort)256) - density)) + (color * density) + Vector256.Create((ushort)128)) >>> 8;

    // Unpacking leaves pixels 0, 1 and 4, 5 in one vector, and 2, 3 and 6, 7 in the other.
    private static Vector256<byte> PixelLanes(int first)
    {
        var lanes = new byte[32];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = i % 2 == 1 ? (byte)0x80 : (byte)(first + (i / 16 * 4) + (i % 16 / 8));
        }

        return Vector256.Create(lanes);
    }
}
