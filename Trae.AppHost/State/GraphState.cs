using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trae.AppHost.State;

/// <summary>What a graph has running, in <c>graph.json</c> of its data folder.</summary>
/// <param name="Owner">The AppHost.</param>
/// <param name="Addresses">By resource name: "web", "api".</param>
/// <param name="Ready">Everything was healthy once.</param>
/// <param name="Processes">In the order of their start.</param>
internal sealed record GraphState(
    ProcessIdentity Owner,
    IReadOnlyDictionary<string, string> Addresses,
    bool Ready,
    IReadOnlyList<RunningProcess> Processes)
{
    /// <returns>Null if there is none.</returns>
    public static GraphState? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), GraphStateJson.Default.GraphState);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Write(string file) => PrivateFile.Write(file, JsonSerializer.Serialize(this, GraphStateJson.Default.GraphState));
}

/// <param name="StopSignal">What asks it to end in good order.</param>
internal sealed record RunningProcess(string Name, ProcessIdentity Process, int StopSignal);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GraphState))]
internal sealed partial class GraphStateJson : JsonSerializerContext;
