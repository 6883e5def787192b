namespace Trae.Tests.AppHost;

/// <summary>Keeps what a graph prints, and tells when an awaited line comes.</summary>
internal sealed class GraphTranscript : TextWriter
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> _awaited = [];

    public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public override void WriteLine(string? value)
    {
        lock (_gate)
        {
            _lines.Add(value!);
            foreach (var (_, found) in _awaited.Where(each => each.Wanted(value!)))
            {
                found.TrySetResult(value!);
            }
        }
    }

    /// <summary>A line that holds <paramref name="text"/>, whether it came already or is still to come.</summary>
    /// <param name="after">Only among the lines from this number on.</param>
    public async Task<string> Line(string text, int after = 0)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        bool Wanted(string line) => line.Contains(text, StringComparison.Ordinal);
        lock (_gate)
        {
            if (_lines.Skip(after).FirstOrDefault(Wanted) is { } line)
            {
                return line;
            }

            _awaited.Add((Wanted, found));
        }

        try
        {
            return await found.Task.WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"No line with '{text}' came. What came:\n{string.Join('\n', Lines)}", late);
        }
    }
}
