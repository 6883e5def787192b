using Trae.Contracts;
using Trae.VideoWorker.Audio.Music;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Audio;

/// <summary>
/// Mixes the sound of a whole video once: voices, clips and music, to -14 LUFS with no peak above -1 dBTP. It works in
/// blocks, so a long video takes no more memory than a short one.
/// </summary>
public sealed class AudioMixer(Ffmpeg ffmpeg)
{
    internal const int BlockFrames = 4_800;

    // The limiter takes a little loudness away with the peaks, so the gain is corrected until the level is met.
    private const double CloseEnough = 0.2;
    private const int MostPasses = 4;
    private const double MostGain = 40;

    /// <param name="length">Samples at 48 kHz.</param>
    /// <returns>A WAV file in <paramref name="folder"/>, exactly that long, and what it measures.</returns>
    public async Task<MixedAudio> Mix(MixSources sources, long length, WorkFolder folder, CancellationToken ct)
    {
        using var voices = await VoiceLane.Lay(sources.Voices, length, folder.PathOf("mix-voices.raw"), ct);
        var reference = voices.LoudnessLufs > Loudness.Silence ? voices.LoudnessLufs : MusicBed.Loudness;
        using var clips = await ClipLane.Open(sources, reference, folder, ffmpeg, ct);
        using var music = await MusicLane.Open(sources, reference, length, folder, ffmpeg, ct);

        return Level(Render, length, folder.PathOf("mix-levelled.wav"), ct);

        void Render(long at, Span<float> stereo)
        {
            stereo.Clear();
            voices.AddTo(at, stereo);
            clips.AddTo(at, stereo);
            music?.AddTo(at, stereo);
        }
    }

    private static MixedAudio Level(RenderBlock render, long length, string file, CancellationToken ct)
    {
        var before = new LoudnessMeter();
        EachBlock(render, length, (_, stereo) => before.Add(stereo), ct);

        var loudness = before.Integrated();
        var isSilent = loudness < Loudness.Silence;
        var gain = isSilent ? 0 : Math.Min(MostGain, AudioArguments.TargetLoudness - loudness);

        for (var pass = 1; ; pass++)
        {
            var after = LevelledWav.Write(render, length, gain, file, ct);
            var missing = AudioArguments.TargetLoudness - after.Integrated;

            if (isSilent || pass == MostPasses || Math.Abs(missing) <= CloseEnough)
            {
                return new(file, after);
            }

            gain = Math.Min(MostGain, gain + missing);
        }
    }

    internal static void EachBlock(RenderBlock render, long length, RenderBlock take, CancellationToken ct)
    {
        var block = new float[2 * BlockFrames];

        for (var at = 0L; at < length; at += BlockFrames)
        {
            ct.ThrowIfCancellationRequested();
            var stereo = block.AsSpan(0, 2 * (int)Math.Min(BlockFrames, length - at));
            render(at, stereo);
            take(at, stereo);
        }
    }
}

/// <summary>Fills, or takes, a block of interleaved stereo that begins at a frame.</summary>
internal delegate void RenderBlock(long at, Span<float> stereo);

/// <summary>What is mixed. Files are on this machine.</summary>
/// <param name="Voices">In order.</param>
public sealed record MixSources(IReadOnlyList<VoiceClip> Voices)
{
    /// <summary>When words are heard: music and clips step back.</summary>
    public IReadOnlyList<SampleSpan> Speech { get; init; } = [];

    /// <summary>Clips that are heard, with the files they are in.</summary>
    public IReadOnlyList<(ClipSoundSpan Span, string File)> Clips { get; init; } = [];

    public SoundTrack? Music { get; init; }

    /// <summary>The uploaded music, if it is that.</summary>
    public string? MusicFile { get; init; }

    /// <param name="voices">One file for each of the plan's clips of speech.</param>
    /// <param name="files">Where the media of clips and music are, by their keys.</param>
    public static MixSources Of(AudioPlan plan, IReadOnlyList<string> voices, IReadOnlyDictionary<string, string> files, SoundTrack? music) => new(
        [.. plan.Clips.Zip(voices, (clip, file) => new VoiceClip(file, clip.Start, clip.IsSynthetic))])
    {
        Speech = [.. plan.Clips.SelectMany(clip => clip.Spoken)],
        Clips = [.. plan.Sounds.Where(sound => files.ContainsKey(sound.Media)).Select(sound => (sound, files[sound.Media]))],
        Music = music,
        MusicFile = music?.Media is { } key ? files[key] : null,
    };
}

public sealed record MixedAudio(string File, Loudness Loudness);
