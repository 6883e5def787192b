using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Audio;

/// <summary>Mixes the sound of a whole video once, to -14 LUFS with no peak above -1 dBTP.</summary>
public sealed class AudioMixer(Ffmpeg ffmpeg)
{
    // The limiter takes a little loudness away with the peaks, so the gain is corrected until the level is met.
    private const double CloseEnough = 0.2;
    private const int MostPasses = 4;
    private const double MostGain = 40;

    /// <returns>A WAV file in <paramref name="folder"/>, as long as the clips together, and what it measures.</returns>
    public async Task<MixedAudio> Mix(IReadOnlyList<AudioClip> clips, WorkFolder folder, CancellationToken ct)
    {
        var voice = folder.PathOf("mix-shaped.wav");
        var mix = folder.PathOf("mix-levelled.wav");
        var before = await Measured(AudioArguments.Lay(clips, voice), ct);
        var gain = before.IsSilent ? 0 : Math.Min(MostGain, AudioArguments.TargetLoudness - before.Integrated);

        for (var pass = 1; ; pass++)
        {
            var after = await Measured(AudioArguments.Level(voice, gain, mix), ct);
            var missing = AudioArguments.TargetLoudness - after.Integrated;

            if (before.IsSilent || pass == MostPasses || Math.Abs(missing) <= CloseEnough)
            {
                return new(mix, after);
            }

            gain = Math.Min(MostGain, gain + missing);
        }
    }

    private async Task<Loudness> Measured(IReadOnlyList<string> arguments, CancellationToken ct) =>
        Loudness.Parse(await ffmpeg.Run(arguments, report: null, ct))
        ?? throw new FfmpegException("ffmpeg-failed", "ffmpeg measured no loudness: its ebur128 filter gave no summary.");
}

public sealed record MixedAudio(string File, Loudness Loudness);
