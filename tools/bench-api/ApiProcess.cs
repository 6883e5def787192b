using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Trae.Bench;

/// <summary>A web server in a process of its own.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ApiProcess(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public int Id => _process.Id;

    // As `dotnet build` leaves it for people: our own build has put it beside us.
    private static string Api => typeof(Trae.Api.Data.TraeDb).Assembly.Location;

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();

        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public static Task<ApiProcess> StartApi(string[] settings, CancellationToken ct) => Start("dotnet", [Api, .. settings], "/health", ct);

    public static Task<ApiProcess> StartBare(string database, Guid workspace, CancellationToken ct) =>
        Start(Environment.ProcessPath!, ["--bare", database, "--workspace", workspace.ToString()], "/", ct);

    public static async Task RunToEnd(string[] arguments, CancellationToken ct)
    {
        using var process = Run("dotnet", [Api, .. arguments], null);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The API ended with {process.ExitCode}: {string.Join(' ', arguments)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<ApiProcess> Start(string program, string[] arguments, string probe, CancellationToken ct)
    {
        var address = FormattableString.Invariant($"http://127.0.0.1:{FreePort()}");
        var started = new ApiProcess(Run(program, arguments, address), address);
        using var http = new HttpClient();
        while (!await Answers(http, address + probe, ct))
        {
            if (started._process.HasExited)
            {
                throw new InvalidOperationException($"{program} ended before it answered.");
            }

            await Task.Delay(100, ct);
        }

        return started;
    }

    private static async Task<bool> Answers(HttpClient http, string address, CancellationToken ct)
    {
        try
        {
            return (await http.GetAsync(address, ct)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process Run(string program, string[] arguments, string? address)
    {
        // What it logs goes where we say what we do, so that the figures stand alone.
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (var argument in (string[])["-c", "exec \"$@\" >&2", "sh", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_URLS"] = address;

        return Process.Start(start)!;
    }
}
