using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Trae.VideoWorker.Encoding;

/// <summary>Runs a tool to its end: fed, listened to, watched, and never left behind.</summary>
internal sealed class ToolProcess : IDisposable
{
    private const int TailLines = 20;
    private const int WatchSteps = 5;

    private readonly ToolCall _call;
    private readonly Process _process;
    private readonly Queue<string> _tail = new();
    private long _signsOfLife;
    private volatile bool _hung;

    private ToolProcess(ToolCall call, Process process)
    {
        _call = call;
        _process = process;
    }

    /// <summary>Throws <see cref="FfmpegException"/> unless the tool ends with success.</summary>
    /// <param name="patience">How long it may show no sign of life.</param>
    /// <param name="ct">Kills it.</param>
    public static async Task Run(ToolCall call, TimeSpan patience, TimeProvider clock, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();

        using var tool = new ToolProcess(call, await ToolLauncher.Start(call.File, call.Arguments));
        await tool.Finish(patience, clock, ct);
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private async Task Finish(TimeSpan patience, TimeProvider clock, CancellationToken ct)
    {
        using var killing = ct.Register(Kill);
        using var ended = new CancellationTokenSource();
        var watching = _call.Bytes is null ? Watch(patience, clock, ended.Token) : Task.CompletedTask;
        var listening = Task.WhenAll(ReadOutput(ct), Listen(_process.StandardError, RememberError));

        var feedError = await Feed(ct);
        if (feedError is not null and not IOException)
        {
            Kill();
        }

        await listening;
        await _process.WaitForExitAsync(CancellationToken.None);
        await ended.CancelAsync();
        await watching;

        ct.ThrowIfCancellationRequested();

        // A broken pipe only says that the tool ended early; its own words say why.
        if (feedError is not null and not IOException)
        {
            ExceptionDispatchInfo.Throw(feedError);
        }

        if (_hung || _process.ExitCode != 0 || feedError is not null)
        {
            throw ToolFailure.Explain(_call.Name, _process.ExitCode, _hung ? patience : null, _tail);
        }
    }

    private async Task<Exception?> Feed(CancellationToken ct)
    {
        try
        {
            await using var input = _process.StandardInput.BaseStream;

            if (_call.Feed is { } feed)
            {
                PipeSize.Enlarge(input);
                await feed(input, () => Interlocked.Increment(ref _signsOfLife), ct);
            }

            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private async Task ReadOutput(CancellationToken ct)
    {
        if (_call.Bytes is not { } read)
        {
            await Listen(_process.StandardOutput, _call.Output ?? (_ => false));
            return;
        }

        try
        {
            PipeSize.Enlarge(_process.StandardOutput.BaseStream);
            await read(_process.StandardOutput.BaseStream, ct);
        }
        catch
        {
            // Nobody reads on: the tool would wait for ever.
            Kill();
            throw;
        }
    }

    private async Task Listen(StreamReader reader, Func<string, bool> take)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (take(line))
            {
                Interlocked.Increment(ref _signsOfLife);
            }
        }
    }

    private bool RememberError(string line)
    {
        _call.Error?.Invoke(line);

        _tail.Enqueue(line);
        if (_tail.Count > TailLines)
        {
            _tail.Dequeue();
        }

        return true;
    }

    // Counts quiet steps instead of comparing times: a worker that was itself stopped for a while blames nobody.
    private async Task Watch(TimeSpan patience, TimeProvider clock, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(patience / WatchSteps, clock);
        var seen = -1L;
        var quietSteps = 0;

        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                var now = Interlocked.Read(ref _signsOfLife);
                quietSteps = now == seen ? quietSteps + 1 : 0;
                seen = now;

                if (quietSteps == WatchSteps)
                {
                    _hung = true;
                    Kill();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The tool has ended: nothing is left to watch.
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
