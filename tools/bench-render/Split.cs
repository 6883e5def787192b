using System.Diagnostics;
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
    private const int Rounds = 3;

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
            one.Add(await Spent(() => Encode([.. files.Select(each => each.File)], "whole.mp4")));
            many.Add(await Spent(async () =>
            {
                foreach (var (file, _) in files)
                {
                    await Encode([file], "part.mp4");
                }
            }));
        }

        report.Add("split: one encoder", 1000 * one.Order().ElementAt(Rounds / 2) / files.Sum(each => each.Frames), "CPU-ms a frame");
        report.Add("split into scenes: more processor time", 100 * (many.Order().ElementAt(Rounds / 2) / one.Order().ElementAt(Rounds / 2) - 1), "%", most: 3);

        Task Encode(IReadOnlyList<string> parts, string output) => line.Ffmpeg.Encode(
            FfmpegArguments.EncodeSegment(size.Width, size.Height, FrameRate.PerSecond, line.Ffmpeg.Options.Threads, folder.PathOf(output)),
            async (pipe, alive, stop) =>
            {
                foreach (var part in parts)
                {
                    await using var frames = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
                    await frames.CopyToAsync(pipe, 1 << 20, stop);
                    alive();
                }
            },
            ct);
    }

    private static async Task<double> Spent(Func<Task> work)
    {
        var before = Cpu.All;
        await work();

        return Cpu.All - before;
    }
}
