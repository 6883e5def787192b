using System.Collections.Concurrent;
using System.Diagnostics;

namespace Trae.Bench;

/// <summary>People who read something else meanwhile.</summary>
internal static class Others
{
    private const int Readers = 4;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    // Each reads, and thinks a little: not as fast as it can, for that would measure capacity.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>In milliseconds.</summary>
    public static async Task<double> MedianOfReads(BenchGraph graph, Guid film)
    {
        var times = new ConcurrentBag<double>();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(started) < Length)
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = await graph.Http.GetAsync($"/api/v1/videos/{film}");
                answer.EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                await Task.Delay(Pause, TimeProvider.System);
            }
        }));

        return times.Order().ElementAt(times.Count / 2);
    }
}
