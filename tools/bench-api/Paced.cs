using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Trae.Bench;

/// <summary>Requests at a steady rate whether or not earlier ones are answered, each timed from when it was due, as visitors come.</summary>
internal static class Paced
{
    public static async Task<Pace> Run(string origin, Read read, string key, double rate, int seconds, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 512 }) { BaseAddress = new(origin) };
        if (read.NeedsKey)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        var sent = new List<Task<double>>();
        var start = Stopwatch.GetTimestamp();
        for (var elapsed = 0.0; elapsed < seconds; elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds)
        {
            for (; sent.Count < elapsed * rate; ct.ThrowIfCancellationRequested())
            {
                sent.Add(Send(http, read.Paths[sent.Count % read.Paths.Count], start, sent.Count / rate, ct));
            }

            await Task.Delay(1, ct);
        }

        var times = (await Task.WhenAll(sent)).Order().ToList();

        return new(rate, times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    /// <returns>Milliseconds from when it was due until all of the answer was there.</returns>
    private static async Task<double> Send(HttpClient http, string path, long start, double due, CancellationToken ct)
    {
        using var answer = await http.GetAsync(path, ct);

        return answer.StatusCode == HttpStatusCode.OK
            ? (Stopwatch.GetElapsedTime(start).TotalSeconds - due) * 1000
            : throw new InvalidOperationException($"{path} was answered with {answer.StatusCode}.");
    }
}
