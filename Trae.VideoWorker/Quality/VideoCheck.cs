using Trae.Contracts;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Quality;

/// <summary>Measures a finished file and judges it.</summary>
public sealed class VideoCheck(Ffmpeg ffmpeg)
{
    /// <param name="moving">Whether something always moves in the picture, where the scenes do not say.</param>
    /// <param name="measured">Called with how far measuring is, 0 to 1.</param>
    public async Task<QualityReport> Check(
        FinishedFiles files, FrameSize size, bool moving, Action<double> measured, CancellationToken ct)
    {
        try
        {
            var probe = await ffmpeg.Probe(files.Video, countPackets: true, ct);
            var parts = PartsOf(files);
            var lines = await ffmpeg.Run(
                parts is null ? QualityArguments.Measure(files.Video) : QualityArguments.Play(files.Video),
                progress => measured(progress.Time / files.Summary.Duration),
                ct);
            var found = parts ?? Measurements.Parse(lines, probe.Duration);
            var evidence = new QualityEvidence(files.Summary, size, probe, found, CaptionFile.Cues(files.WebVtt), moving, files.Transcript)
            {
                Scenes = files.Scenes,
            };
            var findings = QualityRules.Judge(evidence);

            return new(!findings.Any(finding => finding.Blocking), findings, Figures(evidence));
        }
        catch (FfmpegException e) when (e.Code == "ffmpeg-failed")
        {
            return new(false, [new("damaged", $"The file cannot be played. {e.Message}", Blocking: true, TimeSpan.Zero)], new Dictionary<string, double>());
        }
    }

    // What was found in the parts, at its place in the whole; null where one of them was not looked at.
    private static Measurements? PartsOf(FinishedFiles files) =>
        files.Sound is { } sound && files.Scenes.Count > 0 && files.Scenes.All(scene => scene.Measured is not null)
            ? new(
                [.. files.Scenes.SelectMany(scene => Placed(scene, scene.Measured?.Black))],
                [.. files.Scenes.SelectMany(scene => Placed(scene, scene.Measured?.Frozen))],
                sound.Silent,
                sound.Loudness)
            {
                Loud = sound.Loud,
            }
            : null;

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
