using System.Runtime.CompilerServices;

namespace Trae.Tests;

/// <summary>The size caps of the house style.</summary>
public sealed class HouseRulesTests
{
    [Theory]
    [InlineData("*.cs", 200)]
    [InlineData("*.razor", 120)]
    public void Files_stay_within_their_line_caps(string pattern, int cap)
    {
        var root = Path.GetDirectoryName(Path.GetDirectoryName(ThisFile()))!;
        var tooLong =
            from file in Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            let path = Path.GetRelativePath(root, file).Replace('\\', '/')
            where !path.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or ".trae" or "node_modules")
            let lines = File.ReadLines(file).Count()
            where lines > CapOf(path, cap)
            select $"{path}: {lines} lines, cap {CapOf(path, cap)}";

        Assert.Empty(tooLong);
    }

    private static int CapOf(string path, int cap) => Path.GetFileName(path) switch
    {
        "Program.cs" or "AppHost.cs" => 60,
        _ when path.StartsWith("Trae.Tests/", StringComparison.Ordinal) => 300,
        _ => cap,
    };

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
