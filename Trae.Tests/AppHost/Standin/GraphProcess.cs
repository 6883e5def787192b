using System.Diagnostics;
using Trae.AppHost.State;

namespace Trae.Tests.AppHost.Standin;

/// <summary>An AppHost in a process of its own, on free ports; killed with the test if it still runs.</summary>
internal sealed class GraphProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly string _folder;
    private readonly TaskCompletionSource _outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GraphProcess(Process process, string folder)
    {
        _process = process;
        _folder = folder;
    }

    public GraphTranscript Transcript { get; } = new();

    public GraphState State => GraphState.Read(new DataFolder(_folder).StateFile)!;

    public static GraphProcess Start(string folder)
    {
        // A shell's background job ignores Ctrl-C, and so does all it starts: here it must not.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet", Assembly()] : ["dotnet", Assembly()];
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["TRAE_DATA"] = folder;
        info.Environment["TRAE_WEB_PORT"] = "0";
        info.Environment["TRAE_API_PORT"] = "0";

        var graph = new GraphProcess(new Process { StartInfo = info }, folder);
        graph._process.OutputDataReceived += (_, line) => graph.Pass(line.Data);
        graph._process.ErrorDataReceived += (_, line) => graph.Transcript.WriteLine(line.Data ?? string.Empty);
        graph._process.Start();
        graph._process.BeginOutputReadLine();
        graph._process.BeginErrorReadLine();

        return graph;
    }

    public Task Ready() => Transcript.Line("Trae is ready");

    public void Signal(int signal) => ProcessSignals.Send(_process.Id, signal);

    public async Task<int> ExitCode()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);

        return _process.ExitCode;
    }

    /// <summary>Whoever held the output, the guardian included, has ended.</summary>
    public Task OutputEnded() => _outputEnded.Task.WaitAsync(Patience);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // In good order even when the test fails, so that the database does not outlive it.
            Signal(ProcessSignals.Terminate);
            _process.WaitForExit(Patience);
        }

        _process.Dispose();
    }

    private void Pass(string? line)
    {
        if (line is null)
        {
            _outputEnded.TrySetResult();
        }
        else
        {
            Transcript.WriteLine(line);
        }
    }

    // Built beside the tests: the same configuration and framework.
    private static string Assembly()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);

        return Path.Combine(Projects.AppHost.Directory, "bin", output.Parent!.Name, output.Name, "Trae.AppHost.dll");
    }
}
