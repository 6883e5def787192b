using System.Diagnostics;
using System.Globalization;
using System.Net;

/// <summary>The graph that answers the API: one that is up already, or one of our own that is stopped again.</summary>
internal sealed class Graph
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly List<string> _complaints = [];

    private Graph(Process process) => _process = process;

    /// <returns>Null where a graph was up already.</returns>
    /// <exception cref="GraphException">It did not start; the message says why.</exception>
    public static async Task<Graph?> EnsureUp(HttpClient http, CancellationToken ct)
    {
        if (await IsHealthy(http, ct))
        {
            return null;
        }

        var root = Environment.GetEnvironmentVariable("TRAE_ROOT") ?? Directory.GetCurrentDirectory();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "run", "--no-build", "--project", Path.Combine(root, "Trae.AppHost") },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Its output becomes a log, where no password belongs.
        start.Environment["TRAE_TELLS_NOBODY"] = "1";
        var graph = new Graph(Process.Start(start) ?? throw new GraphException("dotnet could not be started; install the .NET SDK 10."));
        graph.Log();
        try
        {
            await graph.WaitUntilHealthy(http, ct);

            return graph;
        }
        catch
        {
            await graph.Stop();
            throw;
        }
    }

    public async Task Stop()
    {
        if (!_process.HasExited)
        {
            // A polite SIGTERM: the AppHost stops Postgres and the others in their order.
            using var kill = Process.Start(new ProcessStartInfo("kill") { ArgumentList = { "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture) } });
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsHealthy(HttpClient http, CancellationToken ct)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            using var answer = await http.GetAsync("health", soon.Token);

            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task WaitUntilHealthy(HttpClient http, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await IsHealthy(http, ct))
        {
            if (_process.HasExited)
            {
                await _process.WaitForExitAsync(ct);
                throw new GraphException(string.Join('\n', _complaints) is { Length: > 0 } said ? said : "Trae did not start; run ./trae up to see why.");
            }

            if (Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new GraphException($"Trae did not get healthy in {StartLimit.TotalMinutes:0} minutes; run ./trae up to see why.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, ct);
        }
    }

    /// <summary>The graph's own output goes to a file; what it complains of on standard error is kept for the message.</summary>
    private void Log()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("TRAE_DATA") ?? ".trae", "logs");
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // It may be the first in the data folder, which is for its user alone.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(folder, "make.log"), file) { AutoFlush = true });
        _process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        _process.ErrorDataReceived += (_, line) =>
        {
            log.WriteLine(line.Data);
            if (line.Data is { Length: > 0 } text)
            {
                _complaints.Add(text);
            }
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }
}
