using System.Diagnostics;
using Trae.AppHost.State;

namespace Trae.AppHost.Standin.Supervision;

/// <summary>A running child, whose lines are passed on and whose end is told.</summary>
internal sealed class SupervisedProcess : IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CountdownEvent _openStreams = new(2);

    private SupervisedProcess(string name, int stopSignal, Process process)
    {
        Name = name;
        StopSignal = stopSignal;
        _process = process;
    }

    public string Name { get; }

    public int StopSignal { get; }

    public ProcessIdentity Identity { get; private set; } = null!;

    public static SupervisedProcess Start(string name, ProcessStartInfo info, int stopSignal, Action<string> onLine)
    {
        var started = new SupervisedProcess(name, stopSignal, new Process { StartInfo = info, EnableRaisingEvents = true });
        var process = started._process;
        process.OutputDataReceived += (_, line) => started.Pass(line.Data, onLine);
        process.ErrorDataReceived += (_, line) => started.Pass(line.Data, onLine);
        process.Exited += (_, _) => started._ended.TrySetResult();

        process.Start();
        // A process that is gone already cannot be found again, and need not be.
        started.Identity = ProcessIdentity.Of(process.Id) ?? new ProcessIdentity(process.Id, "gone");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();

        return started;
    }

    /// <summary>Waits for the end, then clears away what the process had started itself.</summary>
    /// <returns>The exit code; 128 and the number of the signal for a process that was killed.</returns>
    public async Task<int> WaitForEnd()
    {
        // Not WaitForExitAsync: it also waits for grandchildren that hold on to the output.
        await _ended.Task;
        ProcessSignals.KillGroup(Identity.Id);
        await Task.Run(() => _openStreams.Wait(LastWords));

        return _process.ExitCode;
    }

    /// <summary>Asks to end, and kills who does not within <paramref name="grace"/>.</summary>
    /// <returns>Whether it ended on its own.</returns>
    public async Task<bool> Stop(TimeSpan grace)
    {
        if (_ended.Task.IsCompleted)
        {
            return true;
        }

        ProcessSignals.Send(Identity.Id, StopSignal);
        try
        {
            await _ended.Task.WaitAsync(grace);

            return true;
        }
        catch (TimeoutException)
        {
            ProcessSignals.Send(Identity.Id, ProcessSignals.Kill);
            await _ended.Task;

            return false;
        }
        finally
        {
            ProcessSignals.KillGroup(Identity.Id);
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _openStreams.Dispose();
    }

    private void Pass(string? line, Action<string> onLine)
    {
        if (line is not null)
        {
            onLine(line);
        }
        else
        {
            _openStreams.Signal();
        }
    }
}
