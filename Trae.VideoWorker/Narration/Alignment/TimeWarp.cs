namespace Trae.VideoWorker.Narration.Alignment;

/// <summary>
/// Finds which moment of one recording is which of another that says the same: dynamic time warping with a band
/// (H. Sakoe and S. Chiba, IEEE ASSP 26, 1978).
/// </summary>
internal static class TimeWarp
{
    // How far, as a share of the whole, one may run ahead of the other; and at least a second.
    private const double Band = 0.15;
    private const int LeastBand = 100;

    /// <returns>For each frame of <paramref name="from"/>, the first frame of <paramref name="to"/> that it is like; never going back.</returns>
    public static int[] Match(float[][] from, float[][] to)
    {
        var width = Math.Min(to.Length, (2 * Math.Max(LeastBand, (int)(Band * to.Length))) + 1);
        var steps = new byte[from.Length, width];
        var (before, now) = (new float[width], new float[width]);
        var (startBefore, start) = (0, 0);

        for (var i = 0; i < from.Length; i++)
        {
            (startBefore, start) = (start, Start(i, from.Length, to.Length, width));
            (before, now) = (now, before);

            for (var k = 0; k < width; k++)
            {
                var distance = Distance(from[i], to[start + k]);
                var old = start + k - startBefore;
                var diagonal = i > 0 && old - 1 >= 0 && old - 1 < width ? before[old - 1] + (2 * distance) : float.PositiveInfinity;
                var down = i > 0 && old >= 0 && old < width ? before[old] + distance : float.PositiveInfinity;
                var right = k > 0 ? now[k - 1] + distance : float.PositiveInfinity;

                (now[k], steps[i, k]) = i == 0 && k == 0 ? (distance, (byte)0)
                    : diagonal <= down && diagonal <= right ? (diagonal, (byte)1)
                    : down <= right ? (down, (byte)2)
                    : (right, (byte)3);
            }
        }

        return Back(steps, from.Length, to.Length, width);
    }

    private static int[] Back(byte[,] steps, int rows, int columns, int width)
    {
        var first = new int[rows];
        var (i, j) = (rows - 1, columns - 1);

        while (true)
        {
            first[i] = j;
            var step = steps[i, Math.Clamp(j - Start(i, rows, columns, width), 0, width - 1)];
            if (step == 0 || (i == 0 && j == 0))
            {
                return first;
            }

            (i, j) = (step == 3 ? i : Math.Max(0, i - 1), step == 2 ? j : Math.Max(0, j - 1));
        }
    }

    private static int Start(int row, int rows, int columns, int width) =>
        Math.Clamp((int)((long)row * columns / Math.Max(1, rows)) - (width / 2), 0, columns - width);

    private static float Distance(float[] a, float[] b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return MathF.Sqrt(sum);
    }
}
