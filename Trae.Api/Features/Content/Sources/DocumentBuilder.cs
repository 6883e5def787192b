using Trae.Contracts;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Cleans what a format's reader found, puts it under its headings and splits it into sentences.</summary>
internal static class DocumentBuilder
{
    private const int LanguageSample = 20_000;
    private const int LongestCredit = 300;

    public static SourceDocument Build(SourceKind kind, RawSource raw)
    {
        var cleaned = raw.Blocks
            .Select(block => block with { Text = TextCleaning.Clean(block.Text), Label = CleanOrNull(block.Label) })
            .Where(block => block.Text.Any(char.IsLetterOrDigit))
            .ToList();

        var running = string.Join('\n', cleaned.Where(block => block.Kind != BlockKind.Heading).Select(block => block.Text));
        var language = LanguageDetector.Detect(running.Length > LanguageSample ? running[..LanguageSample] : running);

        var blocks = new List<SourceBlock>(cleaned.Count);
        var position = 0;
        string? section = null;
        foreach (var block in cleaned)
        {
            var index = blocks.Count;
            var sentences = new List<SourceSentence>();
            if (block.Kind == BlockKind.Heading)
            {
                section = block.Text;
            }
            else
            {
                foreach (var (offset, text) in SentencesOf(block.Text, language))
                {
                    sentences.Add(new SourceSentence(text, position++, index, offset));
                }
            }

            blocks.Add(new SourceBlock(
                index, block.Kind, block.Text, section, block.Group, block.Label, CleanOrNull(block.Attribution), sentences)
            {
                Exhibit = block.Exhibit, IsOrdered = block.IsOrdered,
            });
        }

        var title = CleanOrNull(raw.Title);

        return new SourceDocument(kind, title, language, WordCounter.Count(running), blocks)
        {
            Credit = new SourceCredit(title ?? "", Author: Short(raw.Author), Licence: Short(raw.Licence)),
        };
    }

    private static IEnumerable<(int Offset, string Text)> SentencesOf(string text, string language)
    {
        var offset = 0;
        foreach (var sentence in SentenceSplitter.Split(text, language))
        {
            var trimmed = sentence.Trim();
            if (trimmed.Length > 0)
            {
                yield return (offset + sentence.IndexOf(trimmed, StringComparison.Ordinal), trimmed);
            }

            offset += sentence.Length;
        }
    }

    private static string? Short(string? text) => CleanOrNull(text) is { } clean ? clean[..Math.Min(clean.Length, LongestCredit)] : null;

    private static string? CleanOrNull(string? text) => text is null || TextCleaning.Clean(text) is not { Length: > 0 } clean ? null : clean;
}
