using Trae.Contracts;

namespace Trae.Api.Features.Media;

/// <summary>What a file's first bytes say it is. Its name and its content type say nothing.</summary>
/// <param name="Name">png, jpg, webp, gif, mov, webm, mp3, wav, flac, ogg, font or document.</param>
/// <param name="Kinds">What it can be used as, the usual first.</param>
internal sealed record MediaFormat(string Name, params IReadOnlyList<MediaKind> Kinds)
{
    /// <summary>How many bytes of a file <see cref="Sniff"/> wants to see.</summary>
    public const int Head = 4096;

    /// <returns>Null if it is none that we take; <see cref="UploadRefusals.Unknown"/> says why.</returns>
    public static MediaFormat? Sniff(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => new("png", MediaKind.Picture),
        [0xFF, 0xD8, 0xFF, ..] => new("jpg", MediaKind.Picture),
        [0x47, 0x49, 0x46, 0x38, 0x37 or 0x39, 0x61, ..] => new("gif", MediaKind.Picture, MediaKind.Clip),
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => new("webp", MediaKind.Picture),
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x41, 0x56, 0x45, ..] => new("wav", MediaKind.Music),
        [0x66, 0x4C, 0x61, 0x43, ..] => new("flac", MediaKind.Music),
        [0x4F, 0x67, 0x67, 0x53, ..] => new("ogg", MediaKind.Music),
        [0x49, 0x44, 0x33, ..] => new("mp3", MediaKind.Music),

        // ISO/IEC 11172-3, 2.4.1.3: eleven bits of sync, then a version and a layer that exist.
        [0xFF, var second, ..] when (second & 0xE0) == 0xE0 && (second & 0x18) != 0x08 && (second & 0x06) == 0x02 => new("mp3", MediaKind.Music),

        // EBML; a Matroska file names its type among the first elements.
        [0x1A, 0x45, 0xDF, 0xA3, ..] => head[..Math.Min(64, head.Length)].IndexOf("webm"u8) > 0 ? new("webm", MediaKind.Clip) : null,
        [_, _, _, _, ..] when Iso(head) is { } iso => iso,
        [0x00, 0x01, 0x00, 0x00, ..] or [0x4F, 0x54, 0x54, 0x4F, ..] or [0x74, 0x72, 0x75, 0x65, ..] => new("font", MediaKind.Font),
        [0x77, 0x4F, 0x46, 0x46 or 0x32, ..] => new("font", MediaKind.Font),
        _ => null,
    };

    /// <summary>What is to be a source is looked at as a whole by the job that reads it: its first bytes alone do not tell.</summary>
    public static MediaFormat? OfDocument(MediaKind? asked) => asked == MediaKind.Document ? new("document", MediaKind.Document) : null;

    /// <summary>ISO/IEC 14496-12 and QuickTime: the first box names the brand, or is one that old files start with.</summary>
    private static MediaFormat? Iso(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
        {
            return null;
        }

        var box = head[4..8];
        if (box.SequenceEqual("ftyp"u8))
        {
            var brand = head[8..12];

            return brand.SequenceEqual("M4A "u8) || brand.SequenceEqual("M4B "u8) ? new("mov", MediaKind.Music, MediaKind.Clip)
                : IsPicture(brand) ? null
                : new("mov", MediaKind.Clip, MediaKind.Music);
        }

        return box.SequenceEqual("moov"u8) || box.SequenceEqual("mdat"u8) || box.SequenceEqual("wide"u8) || box.SequenceEqual("skip"u8) || box.SequenceEqual("free"u8)
            ? new("mov", MediaKind.Clip, MediaKind.Music)
            : null;
    }

    public static bool IsPicture(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("avif"u8) || brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8);
}
