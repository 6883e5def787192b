using System.Buffers.Binary;

namespace Trae.VideoWorker.Disclosures;

/// <summary>XMP in JPEG, as a segment of its own (XMP Specification, part 3, "JPEG").</summary>
internal static class XmpInJpeg
{
    // Start of image, then JFIF's own segment, which has to come first.
    private const int Start = 2;
    private static readonly byte[] Jfif = [0xFF, 0xD8, 0xFF, 0xE0];

    /// <exception cref="InvalidDataException">It is no JPEG as SkiaSharp and ffmpeg write it.</exception>
    public static async Task Insert(string file, byte[] packet, CancellationToken ct)
    {
        var jpeg = await File.ReadAllBytesAsync(file, ct);
        if (!jpeg.AsSpan().StartsWith(Jfif))
        {
            throw new InvalidDataException($"{Path.GetFileName(file)} is no JFIF file.");
        }

        var at = Start + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(Start + 2));
        byte[] content = [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. packet];

        // The length counts itself; a title is too short to make it too long.
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)(content.Length + 2)));

        await File.WriteAllBytesAsync(file, [.. jpeg[..at], 0xFF, 0xE1, .. length, .. content, .. jpeg[at..]], ct);
    }
}
