using System.Buffers.Binary;
using Trae.Media;
using static Trae.VideoWorker.Encoding.InProcess.Mp4Box;

namespace Trae.VideoWorker.Encoding.InProcess;

/// <summary>An MP4 of one track of H.264 with a constant frame rate (ISO/IEC 14496-12 and -15): pictures as they come, then the header.</summary>
internal sealed class SegmentFile : IDisposable
{
    /// <summary>Units a second, of the track as of the film.</summary>
    public const int Timescale = 30_000;

    private const int StartBytes = 8 + 24 + 16;

    private readonly FileStream _file;
    private readonly List<Mp4Sample> _samples = [];

    public SegmentFile(string path)
    {
        // Nothing is kept back that closing it would have to write, where a full disk could not be told any more.
        _file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);

        // The size of what follows is not known yet: room for the long form (14496-12, 4.2).
        Write(Make("ftyp", "isom"u8.ToArray(), Int(0x200), "isomiso2avc1mp41"u8.ToArray()));
        Write([.. Int(1), .. "mdat"u8, .. Long(0)]);
    }

    public int Pictures => _samples.Count;

    public void Add(CodedPicture picture)
    {
        Write(picture.Bytes.Span);
        _samples.Add(new(picture.Bytes.Length, picture.Shown - picture.Decoded, picture.IsKeyframe));
    }

    /// <summary>Writes the header; the file is whole afterwards.</summary>
    public void Finish(VideoTrack track)
    {
        var end = _file.Position;
        Write(Mp4Header.Of(track, _samples, StartBytes));

        Span<byte> size = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(size, end - (StartBytes - 16));
        _file.Position = StartBytes - 8;
        Write(size);
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file.Write(bytes);
        }
        catch (IOException e) when (MediaStoreFullException.IsCauseOf(e))
        {
            throw ToolFailure.DiskFull(e.Message);
        }
    }
}

/// <param name="Delay">From decoding to showing, in frames.</param>
internal readonly record struct Mp4Sample(int Bytes, long Delay, bool IsKeyframe);

/// <param name="SequenceParameters">The parameter sets as in <c>avcC</c>, without lengths.</param>
internal sealed record VideoTrack(int Width, int Height, int FramesPerSecond, byte[] SequenceParameters, byte[] PictureParameters);
