using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Trae.VideoWorker.Encoding;

/// <summary>Runs a tool to its end: fed, listened to, watched, and never left behind.</summary>
internal sealed class ToolProcess : IDisposable
{
    private const int TailLines = 20;

    private readonly ToolCall _call;
    private readonly Process _process;
    private readonly Queue<string> _tail = new();
    private readonly ToolPipe _input;
    private readonly ToolPipe _output;
    private long _signsOfLife;
    private volatile bool _isFed;
    private volatile string? _stopped;

    private ToolProcess(ToolCall call, Process process)
    {
        (_call, _process) = (call, process);
        (_input, _output) = (new(process.StandardInput.BaseStream), new(process.StandardOutput.BaseStream));
    }

    /// <summary>Throws <see cref="FfmpegException"/> unless the tool ends with success.</summary>
    /// <param name="patience">How long it may neither get on nor work; see <see cref="ToolWatch"/>.</param>
    /// <param name="ct">Kills it.</param>
    public static async Task Run(ToolCall call, TimeSpan patience, TimeProvider clock, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();

        using var tool = new ToolProcess(call, await ToolLauncher.Start(call));
        await tool.Finish(patience, clock, ct);
    }

    public void Dispose()
    {
        Kill();
        _input.Dispose();
        _output.Dispose();
        _process.Dispose();
    }

    private async Task Finish(TimeSpan patience, TimeProvider clock, CancellationToken ct)
    {
        using var killing = ct.Register(Kill);
        using var ended = new CancellationTokenSource();
        var watching = Watch(new(patience, _call.MostWork), clock, ended.Token);
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

        if (_stopped is not null || _process.ExitCode != 0 || feedError is not null)
        {
            throw ToolFailure.Explain(_call.Name, _process.ExitCode, _stopped, _tail);
        }
    }

    private async Task<Exception?> Feed(CancellationToken ct)
    {
        try
        {
            await using var input = _input;

            if (_call.Feed is { } feed)
            {
                PipeSize.Enlarge(input.Inner);
                await feed(input, ct);
            }

            return null;
        }
        catch (Exception e)
        {
            return e;
        }
        finally
        {
            _isFed = true;
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
            PipeSize.Enlarge(_output.Inner);
            await read(_output, ct);
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

    private async Task Watch(ToolWatch watch, TimeProvider clock, CancellationToken ended)
    {
        try
        {
            while (_stopped is null)
            {
                await Task.Delay(watch.Interval, clock, ended);
                if (watch.Look(Signs()) is { } reason)
                {
                    _stopped = reason;
                    Kill();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The tool has ended: nothing is left to watch.
        }
    }

    private ToolSigns Signs()
    {
        var waitsForUs = (!_isFed && !_input.IsTurnOfTool) || (_call.Bytes is not null && !_output.IsTurnOfTool);

        return new(Interlocked.Read(ref _signsOfLife) + _input.Moves + _output.Moves, !waitsForUs, Worked());
    }

    private TimeSpan Worked()
    {
        try
        {
            return _process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero; // It has just ended.
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
