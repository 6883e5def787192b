using Trae.VideoWorker.Quality;

namespace Trae.Tests.Quality;

/// <summary>Captured output of ffmpeg 5.1, read.</summary>
public sealed class MeasurementsTests
{
    private static readonly string[] Captured =
    [
        "[blackdetect @ 0x5581] black_start:0 black_end:2.4 black_duration:2.4",
        "[freezedetect @ 0x5582] lavfi.freezedetect.freeze_start: 3.2",
        "[freezedetect @ 0x5582] lavfi.freezedetect.freeze_duration: 6.2",
        "[freezedetect @ 0x5582] lavfi.freezedetect.freeze_end: 9.4",
        "[silencedetect @ 0x5583] silence_start: -0.00133787",
        "[silencedetect @ 0x5583] silence_end: 3.00479 | silence_duration: 3.00613",
        "[silencedetect @ 0x5583] silence_start: 9.5",
        "[Parsed_ametadata_3 @ 0x5584] frame:4    pts:192000  pts_time:4",
        "[Parsed_ametadata_3 @ 0x5584] lavfi.astats.Overall.Peak_level=0.515110",
        "    I:         -14.2 LUFS",
        "    LRA:         2.0 LU",
        "    Peak:       -1.6 dBFS",
        "[freezedetect @ 0x5582] lavfi.freezedetect.freeze_start: 11",
    ];

    [Fact]
    public void Stretches_and_loudness_are_read()
    {
        var measured = Measurements.Parse(Captured, TimeSpan.FromSeconds(20));

        Assert.Equal([Seconds(0, 2.4)], measured.Black);
        Assert.Equal([Seconds(3.2, 9.4), Seconds(11, 20)], measured.Frozen);
        Assert.Equal([Seconds(0, 3.00479), Seconds(9.5, 20)], measured.Silent);
        Assert.Equal([new LoudSecond(TimeSpan.FromSeconds(4), 0.51511)], measured.Loud);
        Assert.Equal(new VideoWorker.Audio.Loudness(-14.2, -1.6, 2), measured.Loudness);
    }

    [Fact]
    public void Nothing_found_is_nothing()
    {
        var measured = Measurements.Parse(["Stream mapping:", "frame= 151 fps=0.0 q=-0.0"], TimeSpan.FromSeconds(5));

        Assert.Empty(measured.Black.Concat(measured.Frozen).Concat(measured.Silent));
        Assert.Null(measured.Loudness);
    }

    [Fact]
    public void Cues_of_a_caption_file_are_read_with_and_without_hours()
    {
        const string Vtt = "WEBVTT\n\nNOTE 00:00:09.000 --> never\n\n1\n00:01.500 --> 00:03.250 align:center\nHello\n&amp; you\n\n01:00:04.000 --> 01:00:05.000\nAgain\n";

        Assert.Equal(
            [new CaptionCue(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3.25), "Hello & you"), new CaptionCue(new TimeSpan(1, 0, 4), new TimeSpan(1, 0, 5), "Again")],
            CaptionFile.Cues(Vtt));
    }

    private static Stretch Seconds(double from, double to) => new(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to) - TimeSpan.FromSeconds(from));
}
