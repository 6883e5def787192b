using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Trae.AppHost.State;

/// <summary>A process as it can be found again: ids are reused, but not together with the time of start.</summary>
/// <param name="Started">Opaque: clock ticks since boot on Linux, ticks of the clock elsewhere.</param>
internal sealed record ProcessIdentity(int Id, string Started)
{
    public static ProcessIdentity Current { get; } =
        Of(Environment.ProcessId) ?? throw new InvalidOperationException("This process cannot read its own time of start.");

    [JsonIgnore]
    public bool IsAlive => Of(Id) == this;

    /// <returns>Null if there is no such process (a zombie counts as none).</returns>
    public static ProcessIdentity? Of(int id) => OperatingSystem.IsLinux() ? OnLinux(id) : Elsewhere(id);

    private static ProcessIdentity? OnLinux(int id)
    {
        try
        {
            // proc(5): the name in brackets may hold anything; after it, field 3 is the state and field 22 the time of start.
            var stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

            return fields[0] is "Z" or "X" ? null : new(id, fields[19]);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static ProcessIdentity? Elsewhere(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);

            return process.HasExited
                ? null
                : new(id, process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
