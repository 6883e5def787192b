using Microsoft.Extensions.Logging.Abstractions;
using Trae.Contracts;
using Trae.VideoWorker;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Uploads;

namespace Trae.Tests.Uploads;

/// <summary>What phones and cameras record, beyond upright pictures of square pixels at an even pace.</summary>
public sealed class PhoneClipTests
{
    private const string Bars = "smptehdbars=size=320x180:rate=30:duration=0.4";
    private const string Sdr = "format=yuv444p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    private static readonly Ffmpeg Tool = new(new FfmpegOptions(), TimeProvider.System, NullLogger<Ffmpeg>.Instance);

    [Theory]
    [InlineData("arib-std-b67")]
    [InlineData("smpte2084")]
    public async Task High_dynamic_range_becomes_what_it_would_have_been_without(string transfer)
    {
        var file = await SampleFiles.Ffmpeg(
            "mp4", "-f", "lavfi", "-i", Bars, "-vf", $"{Sdr},zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt2020,zscale=t={transfer}:m=bt2020nc:r=tv:npl=203,format=yuv420p10le",
            "-c:v", "libx265", "-preset", "ultrafast", "-crf", "8", "-x265-params", "log-level=error",
            "-color_primaries", "bt2020", "-color_trc", transfer, "-colorspace", "bt2020nc", "-color_range", "tv", "-tag:v", "hvc1");
        var plain = await SampleFiles.Ffmpeg("mp4", "-f", "lavfi", "-i", Bars, "-vf", Sdr + ",format=yuv420p", "-crf", "8", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709");

        var (made, raw) = (await Prepare(file), await Prepare(plain));

        Assert.Equal(("h264", "yuv420p", "tv bt709 bt709 bt709"), (made.Probe.Video!.Codec, made.Probe.Video.PixelFormat, made.Probe.Video.Colour));
        foreach (var bar in new[] { 1, 3, 5, 7 })
        {
            var (got, want) = (made.Colour(320 * bar / 8, 40), raw.Colour(320 * bar / 8, 40));
            Assert.True(got.Zip(want, (a, b) => Math.Abs(a - b)).Max() < 16, $"bar {bar}: {string.Join(' ', got)} instead of {string.Join(' ', want)}");
        }
    }

    [Fact]
    public async Task Wide_colours_without_high_dynamic_range_keep_their_hue()
    {
        var file = await SampleFiles.Ffmpeg(
            "mp4", "-f", "lavfi", "-i", Bars, "-vf", $"{Sdr},zscale=t=linear,format=gbrpf32le,zscale=p=bt2020,zscale=t=bt709:m=bt2020nc:r=tv,format=yuv420p", "-crf", "8",
            "-color_primaries", "bt2020", "-color_trc", "bt709", "-colorspace", "bt2020nc", "-color_range", "tv");
        var plain = await SampleFiles.Ffmpeg("mp4", "-f", "lavfi", "-i", Bars, "-vf", Sdr + ",format=yuv420p", "-crf", "8", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709");

        var (made, raw) = (await Prepare(file), await Prepare(plain));

        Assert.True(made.Colour(120, 40).Zip(raw.Colour(120, 40), (a, b) => Math.Abs(a - b)).Max() < 8);
    }

    [Theory]
    [InlineData(90, 180, 320)]
    [InlineData(180, 320, 180)]
    [InlineData(270, 180, 320)]
    public async Task A_turned_clip_is_turned_upright(int degrees, int width, int height)
    {
        // Red above, blue below, as it should be seen.
        var upright = FormattableString.Invariant($"color=red:size={width}x{height / 2}:rate=30:duration=0.4[a];color=blue:size={width}x{height / 2}:rate=30:duration=0.4[b];[a][b]vstack");
        var turn = degrees switch { 90 => ",transpose=2", 180 => ",hflip,vflip", _ => ",transpose=1" };
        var stored = await SampleFiles.Ffmpeg("mp4", "-filter_complex", upright + turn, "-pix_fmt", "yuv420p");
        var file = await SampleFiles.Ffmpeg(stored, "mov", "-c", "copy", "-metadata:s:v:0", FormattableString.Invariant($"rotate={(360 - degrees) % 360}"));

        var made = await Prepare(file);

        Assert.Equal((width, height), (made.Media.Width, made.Media.Height));
        Assert.True(made.Colour(width / 2, height / 4) is [> 200, < 60, < 60], string.Join(' ', made.Colour(width / 2, height / 4)));
        Assert.True(made.Colour(width / 2, 3 * height / 4) is [< 60, < 60, > 200]);
    }

    [Theory]
    [InlineData("321x243", "1/1", 320, 242)]
    [InlineData("720x576", "64/45", 1024, 576)]
    [InlineData("720x480", "8/9", 640, 480)]
    [InlineData("1440x1080", "4/3", 1920, 1080)]
    public async Task Sides_are_even_and_pixels_square(string size, string ratio, int width, int height)
    {
        var made = await Prepare(await SampleFiles.Ffmpeg(
            "mp4", "-f", "lavfi", "-i", $"testsrc2=size={size}:rate=30:duration=0.3", "-vf", $"format=yuv444p,setsar={ratio}", "-preset", "ultrafast"));

        Assert.Equal((width, height), (made.Media.Width, made.Media.Height));
    }

    [Fact]
    public async Task An_uneven_pace_becomes_an_even_one_of_the_same_length()
    {
        // Phones slow down in the dark: thirty pictures a second, then ten, then a gap.
        var file = await SampleFiles.Ffmpeg(
            "mp4", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=30:duration=1", "-vf", "setpts='if(lt(N,15),N/30,if(lt(N,25),0.5+(N-15)/10,2+(N-25)/30))/TB'", "-vsync", "vfr", "-video_track_timescale", "600");

        var made = await Prepare(file);

        Assert.InRange(made.Media.Seconds, 2.1, 2.25);
        Assert.Equal(30, made.Probe.Video!.FramesPerSecond);
        Assert.InRange(made.Probe.Video.Packets, (int)(made.Media.Seconds * 30) - 1, (int)Math.Ceiling(made.Media.Seconds * 30) + 1);
    }

    [Fact]
    public async Task Two_interlaced_pictures_become_a_whole_one()
    {
        const string moving = "testsrc2=size=320x240:rate=50:duration=0.6";
        const string woven = "scroll=horizontal=0.012,tinterlace=mode=interleave_top";
        var marked = await SampleFiles.Ffmpeg("mp4", "-f", "lavfi", "-i", moving, "-vf", $"{woven},setfield=tff", "-flags", "+ilme+ildct", "-x264opts", "tff=1", "-crf", "10");
        var unmarked = await SampleFiles.Ffmpeg("mp4", "-f", "lavfi", "-i", moving, "-vf", $"{woven},setfield=prog", "-crf", "10");

        var (made, combed) = (await Prepare(marked), await Prepare(unmarked));

        Assert.True(made.Combing() < 0.3 * combed.Combing(), $"{made.Combing()} against {combed.Combing()}");
    }

    private static async Task<Prepared> Prepare(byte[] file)
    {
        using var folder = WorkFolder.Create(Tool.Options.WorkFolder);
        var path = folder.PathOf("upload");
        await File.WriteAllBytesAsync(path, file);
        var (made, media) = await new PreparedStreams(Tool).Clip(path, "mov", folder, _ => { }, CancellationToken.None);
        var picture = await SampleFiles.Ffmpeg(
            await File.ReadAllBytesAsync(made), "raw", "-ss", "0.2", "-frames:v", "1", "-vf", "scale=in_color_matrix=bt709:in_range=tv", "-pix_fmt", "rgb24", "-f", "rawvideo");

        return new(media, await Tool.Probe(made, countPackets: true, CancellationToken.None), picture);
    }

    private sealed record Prepared(PreparedMedia Media, MediaProbe Probe, byte[] Picture)
    {
        /// <summary>Red, green and blue around a place.</summary>
        public int[] Colour(int x, int y) =>
            [.. Enumerable.Range(0, 3).Select(part => (int)Enumerable.Range(-4, 9).Average(step => Picture[((y * Media.Width) + x + step) * 3 + part]))];

        /// <summary>How much every second line differs from its neighbours.</summary>
        public double Combing()
        {
            var row = Media.Width;
            var luma = Enumerable.Range(0, Picture.Length / 3).Select(i => (0.2126 * Picture[i * 3]) + (0.7152 * Picture[(i * 3) + 1]) + (0.0722 * Picture[(i * 3) + 2])).ToArray();

            return Enumerable.Range(row, luma.Length - (2 * row)).Average(i => Math.Max(0, Math.Min(luma[i] - luma[i - row], luma[i] - luma[i + row])));
        }
    }
}
