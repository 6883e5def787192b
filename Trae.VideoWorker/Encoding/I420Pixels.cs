using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Backgrounds;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.VideoWorker.Encoding;

/// <summary>
/// I420 (a plane of brightness, then one of Cb and one of Cr at half the size) to opaque BGRA, BT.709 limited range: the way back
/// of <see cref="Nv12"/>. A colour stands for its 2x2 pixels, so that converting forth again gives the same colour.
/// </summary>
internal static unsafe class I420Pixels
{
    // The inverse matrix in 1/8192: 255/219, and 255/224 times 2(1-Kr), 2(1-Kb) and their shares of green.
    private const int Bits = 13;
    private const short Y = 9_539;
    private const short UB = 17_305;
    private const short UG = -1_747;
    private const short VG = -4_366;
    private const short VR = 14_686;
    private const int Step = 16;

    /// <summary>Converts one rectangle of a picture.</summary>
    /// <param name="i420">A picture as large as <paramref name="bgra"/>.</param>
    /// <param name="rect">Inside the picture, from an even column to an even one.</param>
    /// <param name="veil">Laid over what is converted, row by row, while the row is at hand.</param>
    public static void Convert(ReadOnlySpan<byte> i420, Pixels bgra, SKRectI rect, Veil? veil = null)
    {
        var (width, height) = (bgra.Width, bgra.Height);
        ArgumentOutOfRangeException.ThrowIfLessThan(i420.Length, Nv12.SizeOf(width, height));
        if (!bgra.Frame.Contains(rect) || ((rect.Left | rect.Right) & 1) != 0)
        {
            throw new ArgumentException($"{rect} is not in a picture of {width}x{height}, or its columns are not even.", nameof(rect));
        }

        fixed (byte* planes = i420)
        {
            for (var y = rect.Top; y < rect.Bottom; y++)
            {
                var luma = planes + ((nint)y * width) + rect.Left;
                var u = planes + ((nint)width * height) + ((nint)(y / 2) * (width / 2)) + (rect.Left / 2);
                var v = u + ((nint)width * height / 4);
                var to = bgra.Start + ((nint)y * bgra.RowBytes) + (rect.Left * 4);

                var done = Avx2.IsSupported ? ConvertRow(luma, u, v, to, rect.Width) : 0;
                ConvertRow(luma, u, v, to, done, rect.Width);
                veil?.Lay((uint*)to, rect.Left, y, rect.Width);
            }
        }
    }

    /// <summary>Pixel by pixel: what the vector code must equal.</summary>
    internal static void ConvertRow(byte* luma, byte* us, byte* vs, byte* bgra, int from, int to)
    {
        for (var x = from; x < to; x++)
        {
            var y = (Y * (luma[x] - 16)) + (1 << (Bits - 1));
            var (u, v) = (us[x / 2] - 128, vs[x / 2] - 128);

            bgra[x * 4] = Clamp(y + (UB * u));
            bgra[(x * 4) + 1] = Clamp(y + (UG * u) + (VG * v));
            bgra[(x * 4) + 2] = Clamp(y + (VR * v));
            bgra[(x * 4) + 3] = 255;
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value >> Bits, 0, 255);

    /// <returns>How many pixels are done: all of them, or none of a row that is shorter than a step.</returns>
    private static int ConvertRow(byte* luma, byte* us, byte* vs, byte* bgra, int width)
    {
        for (var x = 0; width >= Step && x < width; x += Step)
        {
            var at = Math.Min(x, width - Step);
            var y = Avx2.Subtract(Avx2.ConvertToVector256Int16(luma + at), Vector256.Create((short)16));
            var u = Doubled(us + (at / 2));
            var v = Doubled(vs + (at / 2));

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

    // Of each pair, both pixels take the colour.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Doubled(byte* colours)
    {
        var eight = Vector128.CreateScalarUnsafe(*(ulong*)colours).AsByte();

        return Avx2.Subtract(Avx2.ConvertToVector256Int16(Sse2.UnpackLow(eight, eight)), Vector256.Create((short)128));
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
