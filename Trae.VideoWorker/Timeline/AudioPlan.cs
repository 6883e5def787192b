using Trae.Contracts;
using Trae.VideoWorker.Audio;

namespace Trae.VideoWorker.Timeline;

/// <summary>Where speech and the sound of clips lie in the sound of the whole video, counted in samples at <see cref="SampleRate"/>.</summary>
/// <param name="Clips">Speech, in order, not overlapping.</param>
/// <param name="Length">As long as the picture, to the sample: a frame is 1,600 samples.</param>
public sealed record AudioPlan(IReadOnlyList<SpeechClip> Clips, long Length)
{
    public const int SampleRate = 48_000;
    public const int SamplesPerFrame = SampleRate / FrameRate.PerSecond;

    // Only what is longer is a pause that music may fill.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    /// <summary>Clips that are heard as well as seen, in order.</summary>
    public IReadOnlyList<ClipSoundSpan> Sounds { get; init; } = [];

    /// <param name="scenes">In the order of the video, each with the narration it was built from.</param>
    public static AudioPlan For(IReadOnlyList<(SceneTimeline Scene, NarrationTrack Narration)> scenes)
    {
        var clips = new List<SpeechClip>();
        var sounds = new List<ClipSoundSpan>();
        var start = 0L;

        foreach (var (scene, narration) in scenes)
        {
            var next = start + ((long)scene.FrameCount * SamplesPerFrame);

            if (narration.Audio.Length > 0)
            {
                var speech = start + SamplesIn(scene.SpeechStart);
                clips.Add(new(narration.Audio, speech, narration.Duration)
                {
                    Spoken = [.. Spoken(narration.Words).Select(span => new SampleSpan(speech + SamplesIn(span.Start), speech + SamplesIn(span.End)))],
                    IsSynthetic = narration.Engine is null or "eSpeak NG",
                });
            }

            if (scene.Scene.Clip is { Sound: ClipSound.Mixed } clip)
            {
                sounds.Add(new(clip.Media, start, next, clip.From, clip.To, clip.Loop));
            }

            start = next;
        }

        return new(clips, start) { Sounds = sounds };
    }

    private static IEnumerable<(TimeSpan Start, TimeSpan End)> Spoken(IReadOnlyList<SpokenWord> words)
    {
        for (var (first, i) = (0, 0); i < words.Count; i++)
        {
            if (i + 1 == words.Count || words[i + 1].Start - words[i].End > Breath)
            {
                yield return (words[first].Start, words[i].End);
                first = i + 1;
            }
        }
    }

    private static long SamplesIn(TimeSpan time) => time.Ticks * SampleRate / TimeSpan.TicksPerSecond;
}

/// <param name="Audio">Media key of a WAV.</param>
/// <param name="Start">Sample of the video at which it begins.</param>
public sealed record SpeechClip(string Audio, long Start, TimeSpan Duration)
{
    /// <summary>When words are heard, in samples of the video.</summary>
    public IReadOnlyList<SampleSpan> Spoken { get; init; } = [];

    /// <summary>Made by rule, with hard formants.</summary>
    public bool IsSynthetic { get; init; }
}

/// <param name="Media">Media key of a clip.</param>
/// <param name="Start">Sample of the video at which its scene begins.</param>
/// <param name="End">And ends.</param>
/// <param name="From">Trimmed off at the start of the clip.</param>
/// <param name="To">Where it ends in the clip; null for its end.</param>
public sealed record ClipSoundSpan(string Media, long Start, long End, TimeSpan From, TimeSpan? To, bool Loop);
