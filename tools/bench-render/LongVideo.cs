using System.Diagnostics;
using Trae.Contracts;
using Trae.VideoWorker;

namespace Trae.Bench;

/// <summary>The reference again and again, until the video is as long as asked; the worker's memory must not grow with it.</summary>
internal static class LongVideo
{
    public static async Task Measure(Report report, int minutes, CancellationToken ct)
    {
        using var folder = WorkFolder.Create();
        using var line = new Line(folder.PathOf("media"));
        var scenes = Enumerable.Range(0, minutes).SelectMany(Minute).ToList();
        var memory = new List<double>();

        var clock = Stopwatch.GetTimestamp();
        foreach (var scene in scenes)
        {
            await line.Do(scene.Narration, ct);
            await line.Do(scene, ct);
            using var self = Process.GetCurrentProcess();
            memory.Add(self.WorkingSet64 / 1048576.0);
        }

        // Everything exists, so what is left is to join and to check.
        var made = await line.Produce(scenes, slots: 1, ct);
        var finished = await Trae.Media.MediaJson.ReadJson<FinishedVideo>(line.Media, made.Folder + ProductionFiles.Summary, ct);
        var third = memory.Count / 3;
        report.Add("long video: length", finished.Duration.TotalMinutes, "min");
        report.Add("long video: made in", Stopwatch.GetElapsedTime(clock).TotalMinutes, "min");
        report.Add("long video: memory, mean of the first third", memory.Take(third).Average(), "MiB");
        report.Add("long video: memory, mean of the last third", memory.TakeLast(third).Average(), "MiB", most: memory.Take(third).Average() * 1.1 + 10);
        report.Add("long video: most memory", Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, "MiB", most: 600);
    }

    // Words of its own for every scene, so that none is found already rendered.
    private static IEnumerable<RenderScene> Minute(int minute) => Line.Scenes(99).Select(scene =>
    {
        var text = $"{scene.Scene.Narration} This is minute {minute + 1}.";

        return scene with { Scene = scene.Scene with { Narration = text }, Narration = scene.Narration with { Text = text } };
    });
}
