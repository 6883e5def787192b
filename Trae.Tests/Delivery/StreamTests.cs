using System.Globalization;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Delivery;

namespace Trae.Tests.Delivery;

/// <summary>Streams are really made; their playlists are read as a player reads them, and every segment is probed.</summary>
public sealed class StreamTests : IDisposable
{
    // Scenes of 2.5, 1.1 and 3.4 seconds: keyframes at their starts and every two seconds inside, but not in their last second.
    private const int Frames = 210;
    private const string Keyframes = "0,2.5,3.6,5.6";
    private readonly RenderBench _bench = new();

    [Theory]
    [InlineData(1920, 1080, "1920x1080 1280x720 854x480")]
    [InlineData(720, 1280, "720x1280 480x854")]
    [InlineData(1080, 1350, "1080x1350 720x900 480x600")]
    public async Task Every_quality_has_the_same_segments_and_the_master_playlist_says_what_they_are(int width, int height, string sizes)
    {
        var files = await Make(width, height);
        var master = Text(DeliveryFiles.Stream);
        var streams = Regex.Matches(master, @"#EXT-X-STREAM-INF:BANDWIDTH=(\d+),AVERAGE-BANDWIDTH=(\d+),CODECS=""(avc1\.[0-9a-f]{6}),mp4a\.40\.2"",RESOLUTION=(\d+x\d+),FRAME-RATE=30\.000,AUDIO=""sound"",SUBTITLES=""captions""\n(\S+)\n");

        Assert.Equal(sizes, string.Join(' ', streams.Select(stream => stream.Groups[4].Value)));
        Assert.Equal(DeliveryFiles.Stream, files[^1]);
        var audio = Segments("stream-audio.m3u8");
        var starts = new HashSet<string>();
        foreach (Match stream in streams)
        {
            var segments = Segments(stream.Groups[5].Value);
            starts.Add(string.Join(' ', segments.Select(segment => segment.Seconds.ToString("0.00", CultureInfo.InvariantCulture))));
            await AssertPlays(stream, segments, audio);
        }

        // Groups of 2.5, 1.1, 2 and 1.4 seconds, none shorter than two seconds but the last.
        Assert.Equal("2.50 3.10 1.40", Assert.Single(starts));
        Assert.Equal(Frames / 30.0, audio.Sum(segment => segment.Seconds), 0.05);
    }

    [Fact]
    public async Task Picture_and_sound_of_every_quality_begin_together()
    {
        await Make(1280, 720);

        var first = new List<double>();
        foreach (var name in new[] { "stream-720.mp4", "stream-480.mp4" })
        {
            first.Add(await FirstTime(name));
        }

        // The first packet of sound only primes the decoder: what is heard starts one packet after it.
        Assert.All(first, time => Assert.Equal(StreamArguments.Start, time, 0.001));
        Assert.Equal(StreamArguments.Start, await FirstTime("stream-audio.mp4") + (1024.0 / 48_000), 0.001);
    }

    [Fact]
    public async Task A_trick_play_playlist_has_each_keyframe_and_nothing_else()
    {
        await Make(1280, 720);

        Assert.Contains("#EXT-X-I-FRAME-STREAM-INF:", Text(DeliveryFiles.Stream), StringComparison.Ordinal);
        var pictures = Segments("stream-480-keyframes.m3u8");
        Assert.Equal([2.5, 1.1, 2, 1.4], pictures.Select(picture => Math.Round(picture.Seconds, 2)));
        foreach (var picture in pictures)
        {
            var file = await Cut("stream-480.mp4", [picture]);
            var probe = await _bench.FrameTypes(file);
            Assert.Equal("I", Assert.Single(probe));
        }
    }

    [Fact]
    public async Task Thumbnails_and_captions_cover_the_whole_video()
    {
        await Make(1280, 720);

        var cues = VideoWorker.Quality.CaptionFile.Cues(Text(DeliveryFiles.Thumbnails));
        Assert.Equal(7, cues.Count);
        Assert.Equal(TimeSpan.FromSeconds(7), cues[^1].End);
        Assert.Contains("stream-thumbnails.jpg#xywh=1152,0,192,108", Text(DeliveryFiles.Thumbnails), StringComparison.Ordinal);
        using var sheet = SkiaSharp.SKBitmap.Decode(_bench.Folder.PathOf(ThumbnailGrid.File));
        Assert.Equal((1920, 108), (sheet.Width, sheet.Height));
        Assert.Contains("#EXTINF:7.000000,\ncaptions.vtt\n#EXT-X-ENDLIST", Text("stream-captions.m3u8"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2160, 3840, "2160 1080 720 480")]
    [InlineData(1080, 1080, "1080 720 480")]
    [InlineData(480, 854, "480")]
    public void The_ladder_starts_with_the_video_itself(int width, int height, string sides) =>
        Assert.Equal(sides, string.Join(' ', StreamLadder.Of(new(width, height)).Select(rung => rung.Side)));

    [Fact]
    public void A_long_video_has_no_more_thumbnails_than_fit_on_a_sheet()
    {
        var grid = ThumbnailGrid.Of(new(1080, 1920), 30 * 60 * 30);

        Assert.InRange(grid.Count, 90, 100);
        Assert.Equal(new FrameSize(108, 192), grid.Size);
        Assert.EndsWith("00:30:00.000", grid.WebVtt().Split('\n')[^3].Split(' ')[2], StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private async Task AssertPlays(Match stream, IReadOnlyList<Segment> segments, IReadOnlyList<Segment> audio)
    {
        var name = segments[0].File;
        var peak = segments.Max(segment => segment.Length * 8 / segment.Seconds) + audio.Max(segment => segment.Length * 8 / Math.Max(0.5, segment.Seconds));
        Assert.InRange(long.Parse(stream.Groups[1].Value, CultureInfo.InvariantCulture), peak - 2, peak + 2);
        Assert.True(long.Parse(stream.Groups[2].Value, CultureInfo.InvariantCulture) <= peak + 2);

        // Each segment plays alone after the header, and together they are the whole file to the byte.
        Assert.Equal(FragmentedFile.Read(_bench.Folder.PathOf(name)).InitLength, segments[0].Offset);
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.Equal(pair.First.Offset + pair.First.Length, pair.Second.Offset));
        var decoded = 0;
        foreach (var segment in segments)
        {
            var types = await _bench.FrameTypes(await Cut(name, [segment]));
            Assert.Equal("I", types[0]);
            decoded += types.Length;
        }

        Assert.Equal(Frames, decoded);
    }

    // As scenes are: nothing tells the shape of their pixels.
    private async Task<IReadOnlyList<string>> Make(int width, int height)
    {
        var source = _bench.Folder.PathOf("source.mp4");
        await _bench.Run(
            "-f", "lavfi", "-i", $"testsrc2=s={width}x{height}:r=30:d=7,setsar=0", "-f", "lavfi", "-i", "sine=frequency=330:r=48000:d=7",
            "-c:v", "libx264", "-preset", "ultrafast", "-tune", "animation", "-crf", "30", "-bf", "2", "-g", "90", "-keyint_min", "1", "-sc_threshold", "0",
            "-force_key_frames", Keyframes, "-x264-params", "open-gop=0", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "2", source);
        var summary = new FinishedVideo(TimeSpan.FromSeconds(7), width, height, Frames, 0, "", []);

        return await new DeliverStreamHandler(null!, null!, _bench.Ffmpeg).Make(source, summary, "en-GB", _bench.Folder, _ => { }, CancellationToken.None);
    }

    private string Text(string name) => File.ReadAllText(_bench.Folder.PathOf(name));

    private List<Segment> Segments(string playlist)
    {
        var text = Text(playlist);
        var target = int.Parse(Regex.Match(text, @"TARGETDURATION:(\d+)").Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        List<Segment> segments =
        [
            .. Regex.Matches(text, @"#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)@(\d+)\n(\S+)\n").Select(match => new Segment(
                match.Groups[4].Value,
                double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture),
                long.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture))),
        ];
        Assert.All(segments, segment => Assert.InRange(segment.Seconds, 0.01, target));
        Assert.EndsWith("#EXT-X-ENDLIST\n", text, StringComparison.Ordinal);

        return segments;
    }

    private async Task<string> Cut(string name, IReadOnlyList<Segment> segments)
    {
        var bytes = await File.ReadAllBytesAsync(_bench.Folder.PathOf(name));
        var init = FragmentedFile.Read(_bench.Folder.PathOf(name)).InitLength;
        var cut = _bench.Folder.PathOf("cut.mp4");
        await File.WriteAllBytesAsync(cut, [.. bytes[..(int)init], .. segments.SelectMany(segment => bytes[(int)segment.Offset..(int)(segment.Offset + segment.Length)])]);

        return cut;
    }

    private async Task<double> FirstTime(string name)
    {
        var result = await Cli.Wrap("ffprobe")
            .WithArguments(["-v", "error", "-show_entries", "packet=pts_time", "-read_intervals", "%+#1", "-of", "csv=p=0", _bench.Folder.PathOf(name)])
            .ExecuteBufferedAsync();

        return double.Parse(result.StandardOutput.Split('\n')[0].Trim(','), CultureInfo.InvariantCulture);
    }

    private sealed record Segment(string File, double Seconds, long Length, long Offset);
}
