using CliWrap;
using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Delivery;

namespace Trae.Tests.Web;

/// <summary>A short real film, encoded once for the run: moving colours and a tone, as one file and as a stream.</summary>
internal static class SampleFilm
{
    public const int Width = 1280;
    public const int Height = 720;
    public const double Seconds = 28;

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"trae-film-{Environment.ProcessId}");

    public static string Video => Path.Combine(Folder, "video.mp4");

    public static string Poster => Path.Combine(Folder, "poster.jpg");

    public static string WebVtt => "WEBVTT\n\n00:00.000 --> 00:02.000\nOctopuses think with their arms.\n";

    private static readonly Lazy<Task> Made = new(Encode);

    public static Task Make() => Made.Value;

    private static async Task Encode()
    {
        Directory.CreateDirectory(Folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
        await Run(
            "-f", "lavfi", "-i", $"gradients=size={Width}x{Height}:rate=30:speed=0.02:c0=0x0a3d42:c1=0x14807a:c2=0x0f5a59:c3=0x072a2e:nb_colors=4:seed=3",
            "-f", "lavfi", "-i", "sine=frequency=330", "-t", $"{Seconds}",
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "60", "-keyint_min", "60", "-sc_threshold", "0", "-c:a", "aac", "-movflags", "+faststart", Video);
        await Run("-i", Video, "-frames:v", "1", "-q:v", "4", Poster);
        await Stream();
    }

    /// <returns>A file of the stream, or null.</returns>
    public static string? Streamed(string name) =>
        Path.Combine(Folder, Path.GetFileName(name)) is var path && File.Exists(path) ? path : null;

    // As the worker makes it: what plays in the browser is what viewers get.
    private static async Task Stream()
    {
        using var bench = new RenderBench();
        var summary = new FinishedVideo(TimeSpan.FromSeconds(Seconds), Width, Height, (int)(Seconds * 30), 0, "", []);
        var files = await new DeliverStreamHandler(null!, null!, bench.Ffmpeg).Make(Video, summary, "en-GB", bench.Folder, _ => { }, CancellationToken.None);
        foreach (var file in files)
        {
            File.Move(bench.Folder.PathOf(file), Path.Combine(Folder, file));
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, ProductionFiles.WebVtt), WebVtt);
    }

    private static async Task Run(params string[] arguments) =>
        await Cli.Wrap("ffmpeg").WithArguments(["-hide_banner", "-loglevel", "error", "-y", .. arguments]).ExecuteAsync();
}
