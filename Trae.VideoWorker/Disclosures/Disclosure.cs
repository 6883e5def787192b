using System.Security;
using System.Text;
using Trae.Contracts;

namespace Trae.VideoWorker.Disclosures;

/// <summary>
/// Says in a file itself that a computer made it: a comment, and an XMP packet with the IPTC's digital source type, which is what
/// a C2PA manifest would say of it too. It is unsigned: a manifest without a certificate that others trust would prove nothing more.
/// </summary>
/// <param name="Title">Of the film, where it is known.</param>
public sealed record Disclosure(DigitalSource Source, string? Title = null)
{
    /// <summary>For text files, in one line.</summary>
    public string Comment => $"Made with Trae. Digital source type: {DigitalSources.Address(Source)}";

    /// <summary>Arguments of ffmpeg, before an output: it says the same in the file's comment.</summary>
    public IReadOnlyList<string> Metadata => ["-metadata", $"comment={Comment}"];

    /// <summary>Puts the packet where readers look for it in files of that kind; nothing that is seen or heard changes.</summary>
    /// <param name="file">Whole, of our own making, and named by its kind: MP4, M4A, WAV, WebP, GIF or JPEG.</param>
    public Task WriteTo(string file, CancellationToken ct) => Path.GetExtension(file) switch
    {
        ".mp4" or ".m4a" => XmpInMp4.Append(file, Packet(), ct),
        ".wav" => XmpInRiff.Append(file, "_PMX", Packet(), ct),
        ".webp" => XmpInRiff.Append(file, "XMP ", Packet(), ct),
        ".gif" => XmpInGif.Append(file, Packet(), ct),
        ".jpg" => XmpInJpeg.Insert(file, Packet(), ct),
        var kind => throw new ArgumentException($"Nobody would look for XMP in a {kind}.", nameof(file)),
    };

    /// <summary>The same for an MP4 that is played in fragments: in its header, which every player loads.</summary>
    /// <param name="length">Of the header, in bytes.</param>
    public Task WriteToHeader(string file, long length, CancellationToken ct) => XmpInMp4.InsertBehindHeader(file, length, Packet(), ct);

    private byte[] Packet() => System.Text.Encoding.UTF8.GetBytes(
        $"""
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
         xmp:CreatorTool="Trae" Iptc4xmpExt:DigitalSourceType="{DigitalSources.Address(Source)}">
        {(Title is null ? "" : $"""<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(Plain(Title))}</rdf:li></rdf:Alt></dc:title>""")}
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """);

    // XML has no way to write a control character.
    private static string Plain(string title) =>
        string.Concat(title.EnumerateRunes().Select(letter => Rune.IsControl(letter) || letter.Value is 0xFFFE or 0xFFFF ? " " : letter.ToString()));
}
