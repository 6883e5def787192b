using System.Text.Json;

namespace Trae.Bench;

/// <summary>A text to write from, and what a good script of it has.</summary>
/// <param name="Name">Its place in the folder without the ending: "en/tides".</param>
/// <param name="Lead">A summary that a person wrote.</param>
/// <param name="Facts">Each with its alternatives set apart by "|".</param>
internal sealed record Sample(string Folder, string Name, string Kind, string Text, string Lead, IReadOnlyList<string> Facts)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>BCP 47; the folder's name.</summary>
    public string Language => Name.Split('/')[0];

    /// <param name="only">Parts of names; all texts where there is none.</param>
    public static IReadOnlyList<Sample> Load(string folder, IReadOnlyCollection<string> only) =>
    [
        .. from facts in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
           where Path.GetDirectoryName(facts) != folder
           let name = Path.GetRelativePath(folder, Path.ChangeExtension(facts, null)).Replace('\\', '/')
           where only.Count == 0 || only.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase))
           orderby name
           select Read(folder, name, facts),
    ];

    /// <param name="folder">With the texts.</param>
    /// <param name="only">Parts of names, or a number: so many of them.</param>
    /// <param name="language">Null for every one.</param>
    public static IReadOnlyList<Sample> Choose(string folder, IReadOnlyCollection<string> only, string? language)
    {
        var counts = only.Where(part => int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out _)).ToList();
        var most = counts.Count == 0 ? int.MaxValue : counts.Max(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture));

        return [.. Load(folder, [.. only.Except(counts, StringComparer.Ordinal)]).Where(sample => language is null || sample.Language == language).Take(most)];
    }

    private static Sample Read(string folder, string name, string facts)
    {
        var text = Directory.EnumerateFiles(Path.GetDirectoryName(facts)!, Path.GetFileNameWithoutExtension(facts) + ".*").Single(file => file != facts);
        var wanted = JsonSerializer.Deserialize<Wanted>(File.ReadAllText(facts), Strict)!;

        return new(folder, name, wanted.Kind, File.ReadAllText(text), wanted.Lead, wanted.Facts);
    }

    private sealed record Wanted(string Kind, string Lead, IReadOnlyList<string> Facts);
}
