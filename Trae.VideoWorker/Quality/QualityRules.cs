using Trae.Contracts;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Quality;

/// <summary>Everything known of a finished production when it is judged.</summary>
/// <param name="Expected">What assembly says it made.</param>
/// <param name="Cues">Of the WebVTT file.</param>
/// <param name="Moving">Whether something always moves in the picture, such as captions.</param>
/// <param name="Spoken">Tells which scene a time belongs to.</param>
public sealed record QualityEvidence(
    FinishedVideo Expected,
    FrameSize Size,
    MediaProbe Probe,
    Measurements Measured,
    IReadOnlyList<(TimeSpan Start, TimeSpan End)> Cues,
    bool Moving,
    Transcript Spoken);

/// <summary>Judges what was measured. A blocking finding means that the file must not be published.</summary>
public static class QualityRules
{
    private static readonly TimeSpan MostDrift = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan MostBlack = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostSilence = TimeSpan.FromSeconds(5);
    private const double LeastCaptioned = 0.5;

    public static IReadOnlyList<QualityFinding> Judge(QualityEvidence evidence) =>
    [
        .. Picture(evidence),
        .. Sound(evidence),
        .. Still(evidence).Select(finding => finding with { Scene = SceneAt(evidence.Spoken, finding.At) }),
        .. Captions(evidence),
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

        if (loudness.IsSilent)
        {
            yield return new("silent", "Nothing can be heard in the whole video. Check the voice and the narration of the scenes.", Blocking: true, TimeSpan.Zero);
            yield break;
        }

        if (Math.Abs(loudness.Integrated - Audio.AudioArguments.TargetLoudness) is var off and > 1)
        {
            yield return new("loudness-off", $"The sound is at {loudness.Integrated:0.0} LUFS instead of {Audio.AudioArguments.TargetLoudness:0} +/-1.", Blocking: off > 3);
        }

        if (loudness.TruePeak > -1)
        {
            yield return new("peaks-high", $"The sound peaks at {loudness.TruePeak:0.0} dBTP; above -1 it may distort.", Blocking: loudness.TruePeak > 0);
        }
    }

    private static IEnumerable<QualityFinding> Still(QualityEvidence evidence)
    {
        foreach (var black in evidence.Measured.Black.Where(black => black.Duration >= MostBlack))
        {
            yield return new("black-picture", $"The picture is black for {black.Duration.TotalSeconds:0.0} s.", Blocking: true, black.Start);
        }

        // Black stands still too, and one finding is enough.
        foreach (var frozen in evidence.Measured.Frozen.Where(frozen => !evidence.Measured.Black.Any(black => Overlap(black, frozen))))
        {
            yield return new("frozen-picture", $"Nothing moves for {frozen.Duration.TotalSeconds:0.0} s.", evidence.Moving, frozen.Start);
        }

        foreach (var silent in evidence.Measured.Silent.Where(_ => evidence.Measured.Loudness is { IsSilent: false }))
        {
            var tooLong = silent.Duration > MostSilence;
            yield return new(tooLong ? "silent" : "dead-air", $"Nothing is heard for {silent.Duration.TotalSeconds:0.0} s.", tooLong, silent.Start);
        }
    }

    private static IEnumerable<QualityFinding> Captions(QualityEvidence evidence)
    {
        if (evidence.Cues is [])
        {
            yield return new("captions-missing", "The caption file has no captions. Retry the production.", Blocking: true);
            yield break;
        }

        if (evidence.Cues.Max(cue => cue.End) > evidence.Expected.Duration + MostDrift)
        {
            yield return new("captions-late", "Captions go on after the end of the video: they are out of step.", Blocking: true);
        }

        if (Coverage(evidence) is var coverage and < LeastCaptioned)
        {
            yield return new("captions-short", $"Captions cover only {coverage:0 %} of the video.", Blocking: true);
        }
    }

    /// <summary>The share of the video, 0 to 1, during which a caption is shown.</summary>
    public static double Coverage(QualityEvidence evidence) =>
        evidence.Cues.Sum(cue => (cue.End - cue.Start).TotalSeconds) / Math.Max(0.001, evidence.Expected.Duration.TotalSeconds);

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

    // A scene begins a little before its first word.
    private static int? SceneAt(Transcript spoken, TimeSpan? at) =>
        spoken.Lines.LastOrDefault(line => line.Start <= at + MostBlack)?.Scene;

    private static bool Overlap(Stretch a, Stretch b) => a.Start < b.Start + b.Duration && b.Start < a.Start + a.Duration;
}
