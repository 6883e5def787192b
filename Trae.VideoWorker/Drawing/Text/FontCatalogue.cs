namespace Trae.VideoWorker.Drawing.Text;

/// <summary>The font files of a machine, in the order in which they are asked for a character.</summary>
internal static class FontCatalogue
{
    private static readonly string[] Skipped = ["Italic", "Oblique", "Mono", "Condensed", "Slanted", "Thin", "LastResort", "Hairline"];

    /// <summary>Where fonts are kept on Linux and macOS; the variable TRAE_FONTS adds folders, separated like PATH.</summary>
    public static IReadOnlyList<string> UsualFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var own = Environment.GetEnvironmentVariable("TRAE_FONTS")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];

        return
        [
            .. own,
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            Path.Combine(home, ".local/share/fonts"),
            Path.Combine(home, "Library/Fonts"),
            "/Library/Fonts",
            "/System/Library/Fonts",
        ];
    }

    public static IReadOnlyList<string> Files(IEnumerable<string> folders)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };

        return
        [
            .. from folder in folders
               where Directory.Exists(folder)
               from file in Directory.EnumerateFiles(folder, "*", everything)
               where Path.GetExtension(file).ToLowerInvariant() is ".otf" or ".ttf" or ".ttc"
               let name = Path.GetFileName(file)
               let judged = IsMono(name) ? name.Replace("Mono", "", StringComparison.Ordinal) : name
               where !Skipped.Any(word => judged.Contains(word, StringComparison.OrdinalIgnoreCase))
               orderby Path.GetFileName(file), file
               select file,
        ];
    }

    /// <summary>Lower is asked earlier: Inter in the right weight, then Noto Sans, its other scripts, CJK, and the rest.</summary>
    /// <param name="mono">The fonts for source code before all others, instead of after them.</param>
    public static int Rank(string path, FontWeight weight, bool mono)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var family = name switch
        {
            _ when IsMono(name) => mono ? -1 : 9,
            "NotoSans-Bold" or "NotoSans-Regular" => 1,
            _ when name.StartsWith("InterDisplay", StringComparison.Ordinal) => 5,
            _ when name.StartsWith("Inter-", StringComparison.Ordinal) || name.StartsWith("Inter.", StringComparison.Ordinal) || name == "Inter" => 0,
            _ when name.StartsWith("Inter[", StringComparison.Ordinal) || name.StartsWith("InterVariable", StringComparison.Ordinal) => 0,
            _ when name.StartsWith("NotoSansCJK", StringComparison.Ordinal) => 3,
            _ when name.StartsWith("NotoSans", StringComparison.Ordinal) => 2,
            _ when name.StartsWith("NotoNaskh", StringComparison.Ordinal) => 4,
            _ when name.StartsWith("Noto", StringComparison.Ordinal) => 6,
            _ when name.StartsWith("DejaVuSans", StringComparison.Ordinal) => 7,
            _ => 8,
        };

        return family * 1000 + Math.Abs(WeightOf(name) - (int)weight);
    }

    private static bool IsMono(string name) => name.StartsWith("JetBrainsMono-", StringComparison.Ordinal);

    private static int WeightOf(string name) => name switch
    {
        _ when name.EndsWith("ExtraLight", StringComparison.Ordinal) => 200,
        _ when name.EndsWith("ExtraBold", StringComparison.Ordinal) => 800,
        _ when name.EndsWith("SemiBold", StringComparison.Ordinal) || name.EndsWith("DemiLight", StringComparison.Ordinal) => 600,
        _ when name.EndsWith("Light", StringComparison.Ordinal) => 300,
        _ when name.EndsWith("Medium", StringComparison.Ordinal) => 500,
        _ when name.EndsWith("Bold", StringComparison.Ordinal) => 700,
        _ when name.EndsWith("Black", StringComparison.Ordinal) => 900,
        _ => 400,
    };
}
