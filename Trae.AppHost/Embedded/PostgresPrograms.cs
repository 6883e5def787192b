using System.Globalization;

namespace Trae.AppHost.Embedded;

/// <summary>An installed PostgreSQL server.</summary>
internal sealed record PostgresPrograms(string Folder)
{
    private static readonly string[] Roots =
        ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

    public string Server => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    public string IsReady => Path.Combine(Folder, "pg_isready");

    /// <summary>Debian keeps a folder per major version, Homebrew a "cellar"; elsewhere the server is on PATH.</summary>
    /// <param name="major">Only this version, which made the data that is there; null for the newest.</param>
    public static PostgresPrograms? Find(string? major = null)
    {
        var versioned =
            from root in Roots
            where Directory.Exists(root)
            from folder in Directory.EnumerateDirectories(root)
            let version = Path.GetFileName(folder).Replace("postgresql@", string.Empty, StringComparison.Ordinal)
            where int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            where major is null || string.Equals(version, major, StringComparison.Ordinal)
            orderby int.Parse(version, CultureInfo.InvariantCulture) descending
            select Path.Combine(folder, "bin");

        var onPath = major is null && Executables.Find("initdb") is { } found ? new[] { Path.GetDirectoryName(found)! } : [];

        return versioned.Concat(onPath)
            .Select(folder => new PostgresPrograms(folder))
            .FirstOrDefault(programs => File.Exists(programs.Server) && File.Exists(programs.InitDb));
    }
}
