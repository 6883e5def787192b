using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Documents;

/// <summary>What was read from an uploaded document; exactly one of <paramref name="Source"/> and <paramref name="Text"/>.</summary>
/// <param name="Name">Of the file, without its extension.</param>
/// <param name="Source">Of a packed document.</param>
/// <param name="Text">Of a file that is a text: how it is read, a brief may still say.</param>
internal sealed record ReadDocument(string Name, SourceKind Kind, RawSource? Source, string? Text)
{
    /// <param name="kind">As the brief says, <see cref="SourceKind.Auto"/> if it says nothing.</param>
    public async Task<SourceDocument> Build(SourceKind kind, IReadOnlyCollection<string>? entries, ReaderProcess reader, CancellationToken ct)
    {
        var read = Source is not null ? DocumentBuilder.Build(Kind, Source) : await reader.ReadText(Text, kind == SourceKind.Auto ? Kind : kind, ct, entries: entries);

        return read.Credit.Title.Length > 0 ? read : read with { Credit = read.Credit with { Title = Name } };
    }
}
