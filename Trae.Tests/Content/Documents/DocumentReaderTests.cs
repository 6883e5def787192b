using Trae.Api.Features.Content.Documents;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Tests.Content.Documents;

/// <summary>What a person would read in a PDF, a Word document and a presentation.</summary>
public sealed class DocumentReaderTests
{
    [Fact]
    public void A_pdf_is_read_without_headers_and_page_numbers_and_with_broken_words_whole()
    {
        var read = Read(PdfFiles.Report());

        Assert.Equal("The lighthouses of the north", read.Title);
        Assert.Equal("Ada Rowe", read.Author);
        Assert.Equal(["Part 1", "Part 2"], Texts(read, BlockKind.Heading));
        Assert.Equal(4, Texts(read, BlockKind.Paragraph).Count);
        var first = Texts(read, BlockKind.Paragraph)[0];
        Assert.Contains("until the last century, and every lamp burned a well-known oil that was carried up by hand each evening. In 1998", first, StringComparison.Ordinal);
        Assert.Contains("The well-known oil is gone.", Texts(read, BlockKind.Paragraph)[1], StringComparison.Ordinal);
        Assert.DoesNotContain(read.Blocks, block => block.Text.Contains("Annual", StringComparison.Ordinal) || block.Text is "1" or "2");
    }

    [Fact]
    public void Two_columns_of_a_pdf_are_read_one_after_the_other()
    {
        var left = Enumerable.Range(1, 14).Select(i => $"left line {i} has some words").ToArray();
        var right = Enumerable.Range(1, 14).Select(i => $"right line {i} has others here").ToArray();
        var read = Read(new PdfFiles()
            .Heading(780, "One title over both of the columns of this page, wide", 18)
            .Lines(60, 740, 10, left)
            .Lines(320, 737, 10, right)
            .Build());

        var text = string.Join(' ', read.Blocks.Select(block => block.Text));
        Assert.Equal(string.Join(' ', left.Concat(right)), text);
    }

    [Fact]
    public void A_table_of_contents_is_no_text_and_a_sensible_title_is_believed()
    {
        var read = Read(new PdfFiles()
            .Information("Keepers of the north", null)
            .Heading(780, "Northern Trust", 12)
            .Lines(60, 740, 11, "1 The lamp ................ 3", "2 The log . . . . . . . . 14", "The keepers of the coast wrote a log every night of the year.")
            .Build());

        Assert.Equal("Keepers of the north", read.Title);
        Assert.Equal(["The keepers of the coast wrote a log every night of the year."], Texts(read, BlockKind.Paragraph));
    }

    [Fact]
    public void Bullets_of_a_pdf_are_a_list()
    {
        var read = Read(new PdfFiles()
            .Lines(60, 740, 11, "A keeper had three things to do every single evening of the year:", "- fill the lamp", "- wind the clockwork", "- write the log of the", "whole night")
            .Build());

        Assert.Equal(["fill the lamp", "wind the clockwork", "write the log of the whole night"], Texts(read, BlockKind.ListItem));
    }

    [Fact]
    public void A_pdf_that_is_only_locked_against_changes_is_read() =>
        Assert.Contains("The lamp is lit every evening", string.Join(' ', Read(LockedPdf.With(password: "")).Blocks.Select(block => block.Text)), StringComparison.Ordinal);

    [Fact]
    public void A_word_document_keeps_its_headings_lists_tables_and_quotations()
    {
        var read = Read(OfficeFiles.Word(
            OfficeFiles.Line("Lighthouses", "Title"),
            OfficeFiles.Line("Keepers", "Heading1"),
            OfficeFiles.Line("Keepers lived on the rock."),
            OfficeFiles.Table(["Year", "Keepers"], ["1900", "40"], ["1998", "0"]),
            OfficeFiles.Line("fill the lamp", list: 1),
            OfficeFiles.Line("wind the clockwork", list: 1),
            OfficeFiles.Line("Then they slept."),
            OfficeFiles.Line("salt", list: 2),
            OfficeFiles.Line("We were never bored. — Ada Rowe", "Zitat")));

        Assert.Equal(("Lighthouses", "Ada Rowe"), (read.Title, read.Author));
        Assert.Equal(["Keepers"], Texts(read, BlockKind.Heading));
        Assert.Equal(["1998", "0"], read.Blocks.Single(block => block.Exhibit is not null).Exhibit!.Table![2]);
        Assert.Equal([("fill the lamp", true, 1), ("wind the clockwork", true, 1), ("salt", false, 2)],
            read.Blocks.Where(block => block.Kind == BlockKind.ListItem).Select(block => (block.Text, block.IsOrdered, block.Group)));
        Assert.Equal(["We were never bored."], Texts(read, BlockKind.Quotation));
    }

    [Fact]
    public void What_was_deleted_in_a_word_document_stays_deleted()
    {
        var changed = OfficeFiles.With(OfficeFiles.Word(), "word/document.xml",
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t xml:space=\"preserve\">It is </w:t></w:r>" +
            "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>not </w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\"><w:r><w:t>safe.</w:t></w:r></w:ins></w:p></w:body></w:document>");

        Assert.Equal(["It is safe."], Texts(Read(changed), BlockKind.Paragraph));
    }

    [Fact]
    public void A_presentation_is_its_titles_its_bullets_and_what_the_speaker_says()
    {
        var read = Read(OfficeFiles.Slides(
            ("Lighthouses", [], "Welcome to the coast."),
            ("Keepers", ["fill the lamp", "write the log"], "There were two keepers on every rock.")));

        Assert.Equal("Lighthouses", read.Title);
        Assert.Equal(["Keepers"], Texts(read, BlockKind.Heading));
        Assert.Equal(["fill the lamp", "write the log"], Texts(read, BlockKind.ListItem));
        Assert.Equal(["Welcome to the coast.", "There were two keepers on every rock."], Texts(read, BlockKind.Paragraph));
    }

    private static RawSource Read(byte[] bytes) => DocumentReader.Read(FileKind.Sniff(bytes)!.Value, bytes);

    private static List<string> Texts(RawSource read, BlockKind kind) => [.. read.Blocks.Where(block => block.Kind == kind).Select(block => block.Text)];
}
