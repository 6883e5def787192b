using System.Text.Json;

namespace Trae.Bench;

/// <summary>What the built-in writer scored when somebody last accepted it, committed beside the texts.</summary>
internal static class Baseline
{
    public const int Seconds = 60;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static IReadOnlyDictionary<string, Scores> Read(string folder) =>
        File.Exists(PathIn(folder)) ? JsonSerializer.Deserialize<Dictionary<string, Scores>>(File.ReadAllText(PathIn(folder)), Format)! : new Dictionary<string, Scores>(StringComparer.Ordinal);

    public static void Write(string folder, IReadOnlyDictionary<string, Scores> scores) =>
        File.WriteAllText(PathIn(folder), JsonSerializer.Serialize(scores, Format) + "\n");

    private static string PathIn(string folder) => Path.Combine(folder, "baseline.json");
}
