using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Trae.AppHost.State;

namespace Trae.AppHost.Embedded;

/// <summary>The database cluster in the data folder: made on the first start, taken up again on every other.</summary>
internal sealed class PostgresCluster
{
    public const string Role = "trae";

    private readonly StepDown _user;

    private PostgresCluster(string folder, string password, StepDown user, PostgresPrograms programs)
    {
        Folder = folder;
        Password = password;
        _user = user;
        Programs = programs;
    }

    public string Folder { get; }

    public string Password { get; }

    public PostgresPrograms Programs { get; }

    /// <summary>Leaves a cluster that a server can be started on. The caller holds the folder's lock.</summary>
    public static PostgresCluster Prepare(DataFolder data, string database)
    {
        Directory.CreateDirectory(data.Root);
        var user = StepDown.ForPostgres();
        user.LetThrough(data.Root);
        var folder = Reachable(data.Postgres, data.Root, user);
        var exists = File.Exists(Path.Combine(folder, "PG_VERSION"));
        var passwordIsKnown = File.Exists(Path.Combine(data.Secrets, "postgres"));
        var cluster = new PostgresCluster(folder, data.Secret("postgres"), user, ProgramsFor(folder, exists));

        if (!exists)
        {
            cluster.Create(database);
        }
        else
        {
            PostgresLockFile.Clear(folder);
            if (!passwordIsKnown)
            {
                cluster.Execute(folder, $"alter role {Role} password '{cluster.Password}'");
            }
        }

        return cluster;
    }

    /// <summary>The server, on loopback alone and without a socket in the file system.</summary>
    public string[] ServerCommand(int port) => _user.Wrap(
        Programs.Server, "-D", Folder,
        "-c", "listen_addresses=127.0.0.1",
        "-c", string.Create(CultureInfo.InvariantCulture, $"port={port}"),
        "-c", "unix_socket_directories=",
        "-c", "max_connections=300");

    /// <summary>In the data folder, unless root's Postgres user may not enter that (a checkout below /root).</summary>
    private static string Reachable(string wanted, string root, StepDown user)
    {
        if (user.User is null || Command.Try(user.Wrap("/usr/bin/test", "-x", root)).ExitCode == 0)
        {
            return wanted;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..8];
        var elsewhere = $"/var/lib/trae/{hash}/postgres";
        Console.WriteLine($"PostgreSQL keeps its data in {elsewhere}: user {user.User} may not enter {root}.");
        foreach (var ancestor in (string[])["/var/lib/trae", $"/var/lib/trae/{hash}"])
        {
            Directory.CreateDirectory(ancestor);
            user.LetThrough(ancestor);
        }

        return elsewhere;
    }

    private static PostgresPrograms ProgramsFor(string folder, bool exists)
    {
        var major = exists ? File.ReadAllText(Path.Combine(folder, "PG_VERSION")).Trim() : null;

        return PostgresPrograms.Find(major) ?? throw new GraphException(major is null
            ? "PostgreSQL is missing. Install with: sudo apt-get install -y postgresql"
            : $"The data in {folder} was made by PostgreSQL {major}, which is not installed any more. Install it again (sudo apt-get install -y postgresql-{major}), or move that folder away to start empty.");
    }

    // Made beside its place and moved there whole, so that an interrupted first start leaves nothing half made.
    private void Create(string database)
    {
        var part = Folder + ".new";
        var passwordFile = Folder + ".password";
        if (Directory.Exists(part))
        {
            Directory.Delete(part, recursive: true);
        }

        MakeOwned(part);
        PrivateFile.Write(passwordFile, Password);
        try
        {
            GiveAway(passwordFile);
            var locale = OperatingSystem.IsMacOS() ? "en_US.UTF-8" : "C.UTF-8";
            Command.Run(_user.Wrap(
                Programs.InitDb, "-D", part, $"--username={Role}", $"--pwfile={passwordFile}", "--auth=scram-sha-256",
                "--encoding=UTF8", $"--locale={locale}", "--data-checksums", "--no-instructions"));
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Execute(part, $"create database \"{database}\"");
        Directory.Move(part, Folder);
    }

    // Single-user mode needs no running server.
    private void Execute(string folder, string sql) =>
        Command.Run(_user.Wrap(Programs.Server, "--single", "-D", folder, "postgres"), $"{sql};\n", folder);

    private void MakeOwned(string folder)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        GiveAway(folder);
    }

    private void GiveAway(string path)
    {
        if (_user.User is { } user)
        {
            Command.Run([Executables.Find("chown") ?? "chown", $"{user}:{user}", path]);
        }
    }
}
