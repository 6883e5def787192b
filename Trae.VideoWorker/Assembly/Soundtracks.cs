using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Assembly;

/// <summary>
/// The sound of whole videos, each mixed and encoded once: it is named by a hash of all that is heard and when, so a repeat finds
/// it, and so does an edit that changes only the picture.
/// </summary>
public sealed class Soundtracks(AudioMixer mixer, IMediaStore media, Ffmpeg ffmpeg)
{
    private const double MixingShare = 0.4;

    public static string KeyOf(IReadOnlyList<TimedScene> scenes, SoundTrack? music) => MediaKeys.Sound(PlanOf(scenes), music);

    /// <param name="scenes">In the order of the video.</param>
    /// <param name="made">Called with how far it is, 0 to 1.</param>
    /// <returns>The path of a copy in the folder: AAC in MP4, as long as the picture.</returns>
    public async Task<string> Fetch(
        IReadOnlyList<TimedScene> scenes, SoundTrack? music, WorkFolder folder, Action<double> made, CancellationToken ct)
    {
        await Make(scenes, music, folder, made, ct);

        return await media.CopyTo(KeyOf(scenes, music), folder, "sound.m4a", ct);
    }

    /// <summary>Makes it, if it is not there yet.</summary>
    public async Task Make(IReadOnlyList<TimedScene> scenes, SoundTrack? music, WorkFolder folder, Action<double> made, CancellationToken ct)
    {
        var key = KeyOf(scenes, music);
        if (await media.Find(key, ct) is not null)
        {
            return;
        }

        var plan = PlanOf(scenes);
        var mix = await mixer.Mix(await media.FetchSound(plan, music, folder, ct), plan.Length, folder, ct);
        made(MixingShare);

        var (file, length) = (folder.PathOf("mix.m4a"), TimeSpan.FromSeconds((double)plan.Length / AudioPlan.SampleRate));
        await ffmpeg.Run(
            AssemblyArguments.EncodeSound(mix.File, file), progress => made(MixingShare + (progress.Time / length * (1 - MixingShare))), ct);

        await media.SaveFile(key, file, ct);
    }

    private static AudioPlan PlanOf(IReadOnlyList<TimedScene> scenes) => AudioPlan.For([.. scenes.Select(scene => (scene.Timeline, scene.Narration))]);
}
