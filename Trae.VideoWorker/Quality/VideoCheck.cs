using Trae.Contracts;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Quality;

/// <summary>Measures a finished file and judges it.</summary>
public sealed class VideoCheck(Ffmpeg ffmpeg)
{
    // What strerror(3) says of ENOMEM and EAGAIN.
    private static readonly string[] Shortages = ["Cannot allocate memory", "Resource temporarily unavailable"];

    /// <summary>Measures the whole file. Throws <see cref="FfmpegException"/>, as the other does; see <see cref="IsDamage"/>.</summary>
    /// <param name="moving">Whether something always moves in the picture.</param>
    /// <param name="measured">Called with how far measuring is, 0 to 1.</param>
    public async Task<QualityReport> Check(FinishedFiles files, FrameSize size, bool moving, Action<double> measured, CancellationToken ct)
    {
        var probe = await ffmpeg.Probe(files.Video, countPackets: true, ct);
        var lines = await ffmpeg.Run(QualityArguments.Measure(files.Video), progress => measured(progress.Time / files.Summary.Duration), ct);

        return Judged(Evidence(files, size, moving, probe, Measurements.Parse(lines, probe.Duration)));
    }

    /// <summary>Plays the file, whose parts are measured meanwhile.</summary>
    /// <param name="moving">Whether something always moves in the picture, where the scenes do not say.</param>
    /// <param name="measuring">Has ended when this returns or throws.</param>
    public async Task<QualityReport> Check(FinishedFiles files, Task<MeasuredParts> measuring, FrameSize size, bool moving, CancellationToken ct)
    {
        var playing = Played(files.Video, ct);
        await Task.WhenAll(measuring, playing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var parts = await measuring;

        return Judged(Evidence(files, size, moving, await playing, Joined(parts)) with { Scenes = parts.Scenes });
    }

    /// <summary>Whether a file could not be decoded, and the machine was not to blame.</summary>
    internal static bool IsDamage(FfmpegException e) => e.Code == "ffmpeg-failed" && !Shortages.Any(words => e.Details.Contains(words, StringComparison.Ordinal));

    private async Task<MediaProbe> Played(string video, CancellationToken ct)
    {
        await ffmpeg.Run(QualityArguments.Play(video), report: null, ct);

        return await ffmpeg.Probe(video, countPackets: true, ct);
    }

    private static QualityEvidence Evidence(FinishedFiles files, FrameSize size, bool moving, MediaProbe probe, Measurements found) =>
        new(files.Summary, size, probe, found, CaptionFile.Cues(files.WebVtt), moving, files.Transcript);

    private static QualityReport Judged(QualityEvidence evidence)
    {
        var findings = QualityRules.Judge(evidence);

        return new(!findings.Any(finding => finding.Blocking), findings, Figures(evidence));
    }

    // What was found in the parts, at its place in the whole.
    private static Measurements Joined(MeasuredParts parts) => new(
        [.. parts.Scenes.SelectMany(scene => Placed(scene, scene.Measured?.Black))],
        [.. parts.Scenes.SelectMany(scene => Placed(scene, scene.Measured?.Frozen))],
        parts.Sound.Silent,
        parts.Sound.Loudness)
    {
        Loud = parts.Sound.Loud,
    };

    private static IEnumerable<Stretch> Placed(CheckedScene scene, IReadOnlyList<Stretch>? found) =>
        (found ?? []).Select(stretch => stretch with { Start = scene.Start + stretch.Start });

    private static Dictionary<string, double> Figures(QualityEvidence evidence) => new()
    {
        ["durationSeconds"] = evidence.Probe.Duration.TotalSeconds,
        ["driftSeconds"] = QualityRules.DriftOf(evidence.Probe).TotalSeconds,
        ["bytes"] = evidence.Probe.Bytes,
        ["blackSeconds"] = evidence.Measured.Black.Sum(black => black.Duration.TotalSeconds),
        ["frozenSeconds"] = evidence.Measured.Frozen.Sum(frozen => frozen.Duration.TotalSeconds),
        ["silentSeconds"] = evidence.Measured.Silent.Sum(silent => silent.Duration.TotalSeconds),

        // Silence measures minus infinity, which JSON cannot say.
        ["loudnessLufs"] = Math.Max(-99, evidence.Measured.Loudness?.Integrated ?? -99),
        ["truePeakDbtp"] = Math.Max(-99, evidence.Measured.Loudness?.TruePeak ?? -99),
        ["captionCoverage"] = CaptionRules.Coverage(evidence),
    };
}
