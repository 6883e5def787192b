using Trae.Contracts;

/// <summary>What <c>--source</c> was given, as sources: documents by their paths until they are uploaded.</summary>
internal static class Inputs
{
    public const int Most = 10;

    private static readonly string[] Documents = [".pdf", ".docx", ".pptx", ".srt", ".vtt", ".rss", ".atom", ".xml"];

    /// <exception cref="InputException">There is no such file, it is no text, or there are too many.</exception>
    public static async Task<IReadOnlyList<SourceRequest>> Read(string[] from, SourceKind kind, CancellationToken ct)
    {
        if (from.Length > Most)
        {
            throw new InputException($"A video is made from at most {Most} sources; give fewer --source.");
        }

        var sources = new List<SourceRequest>();
        foreach (var source in from)
        {
            sources.Add(source.Contains("://", StringComparison.Ordinal) ? new() { Link = source, Kind = kind }
                : IsDocument(source) ? new() { Document = source }
                : new() { Text = await Input.Read(source, ct), Kind = kind is SourceKind.Auto && Path.GetExtension(source) is ".md" or ".markdown" ? SourceKind.Markdown : kind });
        }

        return sources;
    }

    // By name only to tell what must be uploaded: what it is, its bytes say.
    private static bool IsDocument(string file) => Documents.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
        && (File.Exists(file) ? true : throw new InputException($"There is no file {file}; check the path."));
}
