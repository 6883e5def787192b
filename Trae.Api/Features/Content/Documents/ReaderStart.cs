using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Trae.Api.Features.Content.Documents;

/// <summary>How the reader's process is started: without our environment, behind everybody who waits for an answer, and with an end to its work.</summary>
internal static class ReaderStart
{
    private const string Shell = "/bin/sh";

    // The kernel counts the work and ends it, also where we were ended first. A soft limit and a hard one above it: the first has a signal of its own.
    private const string Limited = """ulimit -S -t "$1"; ulimit -H -t "$(($1 + 2))"; shift; exec nice -n 4 "$@" """;

    // What a shell tells of a process that a signal ended: 128, and SIGXCPU.
    private const int EndedByLimit = 128 + 24;

    // Settings and secrets are in the environment; a parser of strangers' files needs none of them.
    private static readonly string[] Kept = ["PATH", "TMPDIR", "LANG", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "CLR_ICU_VERSION_OVERRIDE"];

    /// <param name="work">Of processor, in whole seconds.</param>
    public static ProcessStartInfo Of(TimeSpan work)
    {
        // The muxer three folders above the runtime that runs us: it is there however we were started.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        string[] command = [dotnet, "exec", typeof(ReaderStart).Assembly.Location, ReaderProgram.Option];
        string[] limited = [Shell, "-c", Limited, "reader", work.TotalSeconds.ToString("0", CultureInfo.InvariantCulture), .. command];
        var all = File.Exists(Shell) ? limited : command;
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var kept = Kept.Select(name => (name, Value: Environment.GetEnvironmentVariable(name))).Where(pair => pair.Value is not null).ToList();
        start.Environment.Clear();
        kept.ForEach(pair => start.Environment[pair.name] = pair.Value);
        start.Environment["DOTNET_GCHeapHardLimit"] = DocumentLimits.Memory.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";

        return start;
    }

    /// <summary>Whether an exit code says that its work came to the limit.</summary>
    public static bool IsLimit(int exitCode) => exitCode == EndedByLimit;
}
