using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Encoding.InProcess;

/// <summary>A segment that x264 writes in this process: the same stream as ffmpeg's with x264, without a process to start and a pipe.</summary>
internal sealed class InProcessSegment : IDisposable
{
    private readonly X264Encoder _encoder;
    private readonly SegmentFile _file;
    private readonly SegmentShape _shape;
    private long _frames;

    public InProcessSegment(X264Library x264, SegmentShape shape, int threads, string file)
    {
        _shape = shape;
        _file = new(file);
        try
        {
            _encoder = new(x264, shape, threads);
        }
        catch (FfmpegException)
        {
            _file.Dispose();

            throw;
        }
    }

    /// <inheritdoc cref="Write(byte[], ReadOnlySpan{byte})"/>
    public void Write(byte[] frame) => Write(frame, []);

    /// <inheritdoc cref="X264Encoder.Encode(ReadOnlySpan{byte}, long, ReadOnlySpan{byte})"/>
    public void Write(byte[] frame, ReadOnlySpan<byte> constant)
    {
        if (_encoder.Encode(frame, _frames++, constant) is { } picture)
        {
            _file.Add(picture);
        }
    }

    /// <summary>Ends the file.</summary>
    /// <returns>How many frames it holds.</returns>
    public int Finish()
    {
        while (_encoder.Drain() is { } picture)
        {
            _file.Add(picture);
        }

        _file.Finish(new(_shape.Size.Width, _shape.Size.Height, FrameRate.PerSecond, _encoder.SequenceParameterSet, _encoder.PictureParameterSet));

        return _file.Pictures;
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _file.Dispose();
    }
}
