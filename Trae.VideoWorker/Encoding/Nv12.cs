using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Trae.VideoWorker.Drawing;

namespace Trae.VideoWorker.Encoding;

/// <summary>
/// BGRA to NV12, BT.709 limited range: a plane of brightness, then a plane of interleaved Cb and Cr at half the
/// size, each of them from the mean of 2x2 pixels (ITU-R BT.709-6, section 3; 219 and 224 steps).
/// </summary>
public static unsafe class Nv12
{
    // The matrix in 1/32768: brightness 0.2126 R + 0.7152 G + 0.0722 B scaled by 219/255, colour by 224/255.
    internal const short YR = 5983;
    internal const short YG = 20127;
    internal const short YB = 2032;
    internal const short UR = -3298;
    internal const short UG = -11094;
    internal const short UB = 14392;
    internal const short VR = 14392;
    internal const short VG = -13073;
    internal const short VB = -1319;

    // The offsets 16 and 128, and one half for rounding. The colour planes sum four pixels: two bits more.
    internal const int YBits = 15;
    internal const int UvBits = 17;
    internal const int YBias = (16 << YBits) + (1 << (YBits - 1));
    internal const int UvBias = (128 << UvBits) + (1 << (UvBits - 1));

    /// <summary>Bytes of a picture; both sides are even.</summary>
    public static int SizeOf(int width, int height) => width * height * 3 / 2;

    /// <summary>Converts one rectangle of a picture and leaves the rest of <paramref name="nv12"/> as it is.</summary>
    /// <param name="bgra">The picture's first pixel.</param>
    /// <param name="rowBytes">Bytes per row of <paramref name="bgra"/>.</param>
    /// <param name="nv12">The whole picture, <see cref="SizeOf"/> bytes.</param>
    /// <param name="rect">Even edges, inside the picture.</param>
    public static void Convert(nint bgra, int rowBytes, Span<byte> nv12, int width, int height, PixelRect rect)
    {
        Check(rowBytes, nv12.Length, width, height, rect);

        fixed (byte* planes = nv12)
        {
            var chroma = planes + ((nint)width * height);

            for (var y = rect.Y; y < rect.Y + rect.Height; y += 2)
            {
                var upper = (byte*)bgra + ((nint)y * rowBytes) + (rect.X * 4);
                var luma = planes + ((nint)y * width) + rect.X;
                var colour = chroma + ((nint)(y / 2) * width) + rect.X;

                var done = Avx2.IsSupported ? Nv12Avx2.ConvertRows(upper, upper + rowBytes, luma, luma + width, colour, rect.Width) : 0;
                ConvertRows(upper, upper + rowBytes, luma, luma + width, colour, done, rect.Width);
            }
        }
    }

    /// <summary>Two rows, pixel by pixel: what the vector code must equal, what is left at its edge, and the way of other processors.</summary>
    internal static void ConvertRows(byte* upper, byte* lower, byte* upperY, byte* lowerY, byte* uv, int from, int to)
    {
        for (var x = from; x < to; x += 2)
        {
            var a = upper + (x * 4);
            var b = lower + (x * 4);

            upperY[x] = Luma(a);
            upperY[x + 1] = Luma(a + 4);
            lowerY[x] = Luma(b);
            lowerY[x + 1] = Luma(b + 4);

            var blue = a[0] + a[4] + b[0] + b[4];
            var green = a[1] + a[5] + b[1] + b[5];
            var red = a[2] + a[6] + b[2] + b[6];

            uv[x] = (byte)(((UB * blue) + (UG * green) + (UR * red) + UvBias) >> UvBits);
            uv[x + 1] = (byte)(((VB * blue) + (VG * green) + (VR * red) + UvBias) >> UvBits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Luma(byte* pixel) => (byte)(((YB * pixel[0]) + (YG * pixel[1]) + (YR * pixel[2]) + YBias) >> YBits);

    private static void Check(int rowBytes, int length, int width, int height, PixelRect rect)
    {
        if (((width | height | rect.X | rect.Y | rect.Width | rect.Height) & 1) != 0)
        {
            throw new ArgumentException($"{rect} of {width}x{height}: every edge must be even, for colour is stored for 2x2 pixels.", nameof(rect));
        }

        if (rect.X < 0 || rect.Y < 0 || rect.Width < 0 || rect.Height < 0 || rect.X + rect.Width > width || rect.Y + rect.Height > height)
        {
            throw new ArgumentOutOfRangeException(nameof(rect), rect, $"The rectangle is not inside {width}x{height}.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(rowBytes, width * 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, SizeOf(width, height));
    }
}
