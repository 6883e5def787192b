using System.Runtime.Intrinsics.X86;
using CsCheck;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.Tests.Drawing;

public sealed unsafe class AffineBlendTests
{
    private const int Side = 64;

    private static readonly Gen<SKMatrix> Matrix = Gen.Select(Gen.Float[-180, 180], Gen.Float[-0.4f, 0.4f], Gen.Float[-12, 12], Gen.Bool, Gen.Bool)
        .Select((angle, grow, shift, mirrored, upright) => SKMatrix.CreateTranslation(32 + shift, 32 - shift / 2)
            .PreConcat(SKMatrix.CreateRotationDegrees(upright ? angle / 60 : angle))
            .PreConcat(SKMatrix.CreateScale((mirrored ? -1 : 1) * (1 + grow), 1 + grow / 3))
            .PreConcat(SKMatrix.CreateTranslation(-20, -20)));

    [Fact]
    public void Vectors_give_the_same_bits_as_one_pixel_at_a_time()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This processor has no AVX2.");
        Gen.Select(Matrix, Gen.Int[0, 1000]).Sample((matrix, seed) => Assert.Equal(Blend(matrix, seed, vectors: false, Whole), Blend(matrix, seed, vectors: true, Whole)), iter: 300, threads: 1);
    }

    [Fact]
    public void A_part_comes_out_the_same_alone_as_with_the_rest()
    {
        Gen.Select(Matrix, Gen.Int[0, 1000], Gen.Int[1, Side - 2], Gen.Int[1, Side - 2]).Sample(
            (matrix, seed, x, y) => Assert.Equal(
                Blend(matrix, seed, Avx2.IsSupported, Whole),
                Blend(matrix, seed, Avx2.IsSupported, new(0, 0, x, y), new(x, 0, Side, y), new(0, y, x, Side), new(x, y, Side, Side))),
            iter: 300,
            threads: 1);
    }

    private static SKRectI Whole => new(0, 0, Side, Side);

    private static byte[] Blend(SKMatrix matrix, int seed, bool vectors, params SKRectI[] clips)
    {
        var dice = new Random(seed);
        var target = new byte[Side * Side * 4];
        dice.NextBytes(target);
        for (var i = 3; i < target.Length; i += 4)
        {
            target[i] = 255;
        }

        var source = new byte[40 * 40 * 4];
        for (var i = 0; i < source.Length; i += 4)
        {
            var alpha = (i / 160) switch { < 2 or > 37 => 0, < 12 => 255, _ => dice.Next(3) switch { 0 => 0, 1 => 255, _ => dice.Next(256) } };
            for (var channel = 0; channel < 3; channel++)
            {
                source[i + channel] = (byte)dice.Next(alpha + 1);
            }

            source[i + 3] = (byte)alpha;
        }

        fixed (byte* to = target, from = source)
        {
            var pixels = new Pixels(from, 40, 40, 160);
            foreach (var clip in clips)
            {
                AffineBlend.Over(new Pixels(to, Side, Side, Side * 4), pixels, new RowSpans(pixels), matrix, clip, vectors);
            }
        }

        return target;
    }
}
