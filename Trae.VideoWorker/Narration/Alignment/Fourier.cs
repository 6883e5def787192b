using System.Numerics;

namespace Trae.VideoWorker.Narration.Alignment;

/// <summary>The fast Fourier transform of Cooley and Tukey (1965), in place.</summary>
internal static class Fourier
{
    /// <param name="values">As many as a power of two.</param>
    public static void Transform(Span<Complex> values)
    {
        for (int i = 1, j = 0; i < values.Length; i++)
        {
            var bit = values.Length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (values[i], values[j]) = (values[j], values[i]);
            }
        }

        for (var length = 2; length <= values.Length; length <<= 1)
        {
            var turn = Complex.FromPolarCoordinates(1, -2 * Math.PI / length);

            for (var start = 0; start < values.Length; start += length)
            {
                var w = Complex.One;
                for (var i = start; i < start + (length / 2); i++, w *= turn)
                {
                    var (even, odd) = (values[i], values[i + (length / 2)] * w);
                    (values[i], values[i + (length / 2)]) = (even + odd, even - odd);
                }
            }
        }
    }
}
