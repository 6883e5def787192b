using System.Collections.Concurrent;
using System.Diagnostics;

namespace Trae.VideoWorker.Encoding;

/// <summary>Starts processes that end when this one does, however it ends.</summary>
/// <remarks>
/// Linux sends the parent-death signal when the <em>thread</em> that started the process ends (prctl(2),
/// PR_SET_PDEATHSIG), and pool threads come and go. So one thread, which never ends, starts them all.
/// </remarks>
internal static class ToolLauncher
{
    private static readonly BlockingCollection<Action> Requests = [];
    private static readonly Lazy<string?> SetPriv = new(FindSetPriv);

    static ToolLauncher()
    {
        var thread = new Thread(() =>
        {
            foreach (var start in Requests.GetConsumingEnumerable())
            {
                start();
            }
        });

        thread.Name = "tool launcher";
        thread.IsBackground = true;
        thread.Start();
    }

    public static Task<Process> Start(ToolCall call)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);

        Requests.Add(() =>
        {
            try
            {
                started.SetResult(StartHere(SetPriv.Value, call));
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });

        return started.Task;
    }

    /// <returns>The path of an executable that is named or found in PATH; null if there is none.</returns>
    public static string? Find(string name)
    {
        var folders = Path.GetFileName(name) == name
            ? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            : [""];
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe"] : [""];

        return folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending))).FirstOrDefault(File.Exists);
    }

    private static Process StartHere(string? setPriv, ToolCall call)
    {
        var info = new ProcessStartInfo(setPriv ?? call.File)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        if (setPriv is not null)
        {
            info.ArgumentList.Add("--pdeathsig");
            info.ArgumentList.Add("KILL");
            info.ArgumentList.Add(call.File);
        }

        foreach (var argument in call.Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        if (call.Environment is { } environment)
        {
            info.Environment.Clear();
            foreach (var (name, value) in environment)
            {
                info.Environment[name] = value;
            }
        }

        return Process.Start(info) ?? throw new InvalidOperationException($"{call.File} did not start.");
    }

    // BusyBox has a setpriv that does not know the option; elsewhere than on Linux there is none.
    private static string? FindSetPriv()
    {
        if (!OperatingSystem.IsLinux() || Find("setpriv") is not { } path)
        {
            return null;
        }

        using var trial = StartHere(path, new(Find("true") ?? "true", []));
        trial.WaitForExit();

        return trial.ExitCode == 0 ? path : null;
    }
}
