namespace Trae.VideoWorker.Uploads;

/// <summary>
/// Finds files that are two things at once: harmless to us, who keep only what we decode, but made to be mistaken elsewhere.
/// </summary>
internal static class Polyglot
{
    // Readers of PDF look for their header within the first kilobyte, and browsers that guess for HTML as far.
    private const int Head = 1024;

    // ZIP: the end record is 22 bytes and a comment of at most 65,535 (APPNOTE, 4.3.16).
    private const int ZipTail = 22 + 65_535;

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ("<script"u8.ToArray(), "a script"),
        ("<html"u8.ToArray(), "a page of HTML"),
        ("<svg"u8.ToArray(), "an SVG picture"),
        ("<?php"u8.ToArray(), "a program"),
        ("#EXTM3U"u8.ToArray(), "a playlist"),
    ];

    /// <exception cref="Jobs.PermanentJobException">It is one.</exception>
    public static async Task Refuse(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[(int)Math.Min(Head, file.Length)];
        await file.ReadExactlyAsync(head, ct);
        foreach (var (mark, name) in Marks)
        {
            if (Contains(head, mark))
            {
                throw UploadRefused.Polyglot(name);
            }
        }

        var tail = new byte[(int)Math.Min(ZipTail, file.Length)];
        file.Position = file.Length - tail.Length;
        await file.ReadExactlyAsync(tail, ct);
        if (EndsAsZip(tail))
        {
            throw UploadRefused.Polyglot("a ZIP archive");
        }
    }

    private static bool Contains(byte[] head, byte[] mark) =>
        System.Text.Encoding.Latin1.GetString(head).Contains(System.Text.Encoding.Latin1.GetString(mark), StringComparison.OrdinalIgnoreCase);

    // The mark alone may be chance; with a comment that reaches exactly to the end of the file it is not.
    private static bool EndsAsZip(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.LastIndexOf("PK\x05\x06"u8); at >= 0; at = tail[..at].LastIndexOf("PK\x05\x06"u8))
        {
            if (at + 22 <= tail.Length && at + 22 + (tail[at + 20] | (tail[at + 21] << 8)) == tail.Length)
            {
                return true;
            }
        }

        return false;
    }
}
