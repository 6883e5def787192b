using System.Text.Json;

namespace Trae.Bench;

/// <summary>What a model scored, in a file that its user names.</summary>
/// <param name="FellBack">The texts that the built-in writer wrote instead.</param>
internal sealed record ModelScores(string Model, int Seconds, IReadOnlyList<string> FellBack, SortedDictionary<string, Scores> Texts)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true };

    /// <returns>Null where there is none yet.</returns>
    /// <exception cref="ArgumentException">The file is something else.</exception>
    public static ModelScores? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<ModelScores>(File.ReadAllText(file), Format) : null;
        }
        catch (JsonException unreadable)
        {
            throw new ArgumentException($"{file} has no figures of a model. Name another file as the --baseline.", unreadable);
        }
    }

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Format) + "\n");
}
