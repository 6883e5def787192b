using System.Text;
using Trae.Api.Features.Content.Documents;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Sources;

/// <summary>
/// Reads a source text of any kind into blocks and sentences, in this process: strangers' texts go through <see cref="ReaderProcess"/>.
/// Pure: the same text gives the same document.
/// </summary>
public static class SourceReader
{
    /// <summary>The text of an uploaded file; fails like <see cref="Read"/>.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => SourceChecks.Decode(bytes);

    /// <param name="text">80 to 20,000 words, at most 5 MB; a finished script may be shorter.</param>
    /// <param name="kind"><see cref="SourceKind.Auto"/> decides from the text.</param>
    /// <param name="address">Where an HTML page came from; nothing is fetched from there.</param>
    /// <param name="voiceScripts">The ISO 15924 codes that the chosen voice reads; null does not check.</param>
    /// <exception cref="PermanentJobException">
    /// With one of the codes source-missing, source-not-text, source-too-short, source-too-long, source-too-large, source-kind-wrong, wrong-alphabet, or one that starts with "feed-".
    /// </exception>
    public static SourceDocument Read(
        string? text, SourceKind kind = SourceKind.Auto, Uri? address = null, IReadOnlyList<string>? voiceScripts = null)
    {
        var document = ReadPart(text, kind, address);
        Check(document, voiceScripts);

        return document;
    }

    /// <summary>What <see cref="Read"/> holds a document against.</summary>
    /// <exception cref="PermanentJobException">With one of the codes source-too-short, source-too-long, wrong-alphabet.</exception>
    public static void Check(SourceDocument document, IReadOnlyList<string>? voiceScripts)
    {
        SourceChecks.CheckWords(document.Words, document.Kind);
        if (voiceScripts is not null && ScriptAlphabet.Check(TextOf(document), voiceScripts) is { } problem)
        {
            throw new PermanentJobException(problem.Code, problem.Message);
        }
    }

    /// <summary>Like <see cref="Read"/>, for one of several sources: how many words there are is not checked.</summary>
    /// <param name="entries">Of a feed, those to read; null for the newest.</param>
    internal static SourceDocument ReadPart(string? text, SourceKind kind, Uri? address = null, IReadOnlyCollection<string>? entries = null)
    {
        var (known, raw) = ReadRaw(text, kind, address, entries);

        return DocumentBuilder.Build(known, raw);
    }

    /// <summary>What <see cref="ReadPart"/> builds its document from, and what kind it was read as.</summary>
    internal static (SourceKind Kind, RawSource Raw) ReadRaw(string? text, SourceKind kind, Uri? address = null, IReadOnlyCollection<string>? entries = null)
    {
        SourceChecks.Check(text);

        var normal = text!.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Normalize(NormalizationForm.FormC);
        var known = kind == SourceKind.Auto ? SourceKindFinder.Find(normal) : kind;
        var raw = known switch
        {
            SourceKind.Html => HtmlSource.Read(normal, address),
            SourceKind.Markdown or SourceKind.Script => MarkdownSource.Read(normal),
            SourceKind.Transcript => TranscriptSource.Read(normal),
            SourceKind.Feed => FeedSource.Read(normal, entries, address),
            SourceKind.Pdf or SourceKind.Docx or SourceKind.Pptx => throw SourceChecks.NotOfKind(known),
            _ => PlainSource.Read(normal),
        };

        return raw.Characters > DocumentLimits.Characters ? throw SourceChecks.TooLong() : (known, raw);
    }

    private static string TextOf(SourceDocument document) => string.Join(' ', document.Blocks.Select(block => block.Text));
}
