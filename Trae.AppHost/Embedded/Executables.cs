namespace Trae.AppHost.Embedded;

/// <summary>Finds installed programs.</summary>
internal static class Executables
{
    /// <returns>The full path of the first on PATH or in <paramref name="folders"/>, or null.</returns>
    public static string? Find(string name, params IEnumerable<string> folders)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;

        // Where Debian and Homebrew put what a plain PATH may lack.
        string[] usual = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin", "/opt/homebrew/bin"];

        return folders.Concat(path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)).Concat(usual)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
