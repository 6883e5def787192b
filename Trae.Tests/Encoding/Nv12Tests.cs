using System.Runtime.Intrinsics.X86;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Encoding;

namespace Trae.Tests.Encoding;

/// <summary>The conversion against BT.709 in floating point, and the vector code against the plain code.</summary>
public sealed unsafe class Nv12Tests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(14, 4)]
    [InlineData(16, 2)]
    [InlineData(18, 6)]
    [InlineData(30, 2)]
    [InlineData(34, 8)]
    [InlineData(1080, 16)]
    [InlineData(1920, 10)]
    public void Is_within_one_of_the_standard_for_random_pixels(int width, int height)
    {
        var bgra = RandomPixels(width * 4 * height);
        var nv12 = Converted(bgra, width, height, new(0, 0, width, height));

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (expected, _, _) = Bt709(Mean(bgra, width, x, y, 1));
                Assert.InRange(nv12[(y * width) + x], expected - 1, expected + 1);
            }
        }

        for (var y = 0; y < height; y += 2)
        {
            for (var x = 0; x < width; x += 2)
            {
                var (_, cb, cr) = Bt709(Mean(bgra, width, x, y, 2));
                var at = (width * height) + (y / 2 * width) + x;
                Assert.InRange(nv12[at], cb - 1, cb + 1);
                Assert.InRange(nv12[at + 1], cr - 1, cr + 1);
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 16, 128, 128)]
    [InlineData(255, 255, 255, 235, 128, 128)]
    [InlineData(128, 128, 128, 126, 128, 128)]
    [InlineData(255, 0, 0, 63, 102, 240)]
    [InlineData(0, 255, 0, 173, 42, 26)]
    [InlineData(0, 0, 255, 32, 240, 118)]
    public void Knows_the_colours_of_the_standard(byte red, byte green, byte blue, byte y, byte cb, byte cr)
    {
        var bgra = new byte[32 * 4 * 2];
        for (var i = 0; i < bgra.Length; i += 4)
        {
            (bgra[i], bgra[i + 1], bgra[i + 2], bgra[i + 3]) = (blue, green, red, 255);
        }

        var nv12 = Converted(bgra, 32, 2, new(0, 0, 32, 2));

        Assert.All(nv12[..64], value => Assert.InRange(value, y - 1, y + 1));
        Assert.All(nv12[64..].Where((_, i) => i % 2 == 0), value => Assert.InRange(value, cb - 1, cb + 1));
        Assert.All(nv12[64..].Where((_, i) => i % 2 == 1), value => Assert.InRange(value, cr - 1, cr + 1));
    }

    [Fact]
    public void Is_to_the_bit_the_same_with_and_without_vectors()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This processor has no AVX2.");

        for (var width = 16; width <= 130; width += 2)
        {
            var bgra = RandomPixels(width * 4 * 2);
            var plain = new byte[Nv12.SizeOf(width, 2)];
            var vector = new byte[plain.Length];

            fixed (byte* pixels = bgra, p = plain, v = vector)
            {
                Nv12.ConvertRows(pixels, pixels + (width * 4), p, p + width, p + (2 * width), 0, width);
                Nv12Avx2.ConvertRows(pixels, pixels + (width * 4), v, v + width, v + (2 * width), width);
            }

            Assert.Equal(plain, vector);
        }
    }

    [Theory]
    [InlineData(0, 0, 2, 2)]
    [InlineData(6, 4, 10, 2)]
    [InlineData(4, 2, 16, 4)]
    [InlineData(10, 0, 54, 8)]
    [InlineData(22, 6, 20, 2)]
    public void Touches_nothing_outside_its_rectangle(int x, int y, int width, int height)
    {
        const int Width = 64, Height = 8;
        var bgra = RandomPixels(Width * 4 * Height);
        var whole = Converted(bgra, Width, Height, new(0, 0, Width, Height));
        var part = Converted(bgra, Width, Height, new(x, y, width, height));

        for (var row = 0; row < Height * 3 / 2; row++)
        {
            var pixelRow = row < Height ? row : (row - Height) * 2;
            for (var column = 0; column < Width; column++)
            {
                var inside = column >= x && column < x + width && pixelRow >= y && pixelRow < y + height;
                Assert.Equal(inside ? whole[(row * Width) + column] : Untouched, part[(row * Width) + column]);
            }
        }
    }

    [Fact]
    public void Refuses_odd_edges_and_rectangles_outside_the_picture()
    {
        var bgra = new byte[16 * 4 * 4];

        Assert.Throws<ArgumentException>(() => Converted(bgra, 16, 4, new(1, 0, 2, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Converted(bgra, 16, 4, new(8, 0, 10, 2)));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(14, 4)]
    [InlineData(34, 6)]
    [InlineData(642, 8)]
    public void The_way_back_is_within_one_of_the_standard_and_forth_again_the_same(int width, int height)
    {
        // Dull colours, of which every pixel lies inside what can be shown.
        var nv12 = RandomPixels(Nv12.SizeOf(width, height)).Select((value, i) => (byte)(i < width * height ? 90 + value / 4 : 108 + value % 40)).ToArray();
        var bgra = new byte[width * 4 * height];
        fixed (byte* pixels = bgra)
        {
            I420Pixels.Convert(Planar(nv12, width, height), new(pixels, width, height, width * 4), new(0, 0, width, height));
        }

        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = (i % width, i / width);
            var colour = (width * height) + (y / 2 * width) + (x & ~1);
            var (blue, green, red) = Rgb(nv12[i], nv12[colour], nv12[colour + 1]);
            Assert.InRange(bgra[i * 4], blue - 1, blue + 1);
            Assert.InRange(bgra[(i * 4) + 1], green - 1, green + 1);
            Assert.InRange(bgra[(i * 4) + 2], red - 1, red + 1);
            Assert.Equal(255, bgra[(i * 4) + 3]);
        }

        Assert.All(Converted(bgra, width, height, new(0, 0, width, height)).Zip(nv12), pair => Assert.InRange(pair.First, pair.Second - 1, pair.Second + 1));
    }

    [Fact]
    public void The_way_back_is_to_the_bit_the_same_with_and_without_vectors()
    {
        for (var width = 16; width <= 130; width += 2)
        {
            var i420 = RandomPixels(Nv12.SizeOf(width, 2));
            var plain = new byte[width * 4 * 2];
            var vector = new byte[plain.Length];

            fixed (byte* source = i420, p = plain, v = vector)
            {
                var (us, vs) = ((nint)source + (2 * width), (nint)source + (2 * width) + (width / 2));
                I420Pixels.ConvertRow(source, (byte*)us, (byte*)vs, p, 0, width);
                I420Pixels.ConvertRow(source + width, (byte*)us, (byte*)vs, p + (width * 4), 0, width);
                I420Pixels.Convert(i420, new(v, width, 2, width * 4), new(0, 0, width, 2));
            }

            Assert.Equal(plain, vector);
        }
    }

    [Fact]
    public void The_way_back_of_a_part_is_that_part_and_leaves_the_rest()
    {
        const int Width = 64;
        const int Height = 6;
        var i420 = RandomPixels(Nv12.SizeOf(Width, Height));
        var (whole, part) = (new byte[Width * 4 * Height], new byte[Width * 4 * Height]);
        fixed (byte* all = whole, some = part)
        {
            I420Pixels.Convert(i420, new(all, Width, Height, Width * 4), new(0, 0, Width, Height));
            I420Pixels.Convert(i420, new(some, Width, Height, Width * 4), new(10, 1, 52, 4));

            var picture = new Pixels(some, Width, Height, Width * 4);
            Assert.Throws<ArgumentException>(() => I420Pixels.Convert(i420, picture, new(1, 0, 4, 2)));
            Assert.Throws<ArgumentException>(() => I420Pixels.Convert(i420, picture, new(0, 0, 33, 2)));
            Assert.Throws<ArgumentException>(() => I420Pixels.Convert(i420, picture, new(60, 0, 66, 2)));
        }

        for (var i = 0; i < whole.Length; i++)
        {
            var (x, y) = (i / 4 % Width, i / 4 / Width);
            Assert.Equal(x is >= 10 and < 52 && y is >= 1 and < 4 ? whole[i] : 0, part[i]);
        }
    }

    private const byte Untouched = 77;

    private static byte[] Converted(byte[] bgra, int width, int height, PixelRect rect)
    {
        var nv12 = new byte[Nv12.SizeOf(width, height)];
        Array.Fill(nv12, Untouched);

        fixed (byte* pixels = bgra)
        {
            Nv12.Convert((nint)pixels, width * 4, nv12, width, height, rect);
        }

        return nv12;
    }

    private static byte[] Planar(byte[] nv12, int width, int height)
    {
        var colours = nv12[(width * height)..];

        return [.. nv12[..(width * height)], .. colours.Where((_, i) => i % 2 == 0), .. colours.Where((_, i) => i % 2 == 1)];
    }

    private static byte[] RandomPixels(int bytes)
    {
        var pixels = new byte[bytes];
        new Random(bytes).NextBytes(pixels);

        return pixels;
    }

    private static (double Blue, double Green, double Red) Mean(byte[] bgra, int width, int x, int y, int side)
    {
        double Channel(int channel) =>
            (from row in Enumerable.Range(y, side)
             from column in Enumerable.Range(x, side)
             select (double)bgra[(((row * width) + column) * 4) + channel]).Average();

        return (Channel(0), Channel(1), Channel(2));
    }

    private static (int Blue, int Green, int Red) Rgb(byte y, byte cb, byte cr)
    {
        var light = (y - 16) * 255 / 219.0;
        var (blue, red) = (light + ((cb - 128) * 255 / 224.0 * 1.8556), light + ((cr - 128) * 255 / 224.0 * 1.5748));
        var green = (light - (0.2126 * red) - (0.0722 * blue)) / 0.7152;

        return ((int)Math.Round(blue), (int)Math.Round(green), (int)Math.Round(red));
    }

    // ITU-R BT.709-6, items 3.2 to 3.4, for 8 bits.
    private static (int Y, int Cb, int Cr) Bt709((double Blue, double Green, double Red) pixel)
    {
        var y = (0.2126 * pixel.Red) + (0.7152 * pixel.Green) + (0.0722 * pixel.Blue);
        var cb = (pixel.Blue - y) / 1.8556;
        var cr = (pixel.Red - y) / 1.5748;

        return ((int)Math.Round(16 + (y * 219 / 255)), (int)Math.Round(128 + (cb * 224 / 255)), (int)Math.Round(128 + (cr * 224 / 255)));
    }
}
