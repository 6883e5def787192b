using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Tests.Content;

public sealed class SourceReaderTests
{
    private static readonly string Filler = string.Join(' ', Enumerable.Repeat("The quick brown fox jumps over the lazy dog.", 12));

    [Theory]
    [InlineData(null, "source-missing")]
    [InlineData("", "source-missing")]
    [InlineData("  \n ", "source-missing")]
    [InlineData("Only a handful of words about octopuses.", "source-too-short")]
    [InlineData("%PDF-1.7 something", "source-not-text")]
    [InlineData("text with a \0 in it", "source-not-text")]
    [InlineData("\uFFFD\uFFFD\uFFFD\uFFFD broken \uFFFD\uFFFD", "source-not-text")]
    public void Refuses_what_is_no_source(string? text, string code)
    {
        var refused = Assert.Throws<PermanentJobException>(() => SourceReader.Read(text));

        Assert.Equal(code, refused.Code);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_too_many_words() =>
        Assert.Equal("source-too-long", Refusal(string.Join(' ', Enumerable.Repeat("word", 20_001)) + "."));

    [Fact]
    public void Refuses_too_many_bytes() => Assert.Equal("source-too-large", Refusal(new string('é', 3 * 1024 * 1024)));

    [Fact]
    public void Refuses_text_that_the_voice_cannot_read()
    {
        var russian = string.Concat(Enumerable.Repeat("Осьминог живёт в море и умеет открывать банки. ", 20));

        var refused = Assert.Throws<PermanentJobException>(() => SourceReader.Read(russian, voiceScripts: ["Latn"]));

        Assert.Equal("wrong-alphabet", refused.Code);
        Assert.Contains("Cyrillic", refused.Message, StringComparison.Ordinal);
        Assert.Equal("ru", SourceReader.Read(russian, voiceScripts: ["Cyrl"]).Language);
    }

    [Fact]
    public void Refuses_bytes_that_are_no_text()
    {
        Assert.Equal("source-not-text", Assert.Throws<PermanentJobException>(() => SourceReader.Decode([0x89, 0x50, 0x4E, 0x47, 1, 2])).Code);
        Assert.Equal("source-not-text", Assert.Throws<PermanentJobException>(() => SourceReader.Decode([0x61, 0xC3, 0x28])).Code);
        Assert.Equal("Grüße", SourceReader.Decode([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes("Grüße")]));
    }

    [Fact]
    public void Takes_a_short_finished_script() => Assert.Single(SourceReader.Read("Hello there.", SourceKind.Script).Sentences);

    [Fact]
    public void Reads_markdown_by_its_meaning()
    {
        var document = SourceReader.Read($"""
            ---
            title: From the front matter
            ---
            # The [real](https://example.org) title

            {Filler} It holds[^1] a *link* to [a place](https://example.org/x) &amp; `code`.

            ## A section

            | a | b |
            |---|---|
            | 1 | 2 |

            ```
            var x = 1;
            ```

            ![alt text](picture.png)

            - **Label:** the rest of it
            - plain entry

            > A quotation of five words.
            > — Somebody Known

            [^1]: A footnote.
            """);

        Assert.Equal(SourceKind.Markdown, document.Kind);
        Assert.Equal("The real title", document.Title);
        Assert.EndsWith("It holds a link to a place & code.", document.Blocks[0].Text, StringComparison.Ordinal);
        Assert.Equal([BlockKind.Paragraph, BlockKind.Heading, BlockKind.ListItem, BlockKind.ListItem, BlockKind.Quotation], document.Blocks.Select(block => block.Kind));
        Assert.Equal("Label", document.Blocks[2].Label);
        Assert.Equal("A section", document.Blocks[2].Section);
        Assert.Equal(("A quotation of five words.", "Somebody Known"), (document.Blocks[4].Text, document.Blocks[4].Attribution));
    }

    [Fact]
    public void Reads_the_article_of_a_page_and_none_of_its_furniture()
    {
        var document = Texts.Read("bridge.html");
        var text = string.Join('\n', document.Blocks.Select(block => block.Text));

        Assert.Equal("How the Brooklyn Bridge was finished", document.Title);
        Assert.Contains("Its main span measures 486 metres. Building it took", text, StringComparison.Ordinal);
        Assert.Equal(["A dynasty of engineers", "Steel instead of iron", "Opening day"], document.Blocks.Where(block => block.Kind == BlockKind.Heading).Select(block => block.Text));
        Assert.All(
            ["cookies", "Subscribe", "pizza", "Copyright", "Photo", "window.ads", "[1]", "[2]"],
            noise => Assert.DoesNotContain(noise, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Survives_a_page_that_is_nested_without_end()
    {
        var bomb = $"<html><body>{string.Concat(Enumerable.Repeat("<div>", 20_000))}<p>{Filler}</p></body></html>";

        Assert.Contains("quick brown fox", SourceReader.Read(bomb, SourceKind.Html).Blocks[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_headings_and_bullets_of_plain_text()
    {
        var document = SourceReader.Read($"A title\n\n{Filler}\n\nA heading\n\nThis paragraph\nis wrapped by hand.\n\n* one\n* two\n");

        Assert.Equal("A title", document.Title);
        Assert.Equal(
            [(BlockKind.Heading, "A heading"), (BlockKind.Paragraph, "This paragraph is wrapped by hand."), (BlockKind.ListItem, "one"), (BlockKind.ListItem, "two")],
            document.Blocks.Skip(1).Select(block => (block.Kind, block.Text)));
    }

    [Theory]
    [InlineData("octopus.md", "en")]
    [InlineData("sternenhimmel.md", "de")]
    [InlineData("french.md", "fr")]
    [InlineData("spanish.md", "es")]
    [InlineData("dialogue.txt", "en")]
    public void Finds_the_language(string name, string language) => Assert.Equal(language, Texts.Read(name).Language);

    [Theory]
    [InlineData("タコは海に住んでいる動物です。", "ja")]
    [InlineData("章鱼生活在海里，非常聪明。", "zh")]
    [InlineData("문어는 바다에 산다.", "ko")]
    [InlineData("الأخطبوط يعيش في البحر.", "ar")]
    [InlineData("Восьминіг живе в морі.", "uk")]
    [InlineData("Il polpo vive nel mare e non è un pesce, ma una delle creature più intelligenti.", "it")]
    [InlineData("O polvo vive no mar e não é um peixe, mas uma das criaturas mais inteligentes.", "pt")]
    public void Finds_the_language_of_a_sentence(string text, string language) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Fact]
    public void Places_every_sentence_in_its_block()
    {
        var document = Texts.Read("octopus.md");

        Assert.All(document.Sentences.Index(), entry => Assert.Equal(entry.Index, entry.Item.Position));
        Assert.All(document.Sentences, sentence => Assert.StartsWith(sentence.Text, document.Blocks[sentence.Block].Text[sentence.Offset..], StringComparison.Ordinal));
    }

    private static string Refusal(string text) => Assert.Throws<PermanentJobException>(() => SourceReader.Read(text)).Code;

    [Fact]
    public void Texts_are_read_in_the_encodings_that_editors_write()
    {
        const string text = "Zwölf Kraken, 猫";

        Assert.Equal(text, SourceReader.Decode(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, SourceReader.Decode([.. System.Text.Encoding.Unicode.Preamble, .. System.Text.Encoding.Unicode.GetBytes(text)]));
        Assert.Equal(text, SourceReader.Decode([.. System.Text.Encoding.BigEndianUnicode.Preamble, .. System.Text.Encoding.BigEndianUnicode.GetBytes(text)]));
    }
}
