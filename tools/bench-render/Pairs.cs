using System.Diagnostics;
using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.Bench;

/// <summary>Seconds of one run over all scenes: the pipeline's and the encoder's alone, by the clock and of processors.</summary>
/// <param name="Draw">Processor seconds of drawing; then of converting, and of the encoder under the pipeline.</param>
internal sealed record Pair(int Frames, double Piped, double Alone, double PipedCpu, double AloneCpu, double Draw, double Convert, double Encode);

/// <summary>The pipeline and the encoder alone, in turn, scene by scene on the identical frames.</summary>
internal static class Pairs
{
    public static async Task<IReadOnlyList<Pair>> Measure(Line line, IReadOnlyList<RenderScene> scenes, int rounds, CancellationToken ct)
    {
        var pairs = new List<Pair>();
        for (var round = 0; round < rounds; round++)
        {
            var sum = new Pair(0, 0, 0, 0, 0, 0, 0, 0);
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
        report.Add($"{name}: pipe and the rest", PerFrame(pair => pair.PipedCpu - pair.Draw - pair.Convert - pair.Encode), "CPU-ms a frame");
        report.Add($"{name}: encode", PerFrame(pair => pair.Encode), "CPU-ms a frame");
        report.Add($"{name}: encode alone", PerFrame(pair => pair.AloneCpu), "CPU-ms a frame");
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

        var (own, children, clock) = (Cpu.Own, Cpu.Children, Stopwatch.GetTimestamp());
        await line.Renderer.Render(timeline, media, folder, _ => { }, ct);
        var piped = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var (pipedCpu, encode) = (Cpu.Own - own + Cpu.Children - children, Cpu.Children - children);

        (children, clock) = (Cpu.Children, Stopwatch.GetTimestamp());
        await line.Ffmpeg.Run(Alone(FrameSize.Of(scene.Look.Format, scene.Look.Resolution), frames, line.Ffmpeg.Options.Threads, folder.PathOf("alone.mp4")), null, ct);

        return new(timeline.FrameCount, piped, Stopwatch.GetElapsedTime(clock).TotalSeconds, pipedCpu, Cpu.Children - children, draw, convert, encode);
    }

    // The identical settings, on a file instead of a pipe.
    private static IReadOnlyList<string> Alone(FrameSize size, string frames, int threads, string output) =>
        [.. FfmpegArguments.EncodeSegment(size.Width, size.Height, FrameRate.PerSecond, threads, output).Select(argument => argument == "pipe:0" ? frames : argument)];

    private static Pair Sum(Pair a, Pair b) => new(
        a.Frames + b.Frames, a.Piped + b.Piped, a.Alone + b.Alone, a.PipedCpu + b.PipedCpu, a.AloneCpu + b.AloneCpu, a.Draw + b.Draw, a.Convert + b.Convert, a.Encode + b.Encode);
}
