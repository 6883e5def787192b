using System.Globalization;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker;

/// <summary>Brings what a video sounds like from the media store.</summary>
internal static class SoundFiles
{
    /// <summary>Throws <see cref="PermanentJobException"/> for music or a clip that is gone.</summary>
    public static async Task<MixSources> FetchSound(this IMediaStore media, AudioPlan plan, SoundTrack? music, WorkFolder folder, CancellationToken ct)
    {
        var voices = new List<string>(plan.Clips.Count);
        foreach (var clip in plan.Clips)
        {
            voices.Add(await Voice(clip.Audio, string.Create(CultureInfo.InvariantCulture, $"voice-{voices.Count:000}.wav")));
        }

        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in plan.Sounds.Select(sound => sound.Media).Distinct())
        {
            files[key] = await Copy(key, "clip-missing", "A scene's clip is no longer there: upload it again, or choose another.");
        }

        if (music?.Media is { } track)
        {
            files[track] = await Copy(track, "music-missing", "The uploaded music is no longer there: upload it again, or choose another.");
        }

        return MixSources.Of(plan, voices, files, music);

        async Task<string> Voice(string key, string name)
        {
            try
            {
                return await media.CopyTo(key, folder, name, ct);
            }
            catch (FileNotFoundException e)
            {
                throw NarrationTracks.Missing(e);
            }
        }

        async Task<string> Copy(string key, string code, string sentence)
        {
            try
            {
                return await media.CopyTo(key, folder, string.Create(CultureInfo.InvariantCulture, $"sound-{files.Count}{Path.GetExtension(key)}"), ct);
            }
            catch (FileNotFoundException e)
            {
                throw new PermanentJobException(code, sentence, e);
            }
        }
    }
}
