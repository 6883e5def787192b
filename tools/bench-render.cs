#:package Spectre.Console
#:project ../Trae.VideoWorker/Trae.VideoWorker.csproj
#:property PublishAot=false
#:property AllowUnsafeBlocks=true

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;
using Trae.Contracts;
using Trae.VideoWorker;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

// Renders a scene at 1080p30 and encodes the same frames without drawing them, in turn; what counts is the ratio.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
var ffmpeg = new Ffmpeg(new(), TimeProvider.System, NullLogger<Ffmpeg>.Instance);
using var fonts = new FontLibrary();
var renderer = new SceneRenderer(ffmpeg, fonts);
var timeline = Timeline();

await Together(1, Render);
var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
var frames = Frames();
var table = new Table().AddColumns("Scenes at once", "Rendered, frames/s", "Encoded alone, frames/s", "Ratio");

foreach (var slots in (int[])[1, 2])
{
    for (var round = 0; round < rounds; round++)
    {
        var rendered = await Together(slots, Render);
        var encoded = await Together(slots, Encode);
        table.AddRow($"{slots}", Number(rendered), Number(encoded), Number(rendered / encoded));
    }
}

AnsiConsole.Write(table);
Console.WriteLine($"Peak memory of one rendering process, without ffmpeg: {Number(memory)} MiB; {Environment.ProcessorCount} cores.");

async Task<double> Together(int slots, Func<Task> work)
{
    var start = Stopwatch.GetTimestamp();
    await Task.WhenAll(Enumerable.Range(0, slots).Select(_ => Task.Run(work)));

    return slots * timeline.FrameCount / Stopwatch.GetElapsedTime(start).TotalSeconds;
}

async Task Render()
{
    using var folder = WorkFolder.Create();
    await renderer.Render(timeline, SceneMedia.Empty, folder, _ => { }, CancellationToken.None);
}

async Task Encode()
{
    using var folder = WorkFolder.Create();
    var arguments = FfmpegArguments.EncodeSegment(1920, 1080, FrameRate.PerSecond, ffmpeg.Options.Threads, folder.PathOf("alone.mp4"));

    await ffmpeg.Encode(
        arguments,
        async (output, alive, ct) =>
        {
            foreach (var frame in frames)
            {
                await output.WriteAsync(frame, ct);
                alive();
            }
        },
        CancellationToken.None);
}

List<byte[]> Frames()
{
    using var canvas = new SceneCanvas(timeline, SceneMedia.Empty, fonts);
    var current = new byte[Nv12.SizeOf(canvas.Width, canvas.Height)];
    var all = new List<byte[]>();

    for (var frame = 0; frame < timeline.FrameCount; frame++)
    {
        foreach (var rect in canvas.Draw(frame))
        {
            Nv12.Convert(canvas.Pixels, canvas.RowBytes, current, canvas.Width, canvas.Height, rect);
        }

        all.Add([.. current]);
    }

    return all;
}

// Eight seconds of speech: a word every 0.35 s, a new mouth every 0.08 s.
static SceneTimeline Timeline()
{
    string[] words = [.. "An octopus has three hearts, nine brains and blue blood, and each of its arms can taste what it touches.".Split(' ')];
    var spoken = words.Select((word, i) => new SpokenWord(word, words[..i].Sum(before => before.Length + 1), At(i * 0.35), At((i * 0.35) + 0.3)));
    var visemes = Enumerable.Range(0, (int)(words.Length * 0.35 / 0.08)).Select(i => new VisemeCue((Viseme)(i % 8), At(i * 0.08), At((i + 1) * 0.08)));
    var narrate = new NarrateScene(string.Join(' ', words), "en", new("en-gb"));
    var scene = new Scene(Guid.Empty, SceneLayout.Points, narrate.Text, new(Heading: "Three hearts", Items: ["Three hearts", "Nine brains", "Blue blood"]));
    var track = new NarrationTrack("", 22_050, At(words.Length * 0.35), [.. spoken], [.. visemes]);

    return SceneTimelines.Build(new(scene, narrate, new(VideoFormat.Wide)), track);
}

static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
