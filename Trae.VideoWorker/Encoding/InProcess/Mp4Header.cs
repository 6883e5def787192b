using static Trae.VideoWorker.Encoding.InProcess.Mp4Box;

namespace Trae.VideoWorker.Encoding.InProcess;

/// <summary>The <c>moov</c> box of a film with one track of H.264.</summary>
internal static class Mp4Header
{
    private const int Timescale = SegmentFile.Timescale;

    // Two of each row of three are 16.16, the last 2.30: a picture as it is.
    private static readonly byte[] Matrix = Ints([0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000]);

    // "und", five bits a letter.
    private static readonly byte[] NoLanguage = Short(0x55C4);

    /// <param name="firstByte">Of the first sample in the file; the others follow it.</param>
    public static byte[] Of(VideoTrack track, IReadOnlyList<Mp4Sample> samples, long firstByte)
    {
        var step = Timescale / track.FramesPerSecond;
        var duration = (long)samples.Count * step;

        return Make("moov", MovieHeader(duration), Make("trak", TrackHeader(track, duration), Edit(duration, samples[0].Delay * step), Media()));

        byte[] Media() => Make(
            "mdia",
            MakeFull("mdhd", 0, Zeros(8), Int(Timescale), Int(duration), NoLanguage, Zeros(2)),
            MakeFull("hdlr", 0, Zeros(4), "vide"u8.ToArray(), Zeros(12), "VideoHandler\0"u8.ToArray()),
            Make("minf", MakeFull("vmhd", 1, Zeros(8)), Make("dinf", MakeFull("dref", 0, Int(1), MakeFull("url ", 1))), Samples()));

        byte[] Samples() => Make(
            "stbl",
            MakeFull("stsd", 0, Int(1), SampleEntry(track)),
            MakeFull("stts", 0, Int(1), Int(samples.Count), Int(step)),
            MakeFull("stss", 0, Counted([.. samples.Index().Where(each => each.Item.IsKeyframe).Select(each => each.Index + 1L)])),
            Delays(samples, step),
            MakeFull("stsc", 0, Int(1), Int(1), Int(samples.Count), Int(1)),
            MakeFull("stsz", 0, Int(0), Int(samples.Count), Ints(samples.Select(sample => (long)sample.Bytes))),
            MakeFull("co64", 0, Int(1), Long(firstByte)));
    }

    private static byte[] MovieHeader(long duration) =>
        MakeFull("mvhd", 0, Zeros(8), Int(Timescale), Int(duration), Int(0x10000), Short(0x100), Zeros(10), Matrix, Zeros(24), Int(2));

    // Enabled, in the movie, in the preview.
    private static byte[] TrackHeader(VideoTrack track, long duration) =>
        MakeFull("tkhd", 3, Zeros(8), Int(1), Zeros(4), Int(duration), Zeros(16), Matrix, Int((long)track.Width << 16), Int((long)track.Height << 16));

    // Decoding begins before anything is shown, by the delay of the first picture.
    private static byte[] Edit(long duration, long delay) => Make("edts", MakeFull("elst", 0, Int(1), Int(duration), Int(delay), Int(0x10000)));

    private static byte[] Delays(IReadOnlyList<Mp4Sample> samples, int step)
    {
        var runs = new List<(long Count, long Delay)>();
        foreach (var sample in samples)
        {
            if (runs.Count > 0 && runs[^1].Delay == sample.Delay)
            {
                runs[^1] = (runs[^1].Count + 1, sample.Delay);
            }
            else
            {
                runs.Add((1, sample.Delay));
            }
        }

        return MakeFull("ctts", 0, Int(runs.Count), Ints(runs.SelectMany(run => (long[])[run.Count, run.Delay * step])));
    }

    private static byte[] Counted(long[] values) => [.. Int(values.Length), .. Ints(values)];

    private static byte[] SampleEntry(VideoTrack track) => Make(
        "avc1",
        Zeros(6),
        Short(1),
        Zeros(16),
        Short(track.Width),
        Short(track.Height),
        Int(0x480000),
        Int(0x480000),
        Zeros(4),
        Short(1),
        Zeros(32),
        Short(24),
        Short(-1),
        Configuration(track.SequenceParameters, track.PictureParameters),
        Make("colr", "nclx"u8.ToArray(), Short(1), Short(1), Short(1), Zeros(1)));

    // Version 1; profile, compatibility and level as in the parameter set; lengths of four bytes; High says more: 4:2:0 of 8 bits (14496-15, 5.3.3.1).
    private static byte[] Configuration(byte[] sequence, byte[] picture) => Make(
        "avcC",
        [1, sequence[1], sequence[2], sequence[3], 0xFF, 0xE1],
        Short(sequence.Length),
        sequence,
        [1],
        Short(picture.Length),
        picture,
        [0xFD, 0xF8, 0xF8, 0]);
}
