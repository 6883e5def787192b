using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>A row of <see cref="AffineBlend"/>, four pixels at a time where their sources stand side by side; to the bit the same.</summary>
internal static unsafe class AffineBlendAvx2
{
    // Of four 32-bit values in the low halves of the lanes' words, each for the four channels of its pixel.
    private static readonly Vector256<byte> EachToItsChannels = Vector256.Create(
        (byte)0, 1, 0, 1, 0, 1, 0, 1, 4, 5, 4, 5, 4, 5, 4, 5,
        8, 9, 8, 9, 8, 9, 8, 9, 12, 13, 12, 13, 12, 13, 12, 13);

    // The alpha of each pixel, for its four channels.
    private static readonly Vector256<byte> AlphaToItsChannels = Vector256.Create(
        (byte)6, 7, 6, 7, 6, 7, 6, 7, 14, 15, 14, 15, 14, 15, 14, 15,
        6, 7, 6, 7, 6, 7, 6, 7, 14, 15, 14, 15, 14, 15, 14, 15);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BlendRow(uint* row, Pixels source, in BlendSpan span)
    {
        var i = 0;
        while (i + 4 <= span.Count)
        {
            var (u, v) = (span.U + (i * span.StepX), span.V + (i * span.StepY));
            var sideBySide = (((u & 0xFFFF) + (3 * span.StepX)) >> 16) == 3 && ((v + (3 * span.StepY)) >> 16) == v >> 16;
            if (sideBySide)
            {
                var at = source.Start + ((long)(v >> 16) * source.RowBytes) + ((u >> 16) * 4);
                BlendFour(row + i, at, at + source.RowBytes, u, v, span);
                i += 4;
            }
            else
            {
                AffineBlend.BlendRow(row, source, span, i, i + 1);
                i++;
            }
        }

        AffineBlend.BlendRow(row, source, span, i, span.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BlendFour(uint* row, byte* upper, byte* lower, int u, int v, in BlendSpan span)
    {
        var (top, topRight) = (Vector128.Load(upper), Vector128.Load(upper + 4));
        var (bottom, bottomRight) = (Vector128.Load(lower), Vector128.Load(lower + 4));
        if (((top | topRight) | (bottom | bottomRight)) == Vector128<byte>.Zero)
        {
            return;
        }

        var half = Vector256.Create((ushort)128);
        var fx = Fractions(u, span.StepX);
        var fy = Fractions(v, span.StepY);
        var (gx, gy) = (Vector256.Create((ushort)256) - fx, Vector256.Create((ushort)256) - fy);

        var left = ((Widen(top) * gy) + (Widen(bottom) * fy) + half) >>> 8;
        var right = ((Widen(topRight) * gy) + (Widen(bottomRight) * fy) + half) >>> 8;
        var pixels = ((left * gx) + (right * fx) + half) >>> 8;

        var clear = Vector256.Create((ushort)255) - Avx2.Shuffle(pixels.AsByte(), AlphaToItsChannels).AsUInt16();
        var keep = clear + (clear >>> 7);
        var below = ((Widen(Vector128.Load((byte*)row)) * keep) + half) >>> 8;
        var sum = (pixels + below).AsInt16();
        Avx2.Permute4x64(Avx2.PackUnsignedSaturate(sum, sum).AsInt64(), 0b_00_00_10_00).GetLower().AsByte().Store((byte*)row);
    }

    /// <summary>The eight bits below the whole pixels, of four steps, for the four channels of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Fractions(int start, int step)
    {
        var steps = Vector128.Create(start, start + step, start + (2 * step), start + (3 * step));
        var bits = ((steps >>> 8) & Vector128.Create(0xFF)).AsByte();

        return Avx2.Shuffle(Vector256.Create(bits, bits), EachToItsChannels).AsUInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Widen(Vector128<byte> pixels) => Avx2.ConvertToVector256Int16(pixels).AsUInt16();
}
