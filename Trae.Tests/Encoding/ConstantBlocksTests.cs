using CsCheck;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;

namespace Trae.Tests.Encoding;

/// <summary>What an encoder is told to be constant is, to the byte.</summary>
public sealed class ConstantBlocksTests
{
    private static readonly Gen<(int Width, int Height)> Sizes = Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], (width, height) => (2 * width, 2 * height));

    [Fact]
    public void A_block_is_constant_if_and_only_if_no_byte_of_it_differs() =>
        Sizes.SelectMany(size => Gen.Int[0, Nv12.SizeOf(size.Width, size.Height) - 1].Array[0, 6].Select(changed => (size.Width, size.Height, changed))).Sample(sample =>
        {
            var (width, height, changed) = sample;
            var before = new byte[Nv12.SizeOf(width, height)];
            var frame = new byte[before.Length];
            Array.ForEach(changed, place => frame[place] = 1);

            var blocks = new ConstantBlocks(width, height);
            blocks.Compare([new PixelRect(0, 0, width, height)], frame, before);

            Assert.Equal(Expected(width, height, changed), blocks.Map.ToArray());
        });

    [Fact]
    public void Nothing_is_compared_where_nothing_was_drawn()
    {
        var blocks = new ConstantBlocks(64, 32);

        // Two columns of blocks are touched; the frames differ everywhere.
        blocks.Compare([new PixelRect(14, 0, 4, 2)], Filled(64, 32, 1), Filled(64, 32, 0));

        Assert.Equal([0, 0, 1, 1, 1, 1, 1, 1], blocks.Map.ToArray());
    }

    [Theory]
    [InlineData(VideoFormat.Wide)]
    [InlineData(VideoFormat.Portrait)]
    public async Task What_a_scene_tells_of_each_of_its_frames_is_so(VideoFormat format)
    {
        using var fonts = new FontLibrary();
        using var canvas = new SceneCanvas(RenderBench.Timeline(format, frames: 40), SceneMedia.Empty, fonts);
        var (before, constant, told) = (Array.Empty<byte>(), 0, new List<bool>());

        await new DrawnFrames(canvas, 40, _ => { }, buffers: 2, lends: false).Pump(
            (frame, map, _) =>
            {
                var expected = new ConstantBlocks(canvas.Width, canvas.Height);
                if (before.Length > 0)
                {
                    expected.Compare([new PixelRect(0, 0, canvas.Width, canvas.Height)], frame, before);
                }

                told.Add(map.Span.SequenceEqual(expected.Map.Span));
                constant += map.Span.Count((byte)1);
                before = [.. frame];

                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal(Enumerable.Repeat(true, 40), told);
        Assert.InRange(constant, 1, int.MaxValue);
    }

    private static byte[] Filled(int width, int height, byte value)
    {
        var frame = new byte[Nv12.SizeOf(width, height)];
        Array.Fill(frame, value);

        return frame;
    }

    private static byte[] Expected(int width, int height, int[] changed)
    {
        var columns = (width + 15) / 16;
        var map = new byte[columns * ((height + 15) / 16)];
        Array.Fill(map, (byte)1);
        foreach (var place in changed)
        {
            var (x, line) = (place % width, place / width);
            map[((line < height ? line : 2 * (line - height)) / 16 * columns) + (x / 16)] = 0;
        }

        return map;
    }
}
