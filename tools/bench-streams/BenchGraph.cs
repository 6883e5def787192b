using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Trae.Bench;

/// <summary>A Trae of the benchmark's own, as <c>./trae up</c> runs it, on a data folder that goes away with it.</summary>
internal sealed class BenchGraph : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private BenchGraph(Process process, DirectoryInfo folder) => (_process, _folder) = (process, folder);

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromMinutes(2) };

    public string Key { get; private set; } = "";

    public int Port { get; private set; }

    public string Database { get; private set; } = "";

    private int ApiProcess { get; set; }

    public static async Task<BenchGraph> Start()
    {
        var root = Environment.GetEnvironmentVariable("TRAE_ROOT") ?? Directory.GetCurrentDirectory();
        var folder = Directory.CreateTempSubdirectory("trae-bench-");
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["run", "--no-build", "--project", Path.Combine(root, "Trae.AppHost")])
        {
            start.ArgumentList.Add(argument);
        }

        (start.Environment["TRAE_DATA"], start.Environment["TRAE_TELLS_NOBODY"]) = (folder.FullName, "1");
        (start.Environment["TRAE_WEB_PORT"], start.Environment["TRAE_API_PORT"]) = ("0", "0");

        // All of them come from one machine, with one key.
        foreach (var caller in (string[])["Address", "Key", "Workspace", "Person"])
        {
            start.Environment[$"RateLimits__Default__{caller}__Permits"] = "100000000";
        }

        var graph = new BenchGraph(Process.Start(start)!, folder);
        try
        {
            await graph.UntilReady();

            return graph;
        }
        catch
        {
            await graph.DisposeAsync();
            throw;
        }
    }

    public double MegabytesOfApi()
    {
        var line = File.ReadLines($"/proc/{ApiProcess}/status").First(each => each.StartsWith("VmRSS:", StringComparison.Ordinal));

        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            using var kill = Process.Start(new ProcessStartInfo("kill") { ArgumentList = { "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture) } });
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task UntilReady()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Trae is ready", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                Read();

                return;
            }
        }

        throw new InvalidOperationException($"Trae did not start: {await _process.StandardError.ReadToEndAsync()}");
    }

    private void Read()
    {
        using var state = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "graph.json")));
        int ProcessOf(string name) => state.RootElement.GetProperty("processes").EnumerateArray()
            .First(process => process.GetProperty("name").GetString() == name).GetProperty("process").GetProperty("id").GetInt32();
        ApiProcess = ProcessOf("api");
        Port = new Uri(state.RootElement.GetProperty("addresses").GetProperty("api").GetString()!).Port;
        Key = Secret("machine-key");
        Http.BaseAddress = new($"http://127.0.0.1:{Port}");
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);

        // The port was chosen at the start, and stands nowhere but in the server's own command line.
        var port = File.ReadAllText($"/proc/{ProcessOf("postgres")}/cmdline").Split('\0').First(part => part.StartsWith("port=", StringComparison.Ordinal))[5..];
        Database = $"Host=127.0.0.1;Port={port};Username=trae;Database=trae;Password={Secret("postgres")}";
    }

    private string Secret(string name) => File.ReadAllText(Path.Combine(_folder.FullName, "secrets", name)).Trim();
}
