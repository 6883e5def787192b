using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Trae.Tests.Media;

/// <summary>Microsoft's emulator of Azure Blob Storage, from npm, as a process on a free port of the loopback.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("trae-azurite-");
    private Process? _process;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var program = Path.Combine(TestFolder(), "node_modules", "azurite", "dist", "src", "blob", "main.js");
        if (!File.Exists(program))
        {
            await InstallPackages();
        }

        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        _process = Start("node", [program, "--blobPort", "0", "--location", _data.FullName, "--disableTelemetry", "--skipApiVersionCheck", "--silent"], $"trae:{key}");
        var address = await AddressOf(_process);

        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName=trae;AccountKey={key};BlobEndpoint={address}/trae;";
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _data.Delete(recursive: true);
    }

    private static async Task<string> AddressOf(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("listens on ", StringComparison.Ordinal))
            {
                return line[(line.IndexOf("listens on ", StringComparison.Ordinal) + "listens on ".Length)..].Trim();
            }
        }

        throw new InvalidOperationException($"Azurite did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    private static async Task InstallPackages()
    {
        using var npm = Start("npm", ["ci", "--no-progress"]);
        var output = await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();

        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in Trae.Tests failed, so there is no Azurite to test against: {output}");
        }
    }

    private static Process Start(string program, string[] arguments, string? accounts = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = TestFolder(),
            RedirectStandardOutput = true,
            RedirectStandardError = accounts is not null,
        };
        start.Environment["AZURITE_ACCOUNTS"] = accounts;

        return Process.Start(start)!;
    }

    private static string TestFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(Path.GetDirectoryName(thisFile))!;
}
