namespace Trae.VideoWorker.Disclosures;

/// <summary>XMP in GIF, as an application extension (XMP Specification, part 3, "GIF").</summary>
internal static class XmpInGif
{
    private const byte End = 0x3B;

    // The packet is no chain of blocks: whichever of its letters a reader takes for a length, it lands in these and slides to the end.
    private static readonly byte[] Slide = [1, .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)), 0];

    /// <summary>Behind the last picture.</summary>
    /// <exception cref="InvalidDataException">It is no whole GIF.</exception>
    public static async Task Append(string file, byte[] packet, CancellationToken ct)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Seek(-1, SeekOrigin.End);
        if (stream.ReadByte() != End)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)} is no whole GIF.");
        }

        stream.Seek(-1, SeekOrigin.End);
        await stream.WriteAsync((byte[])[0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. packet, .. Slide, End], ct);
    }
}
