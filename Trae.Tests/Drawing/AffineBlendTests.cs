using System.Runtime.Intrinsics.X86;
using CsCheck;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.Tests.Drawing;

public sealed unsafe class AffineBlendTests
{
    private const int Side = 64;

    [Fact]
    public void Is_to_the_bit_the_same_four_pixels_at_a_time()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This processor has no AVX2.");

        Gen.Select(Gen.UInt, Gen.Int[50_000, 80_000], Gen.Int[-4_000, 4_000], Gen.Int[0, 10 << 16], Gen.Int[20 << 16, 40 << 16], Gen.Int[1, 36]).Sample(
            (seed, stepX, stepY, u, v, count) =>
            {
                var (source, plain) = (Random(seed, Side * Side), Random(~seed, count));
                var vectors = plain.ToArray();
                var span = new BlendSpan(u, v, stepX, stepY, count);

                fixed (uint* from = source, p = plain, four = vectors)
                {
                    var pixels = new Pixels((byte*)from, Side, Side, Side * 4);
                    AffineBlend.BlendRow(p, pixels, span, 0, count);
                    AffineBlendAvx2.BlendRow(four, pixels, span);
                }

                return plain.SequenceEqual(vectors);
            },
            iter: 2_000,
            threads: 1);
    }

    /// <summary>Premultiplied pixels: a third clear, a third opaque.</summary>
    private static uint[] Random(uint seed, int count)
    {
        var random = new Random((int)seed);

        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var alpha = (uint)(random.Next(3) switch { 0 => 0, 1 => 255, _ => random.Next(256) });

            return (alpha << 24) | ((uint)random.Next((int)alpha + 1) << 16) | ((uint)random.Next((int)alpha + 1) << 8) | (uint)random.Next((int)alpha + 1);
        })];
    }
}
