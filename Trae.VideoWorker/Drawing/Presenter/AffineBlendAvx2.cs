using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Eight pixels of a row at a time; the arithmetic, and so every bit of the result, is that of <see cref="AffineBlend"/>.</summary>
internal static unsafe class AffineBlendAvx2
{
    public const int Lanes = 8;

    private static readonly Vector256<int> Steps = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    /// <returns>How many pixels were blended; the rest are fewer than eight.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int BlendRow(uint* row, int count, Pixels source, int u, int v, int stepX, int stepY)
    {
        var us = Vector256.Create(u) + Steps * stepX;
        var vs = Vector256.Create(v) + Steps * stepY;
        var (nextU, nextV) = (Vector256.Create(stepX * Lanes), Vector256.Create(stepY * Lanes));
        var rowBytes = Vector256.Create(source.RowBytes);
        var upper = (int*)source.Start;
        var lower = (int*)(source.Start + source.RowBytes);

        var done = 0;
        for (; done + Lanes <= count; done += Lanes, us += nextU, vs += nextV, u += stepX * Lanes, v += stepY * Lanes)
        {
            Vector256<ushort> topLeft, topRight, bottomLeft, bottomRight;
            if ((v >> 16) == (v + 7 * stepY) >> 16 && ((u + 7 * stepX) >> 16) - (u >> 16) == 7)
            {
                // Hardly turned, eight neighbours come from eight neighbours.
                var first = source.Start + (long)(v >> 16) * source.RowBytes + (u >> 16) * 4L;
                topLeft = Vector256.Load((ushort*)first);
                topRight = Vector256.Load((ushort*)(first + 4));
                bottomLeft = Vector256.Load((ushort*)(first + source.RowBytes));
                bottomRight = Vector256.Load((ushort*)(first + source.RowBytes + 4));
            }
            else
            {
                var at = Vector256.ShiftRightArithmetic(vs, 16) * rowBytes + Vector256.ShiftLeft(Vector256.ShiftRightArithmetic(us, 16), 2);
                topLeft = Avx2.GatherVector256(upper, at, 1).AsUInt16();
                topRight = Avx2.GatherVector256(upper + 1, at, 1).AsUInt16();
                bottomLeft = Avx2.GatherVector256(lower, at, 1).AsUInt16();
                bottomRight = Avx2.GatherVector256(lower + 1, at, 1).AsUInt16();
            }

            if ((topLeft | topRight | bottomLeft | bottomRight) == Vector256<ushort>.Zero)
            {
                continue;
            }

            var (fx, fy) = (Fraction(us), Fraction(vs));
            var even = Mix(
                Mix(Even(topLeft), Even(bottomLeft), fy), Mix(Even(topRight), Even(bottomRight), fy), fx);
            var odd = Mix(
                Mix(Odd(topLeft), Odd(bottomLeft), fy), Mix(Odd(topRight), Odd(bottomRight), fy), fx);

            Over(row + done, even, odd);
        }

        return done;
    }

    /// <summary>Puts blue and red (<paramref name="even"/>), green and alpha (<paramref name="odd"/>) over what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Over(uint* target, Vector256<ushort> even, Vector256<ushort> odd)
    {
        var alpha = Vector256.ShiftRightLogical(odd.AsUInt32(), 16);
        if (alpha == Vector256.Create(255u))
        {
            Vector256.Store(Join(even, odd), target);
            return;
        }

        var left = Vector256.Create(255u) - alpha;
        left += Vector256.ShiftRightLogical(left, 7);
        var keep = (left | Vector256.ShiftLeft(left, 16)).AsUInt16();
        var below = Vector256.Load(target).AsUInt16();
        even += Vector256.ShiftRightLogical(Even(below) * keep + Half, 8);
        odd += Vector256.ShiftRightLogical(Odd(below) * keep + Half, 8);
        even = Vector256.Min(even, Vector256.Create((ushort)255));
        odd = Vector256.Min(odd, Vector256.Create((ushort)255));

        // What is clear leaves the target as it is, also where rounding would not.
        var clear = Vector256.Equals(alpha, Vector256<uint>.Zero);
        Vector256.Store(Vector256.ConditionalSelect(clear, below.AsUInt32(), Join(even, odd)), target);
    }

    private static Vector256<ushort> Half => Vector256.Create((ushort)128);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Join(Vector256<ushort> even, Vector256<ushort> odd) => even.AsUInt32() | Vector256.ShiftLeft(odd.AsUInt32(), 8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Even(Vector256<ushort> pixels) => pixels & Vector256.Create((ushort)0x00FF);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Odd(Vector256<ushort> pixels) => Vector256.ShiftRightLogical(pixels, 8);

    /// <summary>The eight bits below the point, for both channels of a pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Fraction(Vector256<int> values)
    {
        var bits = Vector256.ShiftRightLogical(values, 8) & Vector256.Create(0xFF);

        return (bits | Vector256.ShiftLeft(bits, 16)).AsUInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Mix(Vector256<ushort> from, Vector256<ushort> to, Vector256<ushort> fraction) =>
        Vector256.ShiftRightLogical(from * (Vector256.Create((ushort)256) - fraction) + to * fraction + Half, 8);
}
