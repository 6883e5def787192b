using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace Trae.Tests.Jobs;

/// <summary>A running worker process, and the signals that the tests send it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;

    public WorkerProcess(string database, int slots, params string[] settings)
        : this("Trae.Tests", ["--job-worker", $"Database={database}", .. Quick(slots), .. settings])
    {
    }

    /// <param name="program">A program beside the tests.</param>
    public WorkerProcess(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo
        {
            FileName = Path.Combine(AppContext.BaseDirectory, program),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Leases and waits as short as a test wants them.</summary>
    public static string[] Quick(int slots) =>
    [
        $"Jobs:Slots={slots}", "Jobs:Lease=00:00:02", "Jobs:Heartbeat=00:00:00.2", "Jobs:Reap=00:00:00.3", "Jobs:Poll=00:00:01",
        "Jobs:FirstRetry=00:00:00.05",
    ];

    /// <summary>What it writes into the jobs it claims.</summary>
    public string Owner => $"{Environment.MachineName}:{_process.Id}";

    public string Output => string.Join('\n', _output);

    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task Terminate()
    {
        await Signal("TERM");
        await _process.WaitForExitAsync();
    }

    public Task Started() => Says("Application started");

    public Task Exited() => _process.WaitForExitAsync();

    public Task Freeze() => Signal("STOP");

    public Task Thaw() => Signal("CONT");

    public async Task Says(string text)
    {
        using var deadline = new CancellationTokenSource(JobBench.Deadline);
        await foreach (var line in _lines.Reader.ReadAllAsync(deadline.Token))
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
            _lines.Writer.TryWrite(line);
        }
    }
}
