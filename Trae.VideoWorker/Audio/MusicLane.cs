using Trae.Contracts;
using Trae.VideoWorker.Audio.Music;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Audio;

/// <summary>Music under the whole video: it comes in, steps back for speech, and goes out at the end.</summary>
internal sealed class MusicLane : IDisposable
{
    /// <summary>Decibels under speech.</summary>
    public const double Depth = -12;

    private const double FadeInSeconds = 0.8;
    private const double FadeOutSeconds = 2.5;

    private static readonly TimeSpan Crossfade = TimeSpan.FromSeconds(2.5);

    private readonly IStereoSound _sound;
    private readonly IReadOnlyList<SampleSpan> _quiet;
    private readonly float _gain;
    private readonly long _length;
    private readonly float[] _block = new float[2 * AudioMixer.BlockFrames];
    private Ducking _ducking;

    private MusicLane(IStereoSound sound, IReadOnlyList<SampleSpan> quiet, double gain, long length)
    {
        (_sound, _quiet, _length) = (sound, quiet, length);
        _gain = (float)Math.Pow(10, gain / 20);
        _ducking = new(quiet, Depth);
    }

    /// <param name="reference">LUFS of the speech: at volume 1 the music between sentences is as loud.</param>
    /// <returns>Null if there is no music.</returns>
    public static async Task<MusicLane?> Open(MixSources sources, double reference, long length, WorkFolder folder, Ffmpeg ffmpeg, CancellationToken ct)
    {
        if (sources.Music is not { Volume: > 0 } music)
        {
            return null;
        }

        var sound = await Sound(music, sources.MusicFile, length, folder, ffmpeg, ct);

        // A clip that is heard without speech is not played over either.
        var quiet = sources.Speech.Concat(sources.Clips.Select(clip => new SampleSpan(clip.Span.Start, clip.Span.End))).OrderBy(span => span.Start);
        var gain = reference - Math.Max(sound.LoudnessLufs, -50) + (20 * Math.Log10(Math.Min(1, music.Volume)));

        return new(sound, [.. quiet], gain, length);
    }

    /// <summary>Adds itself to a block; blocks are asked for in order, and from the start again.</summary>
    public void AddTo(long at, Span<float> stereo)
    {
        if (at == 0)
        {
            _ducking = new(_quiet, Depth);
        }

        var music = _block.AsSpan(0, stereo.Length);
        _sound.Read(at, music);

        for (var i = 0; i < stereo.Length; i += 2)
        {
            var sample = at + (i / 2);
            var gain = _gain * _ducking.GainAt(sample) * Fade(sample);
            stereo[i] += music[i] * gain;
            stereo[i + 1] += music[i + 1] * gain;
        }
    }

    public void Dispose() => _sound.Dispose();

    private float Fade(long sample)
    {
        var (fadeIn, fadeOut) = (FadeInSeconds * AudioArguments.SampleRate, FadeOutSeconds * AudioArguments.SampleRate);
        if (sample >= fadeIn && _length - sample >= fadeOut)
        {
            return 1;
        }

        var fade = Math.Clamp(Math.Min(sample / fadeIn, (_length - 1 - sample) / fadeOut), 0, 1);

        return (float)(0.5 - (0.5 * Math.Cos(Math.PI * fade)));
    }

    private static async Task<IStereoSound> Sound(SoundTrack music, string? file, long length, WorkFolder folder, Ffmpeg ffmpeg, CancellationToken ct)
    {
        if (file is null)
        {
            return new GeneratedMusic(music.Mood ?? MusicMood.Calm);
        }

        var raw = folder.PathOf("mix-music.raw");
        var most = TimeSpan.FromSeconds((length / (double)AudioArguments.SampleRate) + Crossfade.TotalSeconds);
        await ffmpeg.Run(AudioArguments.Decode(file, TimeSpan.Zero, most, raw), report: null, ct);

        return RawSound.Open(raw, Crossfade, loops: true);
    }
}
