using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Reads a packed document in this process: only <see cref="ReaderProgram"/> and tests should, for what is read may be hostile.</summary>
internal static class DocumentReader
{
    /// <param name="kind">Pdf, Docx or Pptx, as <see cref="FileKind.Sniff"/> found it.</param>
    /// <exception cref="PermanentJobException">With a code that starts with "document-".</exception>
    public static RawSource Read(SourceKind kind, byte[] bytes)
    {
        var name = NameOf(kind);
        try
        {
            var raw = kind switch
            {
                SourceKind.Pdf => PdfSource.Read(bytes),
                SourceKind.Docx => DocxSource.Read(bytes),
                _ => PptxSource.Read(bytes),
            };

            return raw.Blocks.Sum(block => (long)block.Text.Length) > DocumentLimits.Characters ? throw DocumentProblems.TooLong()
                : raw.Blocks.Any(block => block.Text.Any(char.IsLetterOrDigit)) ? raw with { Blocks = ListsApart(raw.Blocks) }
                : throw DocumentProblems.Empty(name);
        }
        catch (OutOfMemoryException)
        {
            throw DocumentProblems.TooHeavy();
        }
        catch (Exception e) when (e is not PermanentJobException)
        {
            // Three libraries, each with exceptions of its own and everything that indexing into damaged data throws: the file is what is wrong.
            throw DocumentProblems.Damaged(name, e);
        }
    }

    public static string NameOf(SourceKind kind) => kind switch
    {
        SourceKind.Pdf => "PDF",
        SourceKind.Docx => "Word document",
        SourceKind.Pptx => "presentation",
        SourceKind.Html => "HTML page",
        SourceKind.Feed => "feed",
        SourceKind.Transcript => "caption file",
        _ => "text",
    };

    // Word gives all lists of one look one number; a list ends where something else stands between.
    private static List<RawBlock> ListsApart(IReadOnlyList<RawBlock> blocks)
    {
        var apart = new List<RawBlock>(blocks.Count);
        var group = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind != BlockKind.ListItem)
            {
                apart.Add(blocks[i]);
                continue;
            }

            group += i > 0 && blocks[i - 1].Kind == BlockKind.ListItem && blocks[i - 1].Group == blocks[i].Group ? 0 : 1;
            apart.Add(blocks[i] with { Group = group });
        }

        return apart;
    }
}
