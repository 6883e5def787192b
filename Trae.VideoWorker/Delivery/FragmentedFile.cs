using System.Buffers.Binary;

namespace Trae.VideoWorker.Delivery;

/// <summary>A fragmented MP4 as a player of byte ranges needs it (ISO/IEC 14496-12): one track, a fragment for each group of pictures.</summary>
/// <param name="InitLength">Bytes of the header, which starts at zero and ends where the first fragment starts.</param>
/// <param name="Codec">As RFC 6381 names it: "avc1.640028", "mp4a.40.2".</param>
public sealed record FragmentedFile(string Name, long InitLength, string Codec, IReadOnlyList<Fragment> Fragments)
{
    public double Seconds => Fragments.Sum(fragment => fragment.Seconds);

    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static FragmentedFile Read(string path)
    {
        using var file = File.OpenRead(path);
        var header = default(TrackHeader);
        var moof = (At: 0L, Box: Array.Empty<byte>());
        var fragments = new List<Fragment>();

        while (file.Position < file.Length)
        {
            var at = file.Position;
            var (type, length) = ReadHeader(file);
            switch (type)
            {
                case "moov":
                    header = TrackHeader.Parse(ReadBody(file, at, length));
                    break;
                case "moof":
                    moof = (at, ReadBody(file, at, length));
                    break;
                case "mdat" when header is not null:
                    var run = TrackRun.Parse(moof.Box, header);
                    fragments.Add(new(moof.At, at + length - moof.At, run.Seconds, file.Position - moof.At + run.FirstSample));
                    break;
            }

            file.Position = at + length;
        }

        return header is null || fragments.Count == 0
            ? throw new InvalidDataException($"{Path.GetFileName(path)} is no fragmented MP4.")
            : new(Path.GetFileName(path), fragments[0].Offset, header.Codec, fragments);
    }

    private static (string Type, long Length) ReadHeader(FileStream file)
    {
        Span<byte> head = stackalloc byte[8];
        file.ReadExactly(head);
        var length = (long)BinaryPrimitives.ReadUInt32BigEndian(head);
        var type = System.Text.Encoding.ASCII.GetString(head[4..]);
        if (length == 1)
        {
            Span<byte> large = stackalloc byte[8];
            file.ReadExactly(large);
            length = BinaryPrimitives.ReadInt64BigEndian(large);
        }

        return length >= 8 ? (type, length) : throw new InvalidDataException($"A box {type} of {length} bytes cannot be.");
    }

    private static byte[] ReadBody(FileStream file, long at, long length)
    {
        var body = new byte[at + length - file.Position];
        file.ReadExactly(body);

        return body;
    }
}

/// <summary>A piece that can be played from its start.</summary>
/// <param name="Offset">Bytes from the start of the file.</param>
/// <param name="KeyframeLength">Bytes from <paramref name="Offset"/> to the end of its first picture.</param>
public sealed record Fragment(long Offset, long Length, double Seconds, long KeyframeLength);
