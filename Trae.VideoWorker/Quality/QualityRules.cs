using Trae.Contracts;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Quality;

/// <summary>Everything known of a finished production when it is judged.</summary>
/// <param name="Expected">What assembly says it made.</param>
/// <param name="Size">What the picture is to be.</param>
/// <param name="Cues">Of the WebVTT file.</param>
/// <param name="Moving">Whether something always moves in the picture, where the scenes do not say.</param>
/// <param name="Spoken">Every word with its time; tells which scene a time belongs to, where the scenes do not say.</param>
public sealed record QualityEvidence(
    FinishedVideo Expected,
    FrameSize Size,
    MediaProbe Probe,
    Measurements Measured,
    IReadOnlyList<CaptionCue> Cues,
    bool Moving,
    Transcript Spoken)
{
    public IReadOnlyList<CheckedScene> Scenes { get; init; } = [];

    /// <summary>Nothing is spoken in it at all, as in a video of clips alone.</summary>
    public bool IsMeantSilent => Scenes.Count > 0 && Scenes.All(scene => scene.MayBeSilent) && !Spoken.Lines.Any(line => line.Words.Count > 0);

    /// <summary>Zero-based. A scene begins a little before its first word.</summary>
    public int? SceneAt(TimeSpan? at) => Scenes.Count > 0
        ? Scenes.TakeWhile(scene => scene.Start <= at).Count() - 1 is var index and >= 0 ? index : null
        : Spoken.Lines.LastOrDefault(line => line.Start <= at + TimeSpan.FromSeconds(1))?.Scene;
}

/// <summary>Judges what was measured. A blocking finding means that the file must not be published.</summary>
public static class QualityRules
{
    internal static readonly TimeSpan MostDrift = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan MostBlack = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostSilence = TimeSpan.FromSeconds(5);

    // Of words that are spoken and not heard.
    private static readonly TimeSpan MostUnheard = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<QualityFinding> Judge(QualityEvidence evidence) =>
    [
        .. ((IEnumerable<QualityFinding>)[.. Picture(evidence), .. Sound(evidence), .. Still(evidence), .. Silence(evidence), .. Texts(evidence), .. CaptionRules.Judge(evidence)])
            .Select(finding => finding.Scene is null && finding.At is not null ? finding with { Scene = evidence.SceneAt(finding.At) } : finding),
    ];

    private static IEnumerable<QualityFinding> Picture(QualityEvidence evidence)
    {
        if (evidence.Probe.Video is not { } video)
        {
            yield return new("no-picture", "The file has no picture. Retry the production.", Blocking: true);
            yield break;
        }

        var (width, height) = evidence.Size;
        if (video.Width != width || video.Height != height)
        {
            yield return new("wrong-size", $"The picture is {video.Width}x{video.Height} instead of {width}x{height}.", Blocking: true);
        }

        if (video.Codec != "h264" || video.PixelFormat != "yuv420p" || Math.Abs(video.FramesPerSecond - FrameRate.PerSecond) > 0.01)
        {
            yield return new(
                "wrong-encoding", $"The picture is {video.Codec} {video.PixelFormat} at {video.FramesPerSecond:0.##} frames a second: some players cannot play it.", Blocking: true);
        }

        var off = (video.Duration - evidence.Expected.Duration).Duration();
        if (off > MostDrift || video.Packets != evidence.Expected.Frames)
        {
            yield return new(
                "wrong-duration",
                $"The picture lasts {video.Duration.TotalSeconds:0.00} s with {video.Packets} frames instead of {evidence.Expected.Duration.TotalSeconds:0.00} s with {evidence.Expected.Frames}.",
                Blocking: true);
        }
    }

    private static IEnumerable<QualityFinding> Sound(QualityEvidence evidence)
    {
        if (evidence.Probe.Audio is not { } audio || evidence.Measured.Loudness is not { } loudness)
        {
            yield return new("no-sound", "The file has no sound. Retry the production.", Blocking: true);
            yield break;
        }

        if (DriftOf(evidence.Probe) is var drift && drift > MostDrift)
        {
            yield return new("out-of-step", $"Sound and picture are {drift.TotalMilliseconds:0} ms apart ({audio.Duration.TotalSeconds:0.00} s of sound).", Blocking: true);
        }

        if (loudness.IsSilent && evidence.IsMeantSilent)
        {
            yield break;
        }

        if (loudness.IsSilent)
        {
            yield return new("silent", "Nothing can be heard in the whole video. Check the voice and the narration of the scenes.", Blocking: true, TimeSpan.Zero);
            yield break;
        }

        if (Math.Abs(loudness.Integrated - Audio.AudioArguments.TargetLoudness) is var off and > 1)
        {
            yield return new("loudness-off", $"The sound is at {loudness.Integrated:0.0} LUFS instead of {Audio.AudioArguments.TargetLoudness:0} +/-1.", Blocking: off > 3);
        }

        if (evidence.Measured.Loud.FirstOrDefault(second => second.Peak > 0) is { } clipped)
        {
            yield return new(
                "clipping", $"The sound is cut off: samples reach {clipped.Peak:0.0} dB above full scale. Lower the music or the clips' sound.", Blocking: true, clipped.At);
        }

        if (loudness.TruePeak > -1)
        {
            yield return new(
                "peaks-high",
                $"The sound peaks at {loudness.TruePeak:0.0} dBTP; above -1 it may distort.",
                Blocking: loudness.TruePeak > 0,
                evidence.Measured.Loud.MaxBy(second => second.Peak)?.At);
        }
    }

    private static IEnumerable<QualityFinding> Still(QualityEvidence evidence)
    {
        foreach (var black in evidence.Measured.Black.Where(black => black.Duration >= MostBlack))
        {
            yield return new("black-picture", $"The picture is black for {black.Duration.TotalSeconds:0.0} s.", Blocking: true, black.Start);
        }

        // Black stands still too, and one finding is enough.
        foreach (var frozen in evidence.Measured.Frozen.Where(frozen => !evidence.Measured.Black.Any(black => Overlap(black, frozen) > TimeSpan.Zero)))
        {
            var moves = evidence.Scenes.Count > 0 ? evidence.Scenes[evidence.SceneAt(frozen.Start) ?? 0].Moves : evidence.Moving;
            yield return new("frozen-picture", $"Nothing moves for {frozen.Duration.TotalSeconds:0.0} s.", moves, frozen.Start);
        }
    }

    private static IEnumerable<QualityFinding> Silence(QualityEvidence evidence)
    {
        foreach (var silent in evidence.Measured.Silent.Where(_ => evidence.Measured.Loudness is { IsSilent: false }))
        {
            var unheard = TimeSpan.FromTicks(evidence.Spoken.Lines.SelectMany(line => line.Words).Sum(word => Overlap(new(word.Start, word.End - word.Start), silent).Ticks));
            var isMeant = evidence.Scenes.Any(scene => scene.MayBeSilent && Overlap(new(scene.Start, scene.Duration), silent) > silent.Duration / 2);
            if (unheard > MostUnheard)
            {
                yield return new("silent", $"Words are spoken for {unheard.TotalSeconds:0.0} s and nothing is heard.", Blocking: true, silent.Start);
            }
            else if (!isMeant)
            {
                var tooLong = silent.Duration > MostSilence;
                yield return new(tooLong ? "silent" : "dead-air", $"Nothing is heard for {silent.Duration.TotalSeconds:0.0} s.", tooLong, silent.Start);
            }
        }
    }

    private static IEnumerable<QualityFinding> Texts(QualityEvidence evidence) =>
        from entry in evidence.Scenes.Select((scene, index) => (scene, index))
        from text in entry.scene.Measured?.Texts ?? []
        select text.InSafeArea
            ? new QualityFinding(
                "low-contrast",
                $"\u201c{text.Text}\u201d has a contrast of {text.Contrast:0.0} against what is behind it, and needs {Drawing.Legibility.Readable:0.0}. Choose another background or other colours.",
                Blocking: false,
                entry.scene.Start + text.At,
                entry.index)
            : new QualityFinding(
                "outside-safe-area", $"\u201c{text.Text}\u201d stands so near the edge that some screens cut it off. Shorten it.", Blocking: false, entry.scene.Start + text.At, entry.index);

    /// <summary>How far the starts or the ends of picture and sound are apart, whichever is more.</summary>
    public static TimeSpan DriftOf(MediaProbe probe)
    {
        if (probe is not { Video: { } video, Audio: { } audio })
        {
            return TimeSpan.Zero;
        }

        var starts = (video.Start - audio.Start).Duration();
        var ends = (video.Start + video.Duration - audio.Start - audio.Duration).Duration();

        return starts > ends ? starts : ends;
    }

    private static TimeSpan Overlap(Stretch a, Stretch b)
    {
        var (start, end) = (Max(a.Start, b.Start), -Max(-(a.Start + a.Duration), -(b.Start + b.Duration)));

        return end > start ? end - start : TimeSpan.Zero;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
