using System.Text.Json;
using Trae.Contracts;
using Trae.VideoWorker;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Encoding.InProcess;

namespace Trae.Tests.Encoding;

/// <summary>x264 in the worker against ffmpeg with x264, on the same frames.</summary>
public sealed class InProcessSegmentTests
{
    public static TheoryData<int, int, int, int> Segments => new()
    {
        // Width, height, frames, threads. Widths for which x264 164 gives the same bytes every time: at 360 and 1080 of tall pictures
        // it reads memory that nobody wrote (ffmpeg with MALLOC_PERTURB_=1 and =2 gives two files).
        { 640, 360, 150, 2 },
        { 376, 640, 61, 1 },
        { 384, 216, 209, 2 },
        { 384, 216, 210, 2 },
        { 720, 900, 7, 4 },
        { 256, 256, 2, 2 },
        { 256, 256, 1, 8 },
    };

    [Theory]
    [MemberData(nameof(Segments))]
    public async Task Gives_the_same_bytes_at_the_same_times_with_the_same_header(int width, int height, int count, int threads)
    {
        using var bench = new RenderBench();
        var shape = new SegmentShape(new(width, height), count);
        var frames = Frames(width, height, count);
        var (own, other) = (bench.Folder.PathOf("own.mp4"), bench.Folder.PathOf("other.mp4"));

        using (var segment = new InProcessSegment(Library, shape, threads, own))
        {
            frames.ForEach(segment.Write);
            Assert.Equal(count, segment.Finish());
        }

        await bench.Ffmpeg.Encode(FfmpegArguments.EncodeSegment(shape, threads, other), (pipe, ct) => Feed(frames, pipe, ct), CancellationToken.None);

        var expected = await Told(other);
        Assert.Equal(count, expected.Packets.Count);
        Assert.Equal(expected.Packets, (await Told(own)).Packets);
        Assert.Equal(expected.Stream, (await Told(own)).Stream);
    }

    [Fact]
    public async Task Segments_of_both_join_as_if_they_were_of_one()
    {
        using var own = new RenderBench();
        using var piped = new RenderBench(new() { InProcess = false });
        var timeline = RenderBench.Timeline(VideoFormat.Square, frames: 40);
        var (first, second) = (await own.Render(timeline), await piped.Render(timeline));
        var (list, joined) = (own.Folder.PathOf("list.txt"), own.Folder.PathOf("joined.mp4"));
        await File.WriteAllTextAsync(list, $"file '{first}'\nfile '{second}'\n");

        await own.Run("-f", "concat", "-safe", "0", "-i", list, "-c", "copy", joined);

        var frames = (await own.FrameHashes(first)).Concat(await own.FrameHashes(second));
        Assert.Equal(frames, await own.FrameHashes(joined));
    }

    /// <summary>Noise that stands still, but for a stripe of it that moves.</summary>
    [Fact]
    public async Task To_be_told_what_is_constant_costs_no_quality()
    {
        using var bench = new RenderBench();
        var noise = Frames(640, 360, 1)[0];
        var frames = Enumerable.Range(0, 70).Select(number => Moved(noise, number)).ToList();

        var told = await Quality(bench, frames, new ConstantBlocks(640, 360));
        var untold = await Quality(bench, frames, blocks: null);

        Assert.NotEqual(untold.Bytes, told.Bytes);
        Assert.InRange(told.Bytes, 0, untold.Bytes * 1.05);
        Assert.InRange(untold.Decibels, 30, 60);
        Assert.InRange(told.Decibels, untold.Decibels - 0.1, 60);
    }

    /// <summary>The first of two keyframes of a picture that stands still, against the second.</summary>
    [Fact]
    public async Task A_scene_begins_as_sharp_as_it_goes_on()
    {
        using var bench = new RenderBench();
        var frames = Enumerable.Repeat(Frames(640, 360, 1)[0], 2 * SegmentShape.GroupOfPictures).ToList();

        var decoded = await Decoded(bench, frames, blocks: null);

        Assert.Equal(Decibels(frames[0], decoded[SegmentShape.GroupOfPictures]), Decibels(frames[0], decoded[0]), 0.5);
    }

    [Fact]
    public void A_full_disk_is_called_by_its_name()
    {
        var error = Assert.Throws<FfmpegException>(() => new InProcessSegment(Library, new(new(256, 256), 1), 1, "/dev/full"));

        Assert.Equal("disk-full", error.Code);
    }

    [Fact]
    public async Task Starts_no_process_and_stops_within_two_seconds_when_cancelled()
    {
        using var bench = new RenderBench(new() { Ffmpeg = "no-such-ffmpeg" });
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource();

        var render = bench.Render(RenderBench.Timeline(VideoFormat.Square, frames: 100_000), _ => started.TrySetResult(), cancel.Token);
        await await Task.WhenAny(started.Task, render);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => render.WaitAsync(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void A_frame_of_another_size_is_refused()
    {
        using var folder = WorkFolder.Create();
        using var segment = new InProcessSegment(Library, new(new(256, 256), 1), 1, folder.PathOf("x.mp4"));

        Assert.Throws<ArgumentException>(() => segment.Write(new byte[Nv12.SizeOf(256, 254)]));
        Assert.Throws<ArgumentException>(() => segment.Write(new byte[Nv12.SizeOf(256, 256)], new byte[255]));
    }

    private static X264Library Library => X264Library.Shared ?? throw new InvalidOperationException("libx264 of the build that the worker knows is not installed.");

    // A pattern that moves over noise, so that there is something to predict and something that cannot be.
    private static List<byte[]> Frames(int width, int height, int count)
    {
        var noise = new Random(7);

        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var frame = new byte[Nv12.SizeOf(width, height)];
            for (var i = 0; i < frame.Length; i++)
            {
                frame[i] = (byte)(64 + ((i + (3 * number)) % width / 4) + (i % 97 == 0 ? noise.Next(32) : 0));
            }

            return frame;
        })];
    }

    // The first lines go sideways; the others stay.
    private static byte[] Moved(byte[] frame, int by)
    {
        var moved = frame.ToArray();
        frame.AsSpan(by, 640 * 48).CopyTo(moved);

        return moved;
    }

    private static async Task<(long Bytes, double Decibels)> Quality(RenderBench bench, List<byte[]> frames, ConstantBlocks? blocks)
    {
        var decoded = await Decoded(bench, frames, blocks);

        return (new FileInfo(bench.Folder.PathOf("coded.mp4")).Length, Decibels(frames.SelectMany(frame => frame), decoded.SelectMany(frame => frame)));
    }

    private static double Decibels(IEnumerable<byte> expected, IEnumerable<byte> actual) =>
        10 * Math.Log10(255 * 255 / expected.Zip(actual, (a, b) => (double)(a - b) * (a - b)).Average());

    private static async Task<List<byte[]>> Decoded(RenderBench bench, List<byte[]> frames, ConstantBlocks? blocks)
    {
        var (coded, decoded) = (bench.Folder.PathOf("coded.mp4"), bench.Folder.PathOf("decoded.nv12"));
        using (var segment = new InProcessSegment(Library, new(new(640, 360), frames.Count), 1, coded))
        {
            foreach (var (number, frame) in frames.Index())
            {
                if (number > 0)
                {
                    blocks?.Compare([new(0, 0, 640, 360)], frame, frames[number - 1]);
                }

                segment.Write(frame, blocks is null ? [] : blocks.Map.Span);
            }

            segment.Finish();
        }

        await bench.Run("-i", coded, "-pix_fmt", "nv12", "-f", "rawvideo", decoded);

        return [.. (await File.ReadAllBytesAsync(decoded)).Chunk(Nv12.SizeOf(640, 360))];
    }

    private static async Task Feed(List<byte[]> frames, Stream pipe, CancellationToken ct)
    {
        foreach (var frame in frames)
        {
            await pipe.WriteAsync(frame, ct);
        }
    }

    private static async Task<(List<string> Packets, string Stream)> Told(string file)
    {
        const string Packet = "packet=pts,dts,duration,size,flags,data_hash";
        const string Stream = "stream=codec_name,codec_tag_string,profile,level,width,height,has_b_frames,pix_fmt,color_range,color_space,color_transfer,color_primaries,chroma_location,is_avc,nal_length_size,r_frame_rate,avg_frame_rate,time_base,start_pts,duration_ts,nb_frames,extradata_hash";
        var json = JsonDocument.Parse(await RenderBench.Probe("-show_packets", "-show_data_hash", "md5", "-show_entries", $"{Packet}:{Stream}", "-of", "json", file));

        return ([.. json.RootElement.GetProperty("packets").EnumerateArray().Select(each => each.GetRawText())], json.RootElement.GetProperty("streams")[0].GetRawText());
    }
}
