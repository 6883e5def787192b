using System.Runtime.InteropServices;
using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>A grain of one or two levels, too fine to see: it keeps wide gradients from banding once they are encoded.</summary>
internal static class Grain
{
    public static void Add(SKPixmap pixels)
    {
        var state = 0x9E3779B9u;
        var bytes = pixels.GetPixelSpan();
        var words = MemoryMarshal.Cast<byte, uint>(bytes);
        for (var i = 0; i < words.Length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;

            // Two coins make -1, 0, 0, 1: a triangular grain.
            var step = (int)(state & 1) - (int)((state >> 9) & 1);
            var word = words[i];
            words[i] = Shift(word, 0, step) | Shift(word, 8, step) | Shift(word, 16, step) | (word & 0xFF000000);
        }
    }

    private static uint Shift(uint word, int bits, int step) => (uint)Math.Clamp((int)((word >> bits) & 0xFF) + step, 0, 255) << bits;
}
