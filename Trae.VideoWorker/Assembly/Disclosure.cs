using System.Buffers.Binary;
using System.Security;
using Trae.Contracts;

namespace Trae.VideoWorker.Assembly;

/// <summary>
/// Says in the file itself that a computer made it: a comment, and an XMP packet with the IPTC's digital source type, which is what
/// a C2PA manifest would say of it too. It is unsigned: a manifest without a certificate that others trust would prove nothing more.
/// </summary>
public static class Disclosure
{
    // Of the box that holds XMP in MP4 (XMP Specification, part 3, 1.2.7.1).
    private static readonly Guid XmpBox = new("be7acfcb-97a9-42e8-9c71-999491e3afac");

    public static string Comment(DigitalSource source) => $"Made with Trae. Digital source type: {DigitalSources.Address(source)}";

    /// <summary>A box behind all others: players skip it, and no offset in the file changes.</summary>
    public static async Task Append(string file, string title, DigitalSource source, CancellationToken ct)
    {
        var packet = System.Text.Encoding.UTF8.GetBytes(Packet(title, source));
        var box = new byte[4 + 4 + 16 + packet.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "uuid"u8.CopyTo(box.AsSpan(4));
        XmpBox.TryWriteBytes(box.AsSpan(8), bigEndian: true, out _);
        packet.CopyTo(box.AsSpan(24));

        await using var stream = new FileStream(file, FileMode.Append, FileAccess.Write);
        await stream.WriteAsync(box, ct);
    }

    private static string Packet(string title, DigitalSource source) =>
        $"""
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
         xmp:CreatorTool="Trae" Iptc4xmpExt:DigitalSourceType="{DigitalSources.Address(source)}">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(Plain(title))}</rdf:li></rdf:Alt></dc:title>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """;

    // XML has no way to write a control character.
    private static string Plain(string title) => string.Concat(title.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter));
}
