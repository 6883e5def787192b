namespace Trae.VideoWorker.Encoding;

/// <summary>One run of a tool.</summary>
/// <param name="File">Its path.</param>
internal sealed record ToolCall(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>Writes its standard input, calling the action after each sign of life; closed at the end.</summary>
    public Func<Stream, Action, CancellationToken, Task>? Feed { get; init; }

    /// <summary>Reads standard output as bytes, instead of <see cref="Output"/>. Who takes them watches over the tool: it may be waited for.</summary>
    public Func<Stream, CancellationToken, Task>? Bytes { get; init; }

    /// <summary>Takes each line of standard output, and says whether it is a sign of life.</summary>
    public Func<string, bool>? Output { get; init; }

    /// <summary>Takes each line of standard error.</summary>
    public Action<string>? Error { get; init; }

    public string Name => Path.GetFileNameWithoutExtension(File);
}
