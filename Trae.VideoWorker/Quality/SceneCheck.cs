using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Quality;

/// <summary>
/// Looks at the picture scene by scene: a segment is joined untouched, so what was once found in it holds for every video that
/// has it, and an edit of one scene is measured in one scene.
/// </summary>
public sealed class SceneCheck(Ffmpeg ffmpeg, FontLibrary fonts, IMediaStore media)
{
    /// <param name="measured">Called with how far it is, 0 to 1.</param>
    public async Task<IReadOnlyList<CheckedScene>> Check(IReadOnlyList<TimedScene> timed, Action<double> measured, CancellationToken ct)
    {
        var segments = await media.FindSegments(timed, ct);
        var found = new SceneMeasurements[timed.Count];
        var done = 0;

        // One decoder a core is cheaper than one decoder with as many threads.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, timed.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ffmpeg.Options.Threads, CancellationToken = ct },
            async (index, token) =>
            {
                found[index] = await Measured(timed[index], segments[index].Key, token);
                measured((double)Interlocked.Increment(ref done) / timed.Count);
            });

        return [.. CheckedScene.Of([.. timed.Select(scene => scene.Timeline)]).Zip(found, (scene, picture) => scene with { Measured = picture })];
    }

    private async Task<SceneMeasurements> Measured(TimedScene scene, string segment, CancellationToken ct)
    {
        var key = MediaKeys.Measurements(segment);
        if (await media.Find(key, ct) is not null)
        {
            return await media.ReadJson<SceneMeasurements>(key, ct);
        }

        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);
        var file = await media.CopyTo(segment, folder, "segment.mp4", ct);
        var lines = await ffmpeg.Run(QualityArguments.MeasurePicture(file), report: null, ct);
        var picture = Measurements.Parse(lines, FrameRate.TimeOf(scene.Timeline.FrameCount));
        using var shown = await media.FetchMedia(scene.Job, folder, ffmpeg, ct);
        var found = new SceneMeasurements(picture.Black, picture.Frozen, TextFault.In(SceneText.Measure(scene.Timeline, shown, fonts)));

        await media.SaveJson(key, found, ct);

        return found;
    }
}
