using System.Globalization;
using Trae.AppHost.State;

namespace Trae.AppHost.Embedded;

/// <summary>
/// <c>postmaster.pid</c>, which a killed server leaves behind. PostgreSQL takes it for alive when another process of the same
/// user has got its id since; whoever holds the data folder's lock knows better.
/// </summary>
internal static class PostgresLockFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Ends a server that still runs on the folder, and removes the file of one that does not.</summary>
    public static void Clear(string folder)
    {
        var file = Path.Combine(folder, "postmaster.pid");
        if (!File.Exists(file))
        {
            return;
        }

        var id = int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
        if (ProcessIdentity.Of(id) is { } server && RunsOn(id, folder))
        {
            Console.WriteLine($"Stopping a PostgreSQL server (process {id}) that a former run left on {folder}.");
            ProcessSignals.Send(id, ProcessSignals.Interrupt);
            if (!SpinWait.SpinUntil(() => !server.IsAlive, Patience))
            {
                throw new GraphException($"Another PostgreSQL server (process {id}) runs on {folder} and does not stop. Stop it with: kill -QUIT {id}");
            }
        }

        File.Delete(file);
    }

    private static bool RunsOn(int id, string folder)
    {
        var (exitCode, command) = Command.Try([Executables.Find("ps") ?? "ps", "-o", "args=", "-p", id.ToString(CultureInfo.InvariantCulture)]);

        return exitCode == 0 && command.Contains(folder, StringComparison.Ordinal);
    }
}
