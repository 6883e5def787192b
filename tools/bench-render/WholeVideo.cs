using System.Diagnostics;
using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker;

namespace Trae.Bench;

/// <summary>From the storyboard to the checked file on the media store, then with one scene edited, then with nothing changed.</summary>
internal static class WholeVideo
{
    public static async Task Measure(Report report, int most, CancellationToken ct)
    {
        using var folder = WorkFolder.Create();
        using var line = new Line(folder.PathOf("media"));
        var scenes = Line.Scenes(most).ToList();

        var (first, cpu, made) = await Timed(() => line.Produce(scenes, slots: 2, ct));
        var finished = await line.Media.ReadJson<FinishedVideo>(made + ProductionFiles.Summary, ct);
        report.Add("end to end: length of the video", finished.Duration.TotalSeconds, "s");
        report.Add("end to end, storyboard to checked file", first, "s", most: 20);
        report.Add("end to end: processor time over two cores", cpu / 2, "s");

        var edited = scenes[4].Scene with { Narration = "It may well be the closest that we will come to meeting an alien mind." };
        scenes[4] = scenes[4] with { Scene = edited, Narration = scenes[4].Narration with { Text = edited.Narration } };
        var before = Segments(folder);
        var (second, secondCpu, _) = await Timed(() => line.Produce(scenes, slots: 2, ct));
        report.Add("one scene edited: segments rendered", Segments(folder) - before, "", most: 1);
        report.Add("one scene edited, to the new checked file", second, "s", most: 3);
        report.Add("one scene edited: processor time over two cores", secondCpu / 2, "s");

        before = Segments(folder);
        var (third, _, _) = await Timed(() => line.Produce(scenes, slots: 2, ct));
        report.Add("unchanged: segments rendered", Segments(folder) - before, "", most: 0);
        report.Add("unchanged, to the checked file", third, "s");
    }

    private static int Segments(WorkFolder folder) => Directory.GetFiles(Path.Combine(folder.PathOf("media"), "segments")).Length;

    private static async Task<(double Clock, double Cpu, string Folder)> Timed(Func<Task<string>> work)
    {
        var (clock, cpu) = (Stopwatch.GetTimestamp(), Cpu.All);
        var folder = await work();

        return (Stopwatch.GetElapsedTime(clock).TotalSeconds, Cpu.All - cpu, folder);
    }
}
