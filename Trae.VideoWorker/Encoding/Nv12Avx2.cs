using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Trae.VideoWorker.Encoding;

/// <summary>Two rows of <see cref="Nv12"/>, 16 pixels at a time; to the bit the same as pixel by pixel.</summary>
internal static unsafe class Nv12Avx2
{
    private const int Step = 16;

    // Of each lane's U0 U1 U4 U5 V0 V1 V4 V5, the pairs UV in order.
    private static readonly Vector256<byte> Interleave = Vector256.Create(
        (byte)0, 4, 1, 5, 2, 6, 3, 7, 0, 4, 1, 5, 2, 6, 3, 7,
        0, 4, 1, 5, 2, 6, 3, 7, 0, 4, 1, 5, 2, 6, 3, 7);

    /// <returns>How many pixels of each row are done: all of them, or none of a row that is shorter than a step.</returns>
    public static int ConvertRows(byte* upper, byte* lower, byte* upperY, byte* lowerY, byte* uv, int width)
    {
        if (width < Step)
        {
            return 0;
        }

        for (var x = 0; x < width; x += Step)
        {
            // The last step starts earlier rather than end outside: some pixels are written twice, alike.
            var at = Math.Min(x, width - Step);
            Convert(upper + (at * 4), lower + (at * 4), upperY + at, lowerY + at, uv + at);
        }

        return width;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Convert(byte* upper, byte* lower, byte* upperY, byte* lowerY, byte* uv)
    {
        // Each holds four pixels as 16-bit B G R A: pixels 0 1 | 4 5, then 2 3 | 6 7, of the left and the right eight.
        var (a0, a1) = Widen(Vector256.Load(upper));
        var (a2, a3) = Widen(Vector256.Load(upper + 32));
        var (b0, b1) = Widen(Vector256.Load(lower));
        var (b2, b3) = Widen(Vector256.Load(lower + 32));

        var y = Avx2.PackUnsignedSaturate(Luma(a0, a1, a2, a3), Luma(b0, b1, b2, b3));
        y = Avx2.Permute4x64(y.AsInt64(), 0b_11_01_10_00).AsByte();
        y.GetLower().Store(upperY);
        y.GetUpper().Store(lowerY);

        // Blocks 0 1 | 2 3 and 4 5 | 6 7, each the sum of its four pixels.
        var left = SumPairs(Avx2.Add(a0, b0), Avx2.Add(a1, b1));
        var right = SumPairs(Avx2.Add(a2, b2), Avx2.Add(a3, b3));

        var u = Weigh(left, right, Weights(Nv12.UB, Nv12.UG, Nv12.UR), Nv12.UvBias, Nv12.UvBits);
        var v = Weigh(left, right, Weights(Nv12.VB, Nv12.VG, Nv12.VR), Nv12.UvBias, Nv12.UvBits);
        var words = Avx2.PackSignedSaturate(u, v);
        var pairs = Avx2.Shuffle(Avx2.PackUnsignedSaturate(words, words), Interleave).AsUInt32();
        Sse2.UnpackLow(pairs.GetLower(), pairs.GetUpper()).AsByte().Store(uv);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<short> Low, Vector256<short> High) Widen(Vector256<byte> pixels) =>
        (Avx2.UnpackLow(pixels, Vector256<byte>.Zero).AsInt16(), Avx2.UnpackHigh(pixels, Vector256<byte>.Zero).AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Luma(Vector256<short> p0, Vector256<short> p1, Vector256<short> p2, Vector256<short> p3)
    {
        var weights = Weights(Nv12.YB, Nv12.YG, Nv12.YR);
        var left = Weigh(p0, p1, weights, Nv12.YBias, Nv12.YBits);
        var right = Weigh(p2, p3, weights, Nv12.YBias, Nv12.YBits);

        return Avx2.Permute4x64(Avx2.PackSignedSaturate(left, right).AsInt64(), 0b_11_01_10_00).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> SumPairs(Vector256<short> low, Vector256<short> high) =>
        Avx2.Add(Avx2.UnpackLow(low.AsInt64(), high.AsInt64()).AsInt16(), Avx2.UnpackHigh(low.AsInt64(), high.AsInt64()).AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Weigh(Vector256<short> low, Vector256<short> high, Vector256<short> weights, int bias, int bits)
    {
        var sums = Avx2.HorizontalAdd(Avx2.MultiplyAddAdjacent(low, weights), Avx2.MultiplyAddAdjacent(high, weights));

        return Avx2.Add(sums, Vector256.Create(bias)) >> bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Weights(short blue, short green, short red) =>
        Vector256.Create(Vector128.Create(blue, green, red, 0, blue, green, red, 0));
}
