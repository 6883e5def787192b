using SkiaSharp;
using Trae.VideoWorker.Drawing.Backgrounds;

namespace Trae.Tests.Drawing;

/// <summary>A colour over pixels, against what mixing two colours is.</summary>
public sealed unsafe class VeilTests
{
    private static readonly SKColor Night = new(13, 27, 200);

    [Fact]
    public void Lays_its_colour_on_as_densely_as_it_says()
    {
        for (var density = 0; density < 256; density++)
        {
            uint[] row = [(uint)SKColors.White, (uint)SKColors.Black, (uint)new SKColor(1, 128, 254)];
            var before = row.Select(pixel => new SKColor(pixel)).ToList();

            fixed (uint* pixels = row)
            {
                new Veil(Night, [(byte)density, (byte)density, (byte)density], 3).Lay(pixels, 0, 0, 3);
            }

            Assert.All(row.Zip(before), pixel =>
            {
                var (now, then) = (new SKColor(pixel.First), pixel.Second);
                Assert.Equal(255, now.Alpha);
                Assert.Equal(Mixed(then.Red, Night.Red, density), now.Red, 0.51);
                Assert.Equal(Mixed(then.Green, Night.Green, density), now.Green, 0.51);
                Assert.Equal(Mixed(then.Blue, Night.Blue, density), now.Blue, 0.51);
            });
        }
    }

    [Fact]
    public void Is_to_the_bit_the_same_with_and_without_vectors_and_from_any_column_on()
    {
        var random = new Random(5);
        const int Width = 70;
        var density = new byte[Width * 2];
        random.NextBytes(density);
        var veil = new Veil(Night, density, Width);

        for (var from = 0; from < 40; from++)
        {
            var vector = Enumerable.Range(0, Width - from).Select(_ => (uint)random.Next() | 0xFF000000).ToArray();
            var plain = vector.ToArray();
            fixed (uint* v = vector, p = plain)
            {
                veil.Lay(v, from, 1, vector.Length);
                veil.Lay(p, density.AsSpan(Width + from), 0);
            }

            Assert.Equal(plain, vector);
        }
    }

    private static double Mixed(byte under, byte over, int density) => ((under * (256.0 - density)) + (over * density)) / 256;
}
