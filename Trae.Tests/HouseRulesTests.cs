using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Trae.AppHost.Embedded;

namespace Trae.Tests;

/// <summary>The size caps of the house style, and what several files must agree on.</summary>
public sealed class HouseRulesTests
{
    private const int MostDependencies = 6;

    private static readonly System.Reflection.Assembly[] Assemblies =
        [typeof(Trae.Api.Data.TraeDb).Assembly, typeof(Trae.VideoWorker.Drawing.SceneCanvas).Assembly, typeof(Trae.Web.Components.App).Assembly, typeof(Trae.Contracts.Storyboard).Assembly];

    [Theory]
    [InlineData("*.cs", 200)]
    [InlineData("*.razor", 120)]
    public void Files_stay_within_their_line_caps(string pattern, int cap)
    {
        var root = Root();
        var tooLong =
            from file in Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            let path = Path.GetRelativePath(root, file).Replace('\\', '/')
            where !path.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or ".trae" or "node_modules")
            let lines = File.ReadLines(file).Count()
            where lines > CapOf(path, cap)
            select $"{path}: {lines} lines, cap {CapOf(path, cap)}";

        Assert.Empty(tooLong);
    }

    [Fact]
    public void A_class_depends_on_at_most_six_others()
    {
        var tooMany =
            from assembly in Assemblies
            from type in assembly.GetTypes()
            where type is { IsAbstract: false, IsValueType: false } && !IsRecord(type) && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            from constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            let injected = constructor.GetParameters().Count(parameter => parameter.ParameterType is { IsPrimitive: false, IsValueType: false } && parameter.ParameterType != typeof(string))
            where injected > MostDependencies
            select $"{type.Name}: {injected}";

        Assert.Empty(tooMany);
    }

    [Fact]
    public void The_script_the_workers_image_and_the_graph_ask_for_the_same_packages()
    {
        var script = Words(Path.Combine(Root(), "trae"), line => line.StartsWith("RUN_APT=", StringComparison.Ordinal), "RUN_APT=");
        var image = Words(Path.Combine(Root(), "Trae.VideoWorker", "Dockerfile"), line => line.Contains(" ffmpeg ", StringComparison.Ordinal), " ");

        Assert.Equal(script.Except(["postgresql", "redis-server"], StringComparer.Ordinal), image);
        Assert.Empty(Prerequisites.Packages.Except(script, StringComparer.Ordinal));
    }

    /// <summary>Any of them may be held against a stranger's text.</summary>
    [Fact]
    public void Every_regular_expression_stops_by_itself()
    {
        var endless =
            from assembly in Assemblies
            from type in assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            from regex in method.GetCustomAttributes<GeneratedRegexAttribute>()
            where regex.MatchTimeoutMilliseconds <= 0 && !regex.Options.HasFlag(RegexOptions.NonBacktracking)
            select $"{type.Name}.{method.Name}";

        Assert.Empty(endless);
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static string[] Words(string file, Func<string, bool> isWanted, string before)
    {
        var line = File.ReadLines(file).Single(isWanted);

        return line[before.Length..].Split([' ', '"', '\\'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Root() => Path.GetDirectoryName(Path.GetDirectoryName(ThisFile()))!;

    private static int CapOf(string path, int cap) => Path.GetFileName(path) switch
    {
        "Program.cs" or "AppHost.cs" => 60,
        _ when path.StartsWith("Trae.Tests/", StringComparison.Ordinal) => 300,
        _ => cap,
    };

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
