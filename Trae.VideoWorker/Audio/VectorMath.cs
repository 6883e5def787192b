using System.Numerics;

namespace Trae.VideoWorker.Audio;

/// <summary>Sums over samples, several at a time.</summary>
internal static class VectorMath
{
    /// <param name="b">At least as long as <paramref name="a"/>.</param>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var i = 0;

        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        var rest = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            rest += a[i] * b[i];
        }

        return rest;
    }

    public static float Largest(ReadOnlySpan<float> samples)
    {
        var largest = 0f;
        foreach (var sample in samples)
        {
            largest = Math.Max(largest, Math.Abs(sample));
        }

        return largest;
    }
}
