using System.Buffers.Binary;

namespace Trae.VideoWorker.Disclosures;

/// <summary>XMP in WAV (XMP Specification, part 3, "WAV") and in WebP (WebP Container Specification, "Extended File Format").</summary>
internal static class XmpInRiff
{
    // The bit of a WebP's first chunk that says that XMP follows; its only other place is behind the pictures.
    private const byte HasXmp = 0x04;

    /// <param name="kind">Four letters.</param>
    /// <exception cref="InvalidDataException">It is no such file, or a WebP of one plain picture, which has no room for more.</exception>
    public static async Task Append(string file, string kind, byte[] packet, CancellationToken ct)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        var head = new byte[24];
        await stream.ReadExactlyAsync(head, ct);
        if (!head.AsSpan().StartsWith("RIFF"u8))
        {
            throw new InvalidDataException($"{Path.GetFileName(file)} is no RIFF file.");
        }

        if (head.AsSpan(8).StartsWith("WEBP"u8))
        {
            head[20] |= head.AsSpan(12).StartsWith("VP8X"u8) ? HasXmp : throw new InvalidDataException($"{Path.GetFileName(file)} is a WebP without a header.");
        }

        // Chunks begin at even places; the padding is no part of their length, but of the file's.
        var chunk = new byte[8 + packet.Length + (packet.Length % 2)];
        System.Text.Encoding.ASCII.GetBytes(kind, chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), packet.Length);
        packet.CopyTo(chunk.AsSpan(8));

        stream.Seek(stream.Length + (stream.Length % 2), SeekOrigin.Begin);
        await stream.WriteAsync(chunk, ct);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)(stream.Length - 8));
        stream.Seek(0, SeekOrigin.Begin);
        await stream.WriteAsync(head, ct);
    }
}
