using System.Diagnostics;

namespace Trae.Tests.Hosting;

/// <summary>The shell that keeps one PostgreSQL running (postgres.sh) and takes commands for it, one at a time.</summary>
internal sealed class PostgresSession : IAsyncDisposable
{
    private readonly Process _shell;
    private readonly Task<string> _errors;

    private PostgresSession(Process shell)
    {
        _shell = shell;
        _errors = shell.StandardError.ReadToEndAsync();
    }

    /// <summary>Returns when the server accepts connections. Throws what the server said if it does not start.</summary>
    public static async Task<PostgresSession> Start(int port)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Hosting", "postgres.sh");

        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };

        // PostgreSQL refuses to run as root. The script goes in as text: that user may not be able to read our folder.
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "/bin/sh"]
            : ["/bin/sh"];

        start.FileName = command[0];
        foreach (var argument in (string[])[.. command[1..], "-c", await File.ReadAllTextAsync(script), "postgres.sh", BinFolder(), $"{port}"])
        {
            start.ArgumentList.Add(argument);
        }

        var session = new PostgresSession(Process.Start(start)!);
        await session.Answer();

        return session;
    }

    public async Task Run(string command)
    {
        await _shell.StandardInput.WriteLineAsync(command);
        await _shell.StandardInput.FlushAsync();
        await Answer();
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task Answer()
    {
        if (await _shell.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL failed: {await _errors}");
        }
    }

    private static string BinFolder()
    {
        string[] debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        string[] brew = Directory.Exists("/opt/homebrew/opt") ? Directory.GetDirectories("/opt/homebrew/opt", "postgresql@*") : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

        return debian.Concat(brew).OrderDescending(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin"))
            .Concat(path)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("These tests need PostgreSQL: apt-get install postgresql, or brew install postgresql@17.");
    }
}
