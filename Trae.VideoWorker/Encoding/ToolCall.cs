namespace Trae.VideoWorker.Encoding;

/// <summary>One run of a tool.</summary>
/// <param name="File">Its path.</param>
internal sealed record ToolCall(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>Writes its standard input; closed at the end.</summary>
    public Func<Stream, CancellationToken, Task>? Feed { get; init; }

    /// <summary>Reads standard output as bytes to its end, instead of <see cref="Output"/>.</summary>
    public Func<Stream, CancellationToken, Task>? Bytes { get; init; }

    /// <summary>Takes each line of standard output, and says whether it is a sign of life.</summary>
    public Func<string, bool>? Output { get; init; }

    /// <summary>Takes each line of standard error.</summary>
    public Action<string>? Error { get; init; }

    /// <summary>All that it finds in its environment; null for ours.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>All the time that processors may spend on it; as much as it needs, while it gets on, unless set.</summary>
    public TimeSpan? MostWork { get; init; }

    public string Name => Path.GetFileNameWithoutExtension(File);
}
