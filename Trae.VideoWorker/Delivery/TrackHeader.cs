using System.Buffers.Binary;

namespace Trae.VideoWorker.Delivery;

/// <summary>What a fragmented file's header says of its track.</summary>
/// <param name="Timescale">Units a second.</param>
internal sealed record TrackHeader(string Codec, uint Timescale, uint DefaultDuration, uint DefaultSize)
{
    /// <param name="moov">The box without its header.</param>
    public static TrackHeader Parse(byte[] moov)
    {
        var track = Boxes.Find(moov, "trak") ?? throw new InvalidDataException("The file has no track.");
        var media = Boxes.Find(track, "mdia") ?? throw new InvalidDataException("The track has no media.");
        var mdhd = Boxes.Find(media, "mdhd") ?? throw new InvalidDataException("The track has no time.");

        // Version 1 has 64-bit times before it.
        var timescale = BinaryPrimitives.ReadUInt32BigEndian(mdhd.AsSpan(mdhd[0] == 1 ? 20 : 12));
        var trex = Boxes.Find(Boxes.Find(moov, "mvex") ?? [], "trex");

        return new(
            CodecOf(Boxes.Find(Boxes.Find(Boxes.Find(media, "minf") ?? [], "stbl") ?? [], "stsd") ?? []),
            timescale,
            trex is null ? 0 : BinaryPrimitives.ReadUInt32BigEndian(trex.AsSpan(12)),
            trex is null ? 0 : BinaryPrimitives.ReadUInt32BigEndian(trex.AsSpan(16)));
    }

    private static string CodecOf(byte[] stsd)
    {
        // Eight bytes of version and count, then the sample entry's own size and name (14496-12, 8.5.2).
        var name = stsd.Length > 16 ? System.Text.Encoding.ASCII.GetString(stsd, 12, 4) : "";
        var avcC = stsd.AsSpan().IndexOf("avcC"u8);

        // Profile, constraints and level follow the version (14496-15, 5.3.3.1).
        return (name, avcC) switch
        {
            ("avc1", > 0) => $"avc1.{Convert.ToHexStringLower(stsd, avcC + 5, 3)}",
            ("mp4a", _) => "mp4a.40.2",
            _ => throw new InvalidDataException($"The track is coded as '{name}', which is neither H.264 nor AAC."),
        };
    }
}

/// <summary>The samples of one fragment.</summary>
/// <param name="FirstSample">Bytes.</param>
internal sealed record TrackRun(double Seconds, long FirstSample)
{
    /// <param name="moof">The box without its header.</param>
    public static TrackRun Parse(byte[] moof, TrackHeader header)
    {
        var traf = Boxes.Find(moof, "traf") ?? throw new InvalidDataException("A fragment has no track.");
        var (duration, size) = Defaults(Boxes.Find(traf, "tfhd") ?? [], header);
        var trun = Boxes.Find(traf, "trun") ?? throw new InvalidDataException("A fragment has no samples.");

        var flags = BinaryPrimitives.ReadUInt32BigEndian(trun) & 0xFFFFFF;
        var samples = BinaryPrimitives.ReadUInt32BigEndian(trun.AsSpan(4));
        var at = 8 + (Has(0x1) ? 4 : 0) + (Has(0x4) ? 4 : 0);
        var (total, first) = (0L, (long)size);

        for (var i = 0; i < samples; i++)
        {
            total += Has(0x100) ? Next() : duration;
            var bytes = Has(0x200) ? Next() : size;
            first = i == 0 ? bytes : first;
            at += (Has(0x400) ? 4 : 0) + (Has(0x800) ? 4 : 0);
        }

        return new((double)total / header.Timescale, first);

        bool Has(uint flag) => (flags & flag) != 0;

        uint Next()
        {
            at += 4;

            return BinaryPrimitives.ReadUInt32BigEndian(trun.AsSpan(at - 4));
        }
    }

    private static (uint Duration, uint Size) Defaults(byte[] tfhd, TrackHeader header)
    {
        var flags = BinaryPrimitives.ReadUInt32BigEndian(tfhd) & 0xFFFFFF;
        var at = 8 + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
        var (duration, size) = (header.DefaultDuration, header.DefaultSize);

        if ((flags & 0x8) != 0)
        {
            duration = BinaryPrimitives.ReadUInt32BigEndian(tfhd.AsSpan(at));
            at += 4;
        }

        if ((flags & 0x10) != 0)
        {
            size = BinaryPrimitives.ReadUInt32BigEndian(tfhd.AsSpan(at));
        }

        return (duration, size);
    }
}

internal static class Boxes
{
    /// <returns>The first box of a type among those that <paramref name="parent"/> holds, without its header; null if there is none.</returns>
    public static byte[]? Find(byte[] parent, string type)
    {
        for (var at = 0; at + 8 <= parent.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(parent.AsSpan(at));
            if (length < 8 || at + length > parent.Length)
            {
                return null;
            }

            if (System.Text.Encoding.ASCII.GetString(parent, at + 4, 4) == type)
            {
                return parent[(at + 8)..(at + length)];
            }

            at += length;
        }

        return null;
    }
}
