using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Trae.VideoWorker.Audio;

/// <summary>
/// A decoded sound in a file (interleaved stereo, 16 bit, 48 kHz) that is read anywhere in it and goes on for ever: its
/// end fades into its start with equal power, so there is no seam. Only what is asked for is in memory.
/// </summary>
internal sealed class RawSound : IStereoSound
{
    private const int BytesPerFrame = 2 * sizeof(short);

    private readonly SafeFileHandle _file;
    private readonly long _frames;
    private readonly long _fade;
    private readonly bool _loops;
    private short[] _buffer = [];

    private RawSound(SafeFileHandle file, long frames, TimeSpan fade, bool loops)
    {
        (_file, _frames, _loops) = (file, frames, loops);
        _fade = Math.Min((long)(fade.TotalSeconds * AudioArguments.SampleRate), frames / 4);
        LoudnessLufs = Measure();
    }

    public double LoudnessLufs { get; }

    /// <param name="fade">Of the end into the start, where it loops; at most a quarter of the sound.</param>
    public static RawSound Open(string path, TimeSpan fade, bool loops)
    {
        var file = File.OpenHandle(path);

        return new(file, RandomAccess.GetLength(file) / BytesPerFrame, fade, loops);
    }

    public void Read(long at, Span<float> stereo)
    {
        stereo.Clear();
        if (_frames == 0)
        {
            return;
        }

        var period = _loops ? _frames - _fade : _frames;
        for (var done = 0; done < stereo.Length / 2;)
        {
            var (round, place) = (_loops ? (at + done) / period : 0, _loops ? (at + done) % period : at + done);
            var count = (int)Math.Min((stereo.Length / 2) - done, period - place);
            if (count <= 0)
            {
                return;
            }

            var part = stereo.Slice(2 * done, 2 * count);
            Add(place, part, place, round > 0 ? 1 : 0);

            if (round > 0 && place < _fade)
            {
                Add(period + place, part[..(2 * (int)Math.Min(count, _fade - place))], place, -1);
            }

            done += count;
        }
    }

    public void Dispose() => _file.Dispose();

    /// <param name="place">In the fade.</param>
    /// <param name="direction">1 fades in, -1 out, 0 not at all.</param>
    private void Add(long from, Span<float> to, long place, int direction)
    {
        if (_buffer.Length < to.Length)
        {
            _buffer = new short[to.Length];
        }

        var read = RandomAccess.Read(_file, MemoryMarshal.AsBytes(_buffer.AsSpan(0, to.Length)), from * BytesPerFrame) / sizeof(short);
        for (var i = 0; i < read; i++)
        {
            var angle = Math.Min(1.0, (place + (i / 2)) / (double)Math.Max(1, _fade)) * Math.PI / 2;
            var gain = direction switch { 1 => Math.Sin(angle), -1 => Math.Cos(angle), _ => 1 };
            to[i] += (float)(_buffer[i] / 32_768.0 * gain);
        }
    }

    private double Measure()
    {
        var meter = new LoudnessMeter();
        var block = new float[2 * AudioArguments.SampleRate];
        for (var at = 0L; at < _frames; at += AudioArguments.SampleRate)
        {
            var part = block.AsSpan(0, 2 * (int)Math.Min(AudioArguments.SampleRate, _frames - at));
            part.Clear();
            Add(at, part, 0, 0);
            meter.Add(part);
        }

        return meter.Integrated();
    }
}
