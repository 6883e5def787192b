using System.Security.Cryptography;

namespace Trae.Jobs;

/// <summary>Exponential backoff with "equal jitter": half of the wait is fixed, half random, so that crowds disperse.</summary>
/// <remarks>M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.</remarks>
internal static class Backoff
{
    /// <param name="failures">1 after the first.</param>
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan longest) =>
        After(failures, first, longest, RandomNumberGenerator.GetInt32(1_000_000) / 1e6);

    /// <param name="chance">0 to 1.</param>
    internal static TimeSpan After(int failures, TimeSpan first, TimeSpan longest, double chance)
    {
        var doublings = Math.Min(failures - 1, 30);
        var whole = Math.Min(first.TotalSeconds * Math.Pow(2, doublings), longest.TotalSeconds);

        return TimeSpan.FromSeconds((whole / 2) + (whole / 2 * chance));
    }
}
