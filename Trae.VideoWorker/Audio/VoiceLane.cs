using System.Runtime.InteropServices;
using Trae.VideoWorker.Narration;

namespace Trae.VideoWorker.Audio;

/// <summary>
/// The voices of the whole video in one file (mono, 32-bit float, 48 kHz), each where its scene speaks, shaped; and how
/// loud they are together. One narration at a time is in memory.
/// </summary>
internal sealed class VoiceLane : IDisposable
{
    private readonly FileStream _file;
    private readonly float[] _block = new float[AudioMixer.BlockFrames];

    private VoiceLane(FileStream file, double loudness) => (_file, LoudnessLufs) = (file, loudness);

    /// <summary>Integrated, as stereo.</summary>
    public double LoudnessLufs { get; }

    /// <param name="clips">In order; what would overlap the next one is cut.</param>
    public static async Task<VoiceLane> Lay(IReadOnlyList<VoiceClip> clips, long length, string path, CancellationToken ct)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        var (shape, meter, at) = (new VoiceShape(), new LoudnessMeter(), 0L);

        try
        {
            for (var i = 0; i < clips.Count; i++)
            {
                var (samples, rate) = Wav.Read(await File.ReadAllBytesAsync(clips[i].File, ct));
                var mono = Resampler.To48k(samples, rate);
                shape.Shape(mono, clips[i].IsSynthetic);

                Write(file, meter, new float[Math.Max(0, clips[i].Start - at)]);
                at = Math.Max(at, clips[i].Start);

                var end = i + 1 < clips.Count ? clips[i + 1].Start : length;
                var room = (int)Math.Clamp(end - at, 0, mono.Length);
                Write(file, meter, mono.AsSpan(0, room));
                at += room;
            }

            await file.FlushAsync(ct);

            return new(file, meter.Integrated());
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public void Read(long at, Span<float> mono)
    {
        mono.Clear();
        _file.Position = Math.Min(at * sizeof(float), _file.Length);
        _ = _file.ReadAtLeast(MemoryMarshal.AsBytes(mono), mono.Length * sizeof(float), throwOnEndOfStream: false);
    }

    /// <summary>Adds itself to both sides of a block of stereo.</summary>
    public void AddTo(long at, Span<float> stereo)
    {
        var mono = _block.AsSpan(0, stereo.Length / 2);
        Read(at, mono);

        for (var i = 0; i < mono.Length; i++)
        {
            stereo[2 * i] += mono[i];
            stereo[(2 * i) + 1] += mono[i];
        }
    }

    public void Dispose() => _file.Dispose();

    private static void Write(FileStream file, LoudnessMeter meter, ReadOnlySpan<float> mono)
    {
        Span<float> stereo = stackalloc float[2_048];

        for (var start = 0; start < mono.Length; start += stereo.Length / 2)
        {
            var part = mono.Slice(start, Math.Min(stereo.Length / 2, mono.Length - start));
            for (var i = 0; i < part.Length; i++)
            {
                (stereo[2 * i], stereo[(2 * i) + 1]) = (part[i], part[i]);
            }

            meter.Add(stereo[..(2 * part.Length)]);
        }

        file.Write(MemoryMarshal.AsBytes(mono));
    }
}

/// <param name="File">A WAV of mono sound at any rate.</param>
/// <param name="Start">Sample of the video at which it begins.</param>
public sealed record VoiceClip(string File, long Start, bool IsSynthetic);
