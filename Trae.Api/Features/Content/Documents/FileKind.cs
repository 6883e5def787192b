using System.IO.Compression;
using System.Text;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Documents;

/// <summary>What a file's bytes say it is. Its name and its content type say nothing.</summary>
internal static class FileKind
{
    // ISO 32000-1, Annex H, implementation note 13: the header is somewhere in the first 1,024 bytes.
    private const int PdfWindow = 1_024;

    /// <returns>Pdf, Docx or Pptx, or null for what may be text.</returns>
    /// <exception cref="PermanentJobException">With the codes document-unknown, document-encrypted or document-damaged, for what is neither.</exception>
    public static SourceKind? Sniff(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] => Package(bytes.ToArray()),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => throw Compound(bytes),
        _ when bytes[..Math.Min(bytes.Length, PdfWindow)].IndexOf("%PDF-"u8) >= 0 => SourceKind.Pdf,
        _ when OtherThanText(bytes) is { } found => throw DocumentProblems.WrongKind(found),
        _ => null,
    };

    private static string? OtherThanText(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x47, 0x49, 0x46, 0x38, ..] => "a picture",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] or [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => "a picture",
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, ..] or [0x1A, 0x45, 0xDF, 0xA3, ..] => "a video",
        [0x49, 0x44, 0x33, ..] or [0x4F, 0x67, 0x67, 0x53, ..] or [0x66, 0x4C, 0x61, 0x43, ..] => "a sound",
        [0x1F, 0x8B, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..] or [0x52, 0x61, 0x72, 0x21, ..] or [0x42, 0x5A, 0x68, ..] => "an archive",
        [0x7B, 0x5C, 0x72, 0x74, 0x66, ..] => "rich text (RTF)",
        [0x7F, 0x45, 0x4C, 0x46, ..] or [0x4D, 0x5A, 0x90, ..] => "a program",
        _ => null,
    };

    private static SourceKind Package(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (archive.Entries.Count > DocumentLimits.Parts)
            {
                throw DocumentProblems.Bomb();
            }

            var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);

            return names.Contains("word/document.xml") ? SourceKind.Docx
                : names.Contains("ppt/presentation.xml") ? SourceKind.Pptx
                : throw DocumentProblems.WrongKind(
                    names.Contains("xl/workbook.xml") ? "a spreadsheet"
                    : names.Contains("META-INF/container.xml") ? "an e-book (EPUB)"
                    : names.Contains("content.xml") ? "an OpenDocument file"
                    : "an archive");
        }
        catch (InvalidDataException e)
        {
            throw DocumentProblems.Damaged("document", e);
        }
    }

    // Office wraps an encrypted document in a compound file with a stream of this name ([MS-OFFCRYPTO] 2.3.4.4).
    private static PermanentJobException Compound(ReadOnlySpan<byte> bytes) => bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
        ? DocumentProblems.Encrypted()
        : DocumentProblems.WrongKind("a document of Office 2003 or older");
}
