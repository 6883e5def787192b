using Trae.VideoWorker.Encoding.InProcess;

namespace Trae.VideoWorker.Disclosures;

/// <summary>XMP in MP4 and its like, as a box of its own (XMP Specification, part 3, 1.2.7.1).</summary>
internal static class XmpInMp4
{
    private static readonly Guid Kind = new("be7acfcb-97a9-42e8-9c71-999491e3afac");

    /// <summary>Behind all other boxes: players skip it, and no offset in the file changes.</summary>
    public static async Task Append(string file, byte[] packet, CancellationToken ct)
    {
        await using var stream = new FileStream(file, FileMode.Append, FileAccess.Write);
        await stream.WriteAsync(Box(packet), ct);
    }

    /// <summary>
    /// Between the header and the first fragment, where players of Media Source Extensions ignore what they do not know (ISO BMFF
    /// Byte Stream Format, 3 and 4). Fragments count from their own start, so they may move.
    /// </summary>
    public static async Task InsertBehindHeader(string file, long header, byte[] packet, CancellationToken ct)
    {
        var longer = file + ".longer";
        await using (var source = File.OpenRead(file))
        await using (var copy = File.Create(longer))
        {
            var start = new byte[header];
            await source.ReadExactlyAsync(start, ct);
            await copy.WriteAsync(start, ct);
            await copy.WriteAsync(Box(packet), ct);
            await source.CopyToAsync(copy, ct);
        }

        File.Move(longer, file, overwrite: true);
    }

    private static byte[] Box(byte[] packet) => Mp4Box.Make("uuid", Kind.ToByteArray(bigEndian: true), packet);
}
