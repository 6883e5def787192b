using System.Diagnostics;
using System.Security.Cryptography;
using Trae.Tests.Hosting;

namespace Trae.Tests.Media;

/// <summary>Microsoft's emulator of Azure Blob Storage, from npm, as a process on a free port of the loopback.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("trae-azurite-");
    private Process? _process;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await NpmPackages.Ensure("azurite");
        var program = Path.Combine(NpmPackages.Folder, "node_modules", "azurite", "dist", "src", "blob", "main.js");
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

    private static Process Start(string program, string[] arguments, string accounts)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = NpmPackages.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = accounts;

        return Process.Start(start)!;
    }
}
