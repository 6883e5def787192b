using System.Diagnostics;
using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker;

namespace Trae.Bench;

/// <summary>From the storyboard to the checked file on the media store, then with one scene edited, then with nothing changed.</summary>
internal static class WholeVideo
{
    private const double EncoderOfTheIssue = 190;

    public static async Task Measure(Report report, int most, CancellationToken ct)
    {
        using var folder = WorkFolder.Create();
        using var line = new Line(folder.PathOf("media"));
        var scenes = Line.Scenes(most).ToList();

        var first = await line.Produce(scenes, slots: 2, ct);
        var finished = await line.Media.ReadJson<FinishedVideo>(first.Folder + ProductionFiles.Summary, ct);
        report.Add("end to end: length of the video", finished.Duration.TotalSeconds, "s");
        report.Add("end to end: scenes narrated and rendered after", first.Rendered, "s");
        report.Add("end to end: file assembled after", first.Assembled, "s");
        report.Add("end to end, storyboard to checked file", first.Checked, "s", most: 20);
        report.Add("end to end: processor time over two cores", first.Cpu / 2, "s");
        report.Add("end to end: most memory, two scenes at a time", Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, "MiB", most: 600);

        var edited = scenes[4].Scene with { Narration = "It may well be the closest that we will come to meeting an alien mind." };
        scenes[4] = scenes[4] with { Scene = edited, Narration = scenes[4].Narration with { Text = edited.Narration } };
        var before = Segments(folder);
        var second = await line.Produce(scenes, slots: 2, ct);
        report.Add("one scene edited: segments rendered", Segments(folder) - before, "", most: 1);
        report.Add("one scene edited: scene rendered after", second.Rendered, "s");
        report.Add("one scene edited, to the new file", second.Assembled, "s", most: 3);
        report.Add("one scene edited: processor time over two cores", second.AssembledCpu / 2, "s");
        report.Add("one scene edited, to the new file checked", second.Checked, "s");

        before = Segments(folder);
        var third = await line.Produce(scenes, slots: 2, ct);
        report.Add("unchanged: segments rendered", Segments(folder) - before, "", most: 0);
        report.Add("unchanged, to the file", third.Assembled, "s");
        report.Add("unchanged: processor time over two cores", third.AssembledCpu / 2, "s");

        // The seconds that are required are those of a machine whose encoder alone does 190 frames/s of the reference; as multiples of
        // what the encoder alone needs they hold on any.
        var alone = (await Pairs.Measure(line, scenes, 1, ct))[0];
        var aloneEdited = (await Pairs.Measure(line, [scenes[4]], 1, ct))[0];
        report.Add("the encoder alone, all frames", alone.Alone, "s");
        report.Add("end to end against the encoder alone", first.Checked / alone.Alone, "times", most: 20 * EncoderOfTheIssue / alone.Frames);
        report.Add("one scene edited against the encoder alone", second.Assembled / aloneEdited.Alone, "times", most: 3 * EncoderOfTheIssue / aloneEdited.Frames);
    }

    private static int Segments(WorkFolder folder) => Directory.GetFiles(Path.Combine(folder.PathOf("media"), "segments")).Length;
}
