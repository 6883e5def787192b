using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Trae.VideoWorker.Encoding;

/// <summary>
/// NV12 to opaque BGRA, BT.709 limited range: the way back of <see cref="Nv12"/>. A colour stands for its 2x2 pixels, so
/// that converting forth again gives the same colour.
/// </summary>
internal static unsafe class Nv12Pixels
{
    // The inverse matrix in 1/8192: 255/219, and 255/224 times 2(1-Kr), 2(1-Kb) and their shares of green.
    private const int Bits = 13;
    private const short Y = 9_539;
    private const short UB = 17_305;
    private const short UG = -1_747;
    private const short VG = -4_366;
    private const short VR = 14_686;
    private const int Step = 16;

    /// <param name="bgra">Room for the whole picture.</param>
    /// <param name="rowBytes">Bytes per row of <paramref name="bgra"/>.</param>
    public static void Convert(ReadOnlySpan<byte> nv12, int width, int height, nint bgra, int rowBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nv12.Length, Nv12.SizeOf(width, height));
        ArgumentOutOfRangeException.ThrowIfLessThan(rowBytes, width * 4);

        fixed (byte* planes = nv12)
        {
            for (var y = 0; y < height; y++)
            {
                var luma = planes + ((nint)y * width);
                var colour = planes + ((nint)width * height) + ((nint)(y / 2) * width);
                var to = (byte*)bgra + ((nint)y * rowBytes);

                var done = Avx2.IsSupported ? ConvertRow(luma, colour, to, width) : 0;
                ConvertRow(luma, colour, to, done, width);
            }
        }
    }

    /// <summary>Pixel by pixel: what the vector code must equal.</summary>
    internal static void ConvertRow(byte* luma, byte* colour, byte* bgra, int from, int to)
    {
        for (var x = from; x < to; x++)
        {
            var y = (Y * (luma[x] - 16)) + (1 << (Bits - 1));
            var (u, v) = (colour[x & ~1] - 128, colour[x | 1] - 128);

            bgra[x * 4] = Clamp(y + (UB * u));
            bgra[(x * 4) + 1] = Clamp(y + (UG * u) + (VG * v));
            bgra[(x * 4) + 2] = Clamp(y + (VR * v));
            bgra[(x * 4) + 3] = 255;
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value >> Bits, 0, 255);

    /// <returns>How many pixels are done: all of them, or none of a row that is shorter than a step.</returns>
    private static int ConvertRow(byte* luma, byte* colour, byte* bgra, int width)
    {
        for (var x = 0; width >= Step && x < width; x += Step)
        {
            var at = Math.Min(x, width - Step);
            var y = Avx2.Subtract(Avx2.ConvertToVector256Int16(luma + at), Vector256.Create((short)16));
            var uv = Avx2.Subtract(Avx2.ConvertToVector256Int16(colour + at), Vector256.Create((short)128));

            // Of each pair, both pixels take the colour: U0 U0 U1 U1 and V0 V0 V1 V1.
            var u = Avx2.ShuffleHigh(Avx2.ShuffleLow(uv, 0b_10_10_00_00), 0b_10_10_00_00);
            var v = Avx2.ShuffleHigh(Avx2.ShuffleLow(uv, 0b_11_11_01_01), 0b_11_11_01_01);

            var blue = Weigh(y, u, Y, UB);
            var red = Weigh(y, v, Y, VR);
            var green = Weigh(y, u, v);

            // Lanes hold pixels 0-7 and 8-15: bytes B G and R A are woven, then both pairs.
            var bg = Avx2.UnpackLow(Avx2.PackUnsignedSaturate(blue, blue), Avx2.PackUnsignedSaturate(green, green)).AsInt16();
            var ra = Avx2.UnpackLow(Avx2.PackUnsignedSaturate(red, red), Vector256<byte>.AllBitsSet).AsInt16();
            var low = Avx2.UnpackLow(bg, ra).AsByte();
            var high = Avx2.UnpackHigh(bg, ra).AsByte();
            Avx2.Permute2x128(low, high, 0x20).Store(bgra + (at * 4));
            Avx2.Permute2x128(low, high, 0x31).Store(bgra + (at * 4) + 32);
        }

        return width >= Step ? width : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Weigh(Vector256<short> a, Vector256<short> b, short weightA, short weightB)
    {
        var weights = Vector256.Create((weightB << 16) | (weightA & 0xFFFF)).AsInt16();
        var half = Vector256.Create(1 << (Bits - 1));
        var low = (Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(a, b), weights) + half) >> Bits;
        var high = (Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(a, b), weights) + half) >> Bits;

        return Avx2.PackSignedSaturate(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Weigh(Vector256<short> y, Vector256<short> u, Vector256<short> v)
    {
        var colours = Vector256.Create((VG << 16) | (UG & 0xFFFF)).AsInt16();
        var light = Vector256.Create(((1 << (Bits - 1)) << 16) | (ushort)Y).AsInt16();
        var one = Vector256.Create((short)1);
        var low = (Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(y, one), light) + Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(u, v), colours)) >> Bits;
        var high = (Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(y, one), light) + Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(u, v), colours)) >> Bits;

        return Avx2.PackSignedSaturate(low, high);
    }
}
