using System.Diagnostics;

namespace Trae.Tests.EndToEnd;

/// <summary>What one run of <c>./trae make</c> ended with, set-up apart.</summary>
internal sealed record MakeCommand(int ExitCode, string Output, string Error)
{
    public static string Root { get; } = Path.GetDirectoryName(Projects.AppHost.Directory.TrimEnd('/'))!;

    public static async Task<MakeCommand> Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", Path.Combine(Root, "tools", "make.cs"), "--", .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TRAE_ROOT"] = Root;
        start.Environment["TRAE_DATA"] = folder;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        ForPeople.AssertReadable($"{await output}\n{await error}", $"./trae make {string.Join(' ', arguments)}");

        return new(process.ExitCode, (await output).Trim(), (await error).Trim());
    }
}
