using System.Diagnostics;
using Trae.AppHost.State;

namespace Trae.AppHost.Embedded;

/// <summary>Runs a short program to its end.</summary>
internal static class Command
{
    /// <summary>Throws with what it printed if it fails.</summary>
    public static void Run(IReadOnlyList<string> command, string? input = null, string? folder = null)
    {
        var (exitCode, output) = Try(command, input, folder);
        if (exitCode != 0)
        {
            throw new GraphException($"{Path.GetFileName(command[0])} failed with exit code {exitCode}: {output.Trim()}");
        }
    }

    public static (int ExitCode, string Output) Try(IReadOnlyList<string> command, string? input = null, string? folder = null)
    {
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder ?? "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();

        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}
