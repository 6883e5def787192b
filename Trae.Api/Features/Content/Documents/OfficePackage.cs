using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Office's packed documents: held against bombs before anything of them is unpacked.</summary>
internal static class OfficePackage
{
    // Tables in tables in tables come to a few dozen.
    private const int DeepestNesting = 256;

    /// <summary>Parts are read by the library with document types prohibited, and no longer than this.</summary>
    public static readonly OpenSettings Settings = new() { AutoSave = false, MaxCharactersInPart = DocumentLimits.UnpackedText };

    // .NET unpacks no part beyond the length that the directory tells, so the directory can be believed.
    public static void Check(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        long all = 0;
        long text = 0;
        foreach (var entry in archive.Entries)
        {
            all += entry.Length;
            text += IsText(entry.FullName) ? entry.Length : 0;
        }

        if (archive.Entries.Count > DocumentLimits.Parts || all > DocumentLimits.Unpacked || text > DocumentLimits.UnpackedText)
        {
            throw DocumentProblems.Bomb();
        }

        foreach (var entry in archive.Entries.Where(entry => IsText(entry.FullName)))
        {
            using var part = entry.Open();
            CheckDepth(part);
        }
    }

    // The library's tree of a part grows by recursion, and slower the deeper it gets.
    private static void CheckDepth(Stream part)
    {
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.Depth > DeepestNesting)
            {
                throw new InvalidDataException("A part of the document nests too deep.");
            }
        }
    }

    private static bool IsText(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>Nothing for what a program filled in by itself.</summary>
    public static string? Filled(string? property) => string.IsNullOrWhiteSpace(property) ? null : property.Trim();
}
