using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Trae.Tests.AppHost;
using Trae.Tests.Uploads;

namespace Trae.Tests.EndToEnd;

/// <summary>The command line, from an article to an MP4, through everything that is in between.</summary>
public sealed class MakeTests(WholeGraph graph) : IDisposable
{
    private static readonly string Article = Path.Combine(MakeCommand.Root, "samples", "octopus.md");

    private const string Silent =
        """
        { "title": "x", "language": "en", "speaker": { "voice": "en-gb" }, "look": { "format": "wide" },
          "scenes": [{ "id": "019ab000-0000-7000-8000-000000000001", "layout": "title", "narration": "", "screen": { "heading": "x" } }] }
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_graph_of_its_own_makes_the_video_and_stops_leaving_no_process_behind()
    {
        var result = await MakeCommand.Run(
            _folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["TRAE_WEB_PORT"] = FreePort(), ["TRAE_API_PORT"] = FreePort() },
            "--source", Article, "--format", "square", "--seconds", "20", "--out", "octopus.mp4");

        Assert.True(result.ExitCode == 0, $"{result.Error}\n{result.Output}");
        Assert.EndsWith("octopus.mp4", result.Output, StringComparison.Ordinal);
        await ShouldBeAVideo("octopus.mp4", 1080, 1080, seconds: 20);
        Assert.StartsWith("WEBVTT", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "octopus.vtt")), StringComparison.Ordinal);
        Assert.Empty(ProcessesNaming(_folder.Path));
        foreach (var ours in Directory.GetFiles(_folder.Path, "octopus.*"))
        {
            File.Delete(ours);
        }

        Assert.Empty(OpenToOthers.In(_folder.Path));
    }

    [Fact]
    public async Task A_running_graph_is_used_and_left_running()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "logo.png"), SampleFiles.Picture(SkiaSharp.SKEncodedImageFormat.Png, 200, 80));

        var result = await Make(
            "--source", Article, "--format", "tall", "--resolution", "720p", "--seconds", "15", "--presenter", "none", "--captions", "bold",
            "--background", "mesh", "--music", "calm", "--logo", "logo.png", "--progress-bar", "--out", "tall.mp4");

        Assert.True(result.ExitCode == 0, $"{result.Error}\n{result.Output}");
        Assert.Contains("logo.png: uploading", result.Error, StringComparison.Ordinal);
        await ShouldBeAVideo("tall.mp4", 720, 1280, seconds: 15);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"{await graph.Address("api")}/health"))).StatusCode);
    }

    [Theory]
    [InlineData("there is no file", "--source", "no-such-file.md")]
    [InlineData("source", "The history of tea")]
    [InlineData("80", "--source", "short.md")]
    [InlineData("UTF-8", "--source", "picture.png")]
    [InlineData("folder", "--source", "long.md", "--out", "nowhere/video.mp4")]
    [InlineData("voice", "--source", "long.md", "--voice", "no-such-voice")]
    [InlineData("round", "--source", "long.md", "--format", "round")]
    [InlineData("resolution", "--source", "long.md", "--resolution", "999p")]
    [InlineData("karaoke", "--source", "long.md", "--captions", "loud")]
    [InlineData("neither a file", "--source", "long.md", "--music", "heavy")]
    [InlineData("no file nowhere.png", "--source", "long.md", "--logo", "nowhere.png")]
    [InlineData("brand", "--source", "long.md", "--brand", "Nobody's")]
    [InlineData("no series", "--source", "long.md", "--series", "Nobody's")]
    [InlineData("picture.png: ", "--source", "long.md", "--picture", "picture.png")]
    [InlineData("storyboard", "--storyboard", "long.md")]
    [InlineData("narration", "--storyboard", "silent.json")]
    [InlineData("http", "--source", "ftp://example.org/article")]
    [InlineData("public internet", "--source", "http://127.0.0.1:9/article")]
    public async Task Input_that_cannot_work_ends_with_2_and_says_why(string word, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "short.md"), "# Tea\n\nTea is a drink.");
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "picture.png"), [0x89, 0x50, 0x4E, 0x47, 0, 0xFF, 0xFE]);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "silent.json"), Silent);
        File.Copy(Article, Path.Combine(_folder.Path, "long.md"));

        var result = await Make(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(word, result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.mp4"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<MakeCommand> Make(params string[] arguments)
    {
        var api = new Dictionary<string, string>(StringComparer.Ordinal) { ["TRAE_API"] = await graph.Address("api"), ["TRAE_KEY"] = await graph.Secret("machine-key") };

        return await MakeCommand.Run(_folder.Path, api, arguments);
    }

    private async Task ShouldBeAVideo(string file, int width, int height, double seconds)
    {
        using var ffprobe = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "ffprobe", ["-v", "error", "-show_streams", "-show_format", "-of", "json", Path.Combine(_folder.Path, file)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        using var probe = await JsonDocument.ParseAsync(ffprobe.StandardOutput.BaseStream);
        var streams = probe.RootElement.GetProperty("streams").EnumerateArray().ToDictionary(s => s.GetProperty("codec_type").GetString()!, StringComparer.Ordinal);
        var duration = double.Parse(probe.RootElement.GetProperty("format").GetProperty("duration").GetString()!, CultureInfo.InvariantCulture);

        Assert.Equal((width, height), (streams["video"].GetProperty("width").GetInt32(), streams["video"].GetProperty("height").GetInt32()));
        Assert.Equal("aac", streams["audio"].GetProperty("codec_name").GetString());
        Assert.InRange(duration, seconds * 0.7, seconds * 1.6);
    }

    /// <summary>Whoever still runs and names the folder in its command line or environment.</summary>
    private static List<string> ProcessesNaming(string folder) =>
    [
        .. from process in Directory.GetDirectories("/proc")
           where int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _)
           let text = Read(Path.Combine(process, "cmdline")) + Read(Path.Combine(process, "environ"))
           where text.Contains(folder, StringComparison.Ordinal)
           select Read(Path.Combine(process, "cmdline")).Replace('\0', ' '),
    ];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // It ended while we looked.
        }
    }

    private static string FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();

        return ((IPEndPoint)probe.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
