using System.IO.Compression;
using Microsoft.Extensions.Time.Testing;
using Trae.Api.Features.Content.Documents;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Tests.Content.Documents;

/// <summary>Documents that cannot be read, and those made to break whoever reads them: a code and a sentence each, in bounded time and memory.</summary>
public sealed class HostileDocumentTests
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static TheoryData<string, string> Refused => new()
    {
        { "encrypted.pdf", "document-encrypted" },
        { "encrypted.docx", "document-encrypted" },
        { "scanned.pdf", "document-scanned" },
        { "500-pages.pdf", "document-too-many-pages" },
        { "cut-off.pdf", "document-damaged" },
        { "nothing.pdf", "document-empty" },
        { "nothing.docx", "document-empty" },
        { "cut-off.docx", "document-damaged" },
        { "picture.pdf", "document-unknown" },
        { "old.doc", "document-unknown" },
        { "sheet.docx", "document-unknown" },
        { "letter.rtf", "document-unknown" },
        { "bomb.docx", "document-bomb" },
        { "laughs.docx", "document-damaged" },
        { "entity.docx", "document-damaged" },
        { "nested.docx", "document-damaged" },
        { "nested.pdf", "document-damaged" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_document_that_cannot_be_read_says_why(string name, string code)
    {
        var bytes = File(name);

        var refused = await Assert.ThrowsAsync<PermanentJobException>(() => Read(bytes));

        Assert.Equal(code, refused.Code);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_read_in_a_process_of_its_own() =>
        Assert.Equal("The lighthouses of the north", (await Read(PdfFiles.Report())).Title);

    [Fact]
    public async Task A_document_that_takes_too_long_is_stopped()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        using var reader = new ReaderProcess(clock);
        var reading = reader.Read(SourceKind.Pdf, PdfFiles.Report(), TestContext.Current.CancellationToken);
        clock.Advance(DocumentLimits.Time);

        Assert.Equal("document-too-slow", (await Assert.ThrowsAsync<PermanentJobException>(() => reading)).Code);
    }

    private static async Task<RawSource> Read(byte[] bytes)
    {
        using var reader = new ReaderProcess(TimeProvider.System);

        return FileKind.Sniff(bytes) is { } kind
            ? await reader.Read(kind, bytes, TestContext.Current.CancellationToken)
            : throw new InvalidOperationException("It was taken for a text.");
    }

    private static byte[] File(string name) => name switch
    {
        "encrypted.pdf" => LockedPdf.With(password: "secret"),
        "encrypted.docx" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")],
        "scanned.pdf" => new PdfFiles().Picture(Png).Page().Picture(Png).Build(),
        "500-pages.pdf" => PdfFiles.Report(500),
        "cut-off.pdf" => PdfFiles.Report()[..400],
        "nothing.pdf" => new PdfFiles().Build(),
        "nothing.docx" => OfficeFiles.Word(),
        "cut-off.docx" => OfficeFiles.Word(OfficeFiles.Line("A line."))[..^40],
        "picture.pdf" => Png,
        "old.doc" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        "sheet.docx" => Zip(("xl/workbook.xml", "<workbook/>")),
        "letter.rtf" => System.Text.Encoding.ASCII.GetBytes("{\\rtf1 Dear Ada}"),
        "bomb.docx" => OfficeFiles.With(OfficeFiles.Word(), "word/document.xml", new string(' ', 60 * 1024 * 1024)),
        "laughs.docx" => OfficeFiles.With(OfficeFiles.Word(), "word/document.xml", "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><d>&b;</d>"),
        "entity.docx" => OfficeFiles.With(OfficeFiles.Word(), "word/document.xml", "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><d>&a;</d>"),
        "nested.docx" => OfficeFiles.With(OfficeFiles.Word(), "word/document.xml", Nested()),
        "nested.pdf" => System.Text.Encoding.ASCII.GetBytes($"%PDF-1.4\n1 0 obj\n{new string('[', 300_000)}\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static string Nested()
    {
        const int Depth = 200_000;
        var open = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", Depth));
        var close = string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", Depth));

        return $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{open}<w:p/>{close}</w:body></w:document>";
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
