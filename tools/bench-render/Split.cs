using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.Bench;

/// <summary>What it costs that each scene is a segment with an encoder of its own, instead of one encoder for all.</summary>
internal static class Split
{
    private const int Rounds = 9;

    public static async Task Measure(Report report, Line line, IReadOnlyList<RenderScene> scenes, CancellationToken ct)
    {
        using var folder = WorkFolder.Create();
        var files = new List<(string File, int Frames)>();
        var size = FrameSize.Of(scenes[0].Look.Format, scenes[0].Look.Resolution);
        foreach (var scene in scenes.Take(4))
        {
            var timeline = SceneTimelines.Build(scene, await line.Media.ReadJson<NarrationTrack>(MediaKeys.Narration(scene.Narration), ct));
            using var fonts = new FontLibrary();
            files.Add((folder.PathOf($"{files.Count}.nv12"), timeline.FrameCount));
            await Pairs.Dump(timeline, SceneMedia.Empty, fonts, files[^1].File, ct);
        }

        var (one, many) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            one.Add(Spent(() => Encode([.. files.Select(each => each.File)], "whole.mp4")));
            many.Add(Spent(() =>
            {
                foreach (var (file, _) in files)
                {
                    Encode([file], "part.mp4");
                }
            }));
        }

        // The same work takes some percent more or less from one time to the next: the median of pairs, one right after the other.
        report.Add("split: one encoder", 1000 * Median(one) / files.Sum(each => each.Frames), "CPU-ms a frame");
        report.Add("split into scenes: more processor time", 100 * (Median(many.Zip(one, (parts, whole) => parts / whole)) - 1), "%", most: 3);

        void Encode(IReadOnlyList<string> parts, string output) => Pairs.Encode(size, parts, line.Ffmpeg.Options.Threads, folder.PathOf(output));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static double Spent(Action work)
    {
        var before = Cpu.All;
        work();

        return Cpu.All - before;
    }
}
