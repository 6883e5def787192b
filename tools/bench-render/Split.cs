using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Encoding.InProcess;
using Trae.VideoWorker.Timeline;

namespace Trae.Bench;

/// <summary>What it costs that each scene is a segment with an encoder of its own, instead of one encoder for all.</summary>
internal static class Split
{
    private const int Rounds = 5;

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

        var rounds = Enumerable.Range(0, Rounds).Select(_ => Encode(files, size, folder)).ToList();
        report.Add("split: one encoder, on one thread", 1000 * Median(rounds.Select(round => round.Whole)) / files.Sum(each => each.Frames), "CPU-ms a frame");
        report.Add("split into scenes: more processor time", 100 * (Median(rounds.Select(round => round.Parts / round.Whole)) - 1), "%", most: 3);
    }

    /// <summary>
    /// Both at once, frame by frame, for the same work takes up to a tenth more or less from one ten seconds to the next. On one thread
    /// each, so that its clock tells them apart.
    /// </summary>
    /// <returns>Processor seconds.</returns>
    private static (double Whole, double Parts) Encode(IReadOnlyList<(string File, int Frames)> files, FrameSize size, WorkFolder folder)
    {
        var (wholeCpu, partsCpu) = (0.0, 0.0);
        var (frame, before) = (new byte[Nv12.SizeOf(size.Width, size.Height)], new byte[Nv12.SizeOf(size.Width, size.Height)]);
        var constant = new ConstantBlocks(size.Width, size.Height);
        InProcessSegment? whole = null, part = null;
        wholeCpu += Spent(() => whole = Open("whole.mp4", files.Sum(each => each.Frames)));
        foreach (var (file, count) in files)
        {
            partsCpu += Spent(() => part = Open("part.mp4", count));
            using var frames = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
            for (var i = 0; i < count; i++)
            {
                frames.ReadExactly(frame);
                constant.Compare([new(0, 0, size.Width, size.Height)], frame, before);
                wholeCpu += i % 2 == 0 ? Spent(() => whole!.Write(frame, constant.Map.Span)) : 0;
                partsCpu += Spent(() => part!.Write(frame, i == 0 ? [] : constant.Map.Span));
                wholeCpu += i % 2 == 1 ? Spent(() => whole!.Write(frame, constant.Map.Span)) : 0;
                (frame, before) = (before, frame);
            }

            partsCpu += Spent(() => End(part!));
        }

        wholeCpu += Spent(() => End(whole!));

        return (wholeCpu, partsCpu);

        InProcessSegment Open(string name, int count) => new(Pairs.Library, new(size, count), threads: 1, folder.PathOf(name));
    }

    private static void End(InProcessSegment segment)
    {
        segment.Finish();
        segment.Dispose();
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static double Spent(Action work)
    {
        var before = Cpu.Thread;
        work();

        return Cpu.Thread - before;
    }
}
