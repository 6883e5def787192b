using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Audio;

/// <summary>A stretch of the mix with one voice in it, in samples at <see cref="AudioPlan.SampleRate"/>; stretches follow one another.</summary>
/// <param name="File">A sound file of any rate.</param>
/// <param name="Delay">Silence before it.</param>
/// <param name="Length">Silence follows where the file is shorter; it is cut where it is longer.</param>
public sealed record AudioClip(string File, long Delay, long Length)
{
    /// <summary>Cuts the whole sound where each voice begins; the first stretch also has what is before.</summary>
    /// <param name="files">One for each of the plan's clips.</param>
    public static IReadOnlyList<AudioClip> Of(AudioPlan plan, IReadOnlyList<string> files)
    {
        var clips = new List<AudioClip>(files.Count);
        var from = 0L;

        for (var i = 0; i < files.Count; i++)
        {
            var to = i + 1 < files.Count ? plan.Clips[i + 1].Start : plan.Length;
            clips.Add(new(files[i], plan.Clips[i].Start - from, to - from));
            from = to;
        }

        return clips;
    }
}
