namespace Trae.AppHost.Standin.Supervision;

/// <summary>What the graph's processes print, each line under the name of its process.</summary>
internal sealed class GraphLog(TextWriter output)
{
    private const int NameWidth = 10;

    private readonly Lock _gate = new();

    /// <summary>A line of the supervisor's own.</summary>
    public void Say(string line) => Write("trae", line);

    public void Write(string name, string line)
    {
        lock (_gate)
        {
            output.WriteLine($"{name.PadRight(NameWidth)} | {line}");
            output.Flush();
        }
    }
}
