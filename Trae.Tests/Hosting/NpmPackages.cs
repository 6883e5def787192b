using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Trae.Tests.Hosting;

/// <summary>The programs of <c>package.json</c>, installed by the first test that needs one.</summary>
internal static class NpmPackages
{
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Where <c>package.json</c> is.</summary>
    public static string Folder { get; } = TestFolder();

    public static async Task Ensure(string package)
    {
        await Installing.WaitAsync();
        try
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules", package)))
            {
                await Install();
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task Install()
    {
        var start = new ProcessStartInfo("npm", ["ci", "--no-progress", "--no-audit", "--no-fund"])
        {
            UseShellExecute = false, WorkingDirectory = Folder, RedirectStandardOutput = true,
        };
        using var npm = Process.Start(start)!;
        var output = await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in Trae.Tests failed, so there are no programs to test against: {output}");
        }
    }

    private static string TestFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(Path.GetDirectoryName(thisFile))!;
}
