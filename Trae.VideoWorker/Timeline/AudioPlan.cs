using Trae.Contracts;

namespace Trae.VideoWorker.Timeline;

/// <summary>Where speech lies in the sound of the whole video, counted in samples at <see cref="SampleRate"/>.</summary>
/// <param name="Length">As long as the picture, to the sample: a frame is 1,600 samples.</param>
public sealed record AudioPlan(IReadOnlyList<SpeechClip> Clips, long Length)
{
    public const int SampleRate = 48_000;
    public const int SamplesPerFrame = SampleRate / FrameRate.PerSecond;

    /// <param name="scenes">In the order of the video, each with the narration it was built from.</param>
    public static AudioPlan For(IReadOnlyList<(SceneTimeline Scene, NarrationTrack Narration)> scenes)
    {
        var clips = new List<SpeechClip>();
        var start = 0L;

        foreach (var (scene, narration) in scenes)
        {
            var speech = start + (scene.SpeechStart.Ticks * SampleRate / TimeSpan.TicksPerSecond);
            clips.Add(new(narration.Audio, speech, narration.Duration));
            start += (long)scene.FrameCount * SamplesPerFrame;
        }

        return new(clips, start);
    }
}

/// <param name="Audio">Media key of a WAV.</param>
/// <param name="Start">Sample of the video at which it begins.</param>
public sealed record SpeechClip(string Audio, long Start, TimeSpan Duration);
