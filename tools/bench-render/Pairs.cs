using System.Diagnostics;
using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Encoding.InProcess;
using Trae.VideoWorker.Timeline;

namespace Trae.Bench;

/// <summary>Seconds of one run over all scenes: the pipeline's and the encoder's alone, by the clock and of processors.</summary>
/// <param name="Draw">Processor seconds of drawing; then of converting.</param>
internal sealed record Pair(int Frames, double Piped, double Alone, double PipedCpu, double AloneCpu, double Draw, double Convert);

/// <summary>The pipeline and the encoder alone, in turn, scene by scene on the identical frames.</summary>
internal static class Pairs
{
    public static X264Library Library => X264Library.Shared ?? throw new InvalidOperationException("This benchmark needs libx264 of the build that the worker knows.");

    public static async Task<IReadOnlyList<Pair>> Measure(Line line, IReadOnlyList<RenderScene> scenes, int rounds, CancellationToken ct)
    {
        var pairs = new List<Pair>();
        for (var round = 0; round < rounds; round++)
        {
            var sum = new Pair(0, 0, 0, 0, 0, 0, 0);
            foreach (var scene in scenes)
            {
                sum = Sum(sum, await Measure(line, scene, ct));
            }

            pairs.Add(sum);
        }

        return pairs;
    }

    public static void Tell(Report report, string name, IReadOnlyList<Pair> pairs, double required)
    {
        report.Add($"{name}: pipeline", Median(pairs, pair => pair.Frames / pair.Piped), "frames/s");
        report.Add($"{name}: encoder alone", Median(pairs, pair => pair.Frames / pair.Alone), "frames/s");
        report.Add($"{name}: ratio of throughput, median of {pairs.Count} pairs", Median(pairs, pair => pair.Alone / pair.Piped), "", least: required);
        report.Add($"{name}: ratio of processor time", Median(pairs, pair => pair.AloneCpu / pair.PipedCpu), "", least: required);
        report.Add($"{name}: draw", PerFrame(pair => pair.Draw), "CPU-ms a frame");
        report.Add($"{name}: convert", PerFrame(pair => pair.Convert), "CPU-ms a frame");
        report.Add($"{name}: encode and hand over", PerFrame(pair => pair.PipedCpu - pair.Draw - pair.Convert), "CPU-ms a frame");
        report.Add($"{name}: encode alone, from a file", PerFrame(pair => pair.AloneCpu), "CPU-ms a frame");
        report.Add($"{name}: peak memory of the worker", Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, "MiB", most: 600);

        double PerFrame(Func<Pair, double> seconds) => Median(pairs, pair => 1000 * seconds(pair) / pair.Frames);
    }

    public static double Median(IEnumerable<Pair> pairs, Func<Pair, double> figure) => pairs.Select(figure).Order().ElementAt(pairs.Count() / 2);

    /// <summary>The frames of a scene as the encoder gets them.</summary>
    /// <returns>Processor seconds of drawing and of converting.</returns>
    public static async Task<(double Draw, double Convert)> Dump(SceneTimeline timeline, SceneMedia media, FontLibrary fonts, string file, CancellationToken ct)
    {
        using var canvas = new SceneCanvas(timeline, media, fonts);
        var current = new byte[Nv12.SizeOf(canvas.Width, canvas.Height)];
        var (draw, convert) = (0.0, 0.0);
        await using var output = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 0);

        for (var frame = 0; frame < timeline.FrameCount; frame++)
        {
            var start = Cpu.Thread;
            var rects = canvas.Draw(frame);
            var drawn = Cpu.Thread;
            foreach (var rect in rects)
            {
                Nv12.Convert(canvas.Pixels, canvas.RowBytes, current, canvas.Width, canvas.Height, rect);
            }

            (draw, convert) = (draw + drawn - start, convert + Cpu.Thread - drawn);
            output.Write(current);
        }

        return (draw, convert);
    }

    private static async Task<Pair> Measure(Line line, RenderScene scene, CancellationToken ct)
    {
        using var folder = WorkFolder.Create();
        var narration = await line.Media.ReadJson<NarrationTrack>(MediaKeys.Narration(scene.Narration), ct);
        var timeline = SceneTimelines.Build(scene, narration);
        using var media = await line.Media.FetchMedia(scene, folder, line.Ffmpeg, ct);
        using var fonts = new FontLibrary();
        var frames = folder.PathOf("frames.nv12");
        var (draw, convert) = await Dump(timeline, media, fonts, frames, ct);

        var (cpu, clock) = (Cpu.All, Stopwatch.GetTimestamp());
        await line.Renderer.Render(timeline, media, folder, _ => { }, ct);
        var (piped, pipedCpu) = (Stopwatch.GetElapsedTime(clock).TotalSeconds, Cpu.All - cpu);

        (cpu, clock) = (Cpu.All, Stopwatch.GetTimestamp());
        Encode(new(FrameSize.Of(scene.Look.Format, scene.Look.Resolution), timeline.FrameCount), frames, line.Ffmpeg.Options.Threads, folder.PathOf("alone.mp4"));
        var (alone, aloneCpu) = (Stopwatch.GetElapsedTime(clock).TotalSeconds, Cpu.All - cpu);

        return new(timeline.FrameCount, piped, alone, pipedCpu, aloneCpu, draw, convert);
    }

    // The encoder of the pipeline with the identical settings, on frames that lie in a file; nobody tells it what is constant in them.
    private static void Encode(SegmentShape shape, string file, int threads, string output)
    {
        using var segment = new InProcessSegment(Library, shape, threads, output);
        var frame = new byte[Nv12.SizeOf(shape.Size.Width, shape.Size.Height)];
        using var frames = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        while (frames.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length)
        {
            segment.Write(frame);
        }

        segment.Finish();
    }

    private static Pair Sum(Pair a, Pair b) => new(
        a.Frames + b.Frames, a.Piped + b.Piped, a.Alone + b.Alone, a.PipedCpu + b.PipedCpu, a.AloneCpu + b.AloneCpu, a.Draw + b.Draw, a.Convert + b.Convert);
}
