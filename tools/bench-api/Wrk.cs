using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Trae.Bench;

/// <summary>Requests a second, and milliseconds that half and 99 % of the answers took at most.</summary>
internal sealed record Pace(double Rate, double Half, double Most);

/// <summary>Debian's wrk: as many connections as asked, each with its next request as soon as it has an answer.</summary>
internal static partial class Wrk
{
    // Each address in turn; made once, because making them costs more than sending them.
    private const string Script =
        """
        local requests, at = {}, 0
        init = function(args)
            for i, path in ipairs(args) do requests[i] = wrk.format("GET", path) end
        end
        request = function()
            at = at % #requests + 1
            return requests[at]
        end
        """;

    public static async Task<Pace> Run(string origin, Read read, string key, int connections, int seconds, CancellationToken ct)
    {
        var script = Path.Combine(Path.GetTempPath(), $"trae-{Guid.NewGuid():n}.lua");
        await File.WriteAllTextAsync(script, Script, ct);
        try
        {
            string[] header = read.NeedsKey ? ["--header", $"Authorization: Bearer {key}"] : [];

            return Parse(await Output(
                ["--threads", "1", "--connections", $"{connections}", "--duration", $"{seconds}s", "--timeout", "10s", "--latency", "--script", script, .. header, origin, "--", .. read.Paths],
                ct));
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<string> Output(string[] arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo("wrk") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);

        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"wrk ended with {process.ExitCode}: {output}");
    }

    private static Pace Parse(string output) =>
        output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"Not every answer was good:\n{output}")
            : new(Number(Rate().Match(output)), Milliseconds(Half().Match(output)), Milliseconds(Most().Match(output)));

    private static double Number(Match match) => double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    private static double Milliseconds(Match match) => Number(match) * match.Groups["unit"].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };

    [GeneratedRegex(@"Requests/sec:\s+(?<number>[\d.]+)", RegexOptions.None, 10_000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"50%\s+(?<number>[\d.]+)(?<unit>us|ms|s)", RegexOptions.None, 10_000)]
    private static partial Regex Half();

    [GeneratedRegex(@"99%\s+(?<number>[\d.]+)(?<unit>us|ms|s)", RegexOptions.None, 10_000)]
    private static partial Regex Most();
}
