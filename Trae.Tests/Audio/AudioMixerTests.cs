using Trae.Tests.Encoding;
using Trae.VideoWorker.Audio;

namespace Trae.Tests.Audio;

/// <summary>Real mixes, measured after the encoding that viewers get.</summary>
public sealed class AudioMixerTests
{
    private const int Second = AudioArguments.SampleRate;

    [Theory]
    [InlineData("anoisesrc=c=pink:r=22050:a=0.02:d=6,tremolo=f=4:d=0.9")]
    [InlineData("anoisesrc=c=pink:r=22050:a=0.9:d=6,tremolo=f=3:d=0.95")]
    [InlineData("aevalsrc='0.4*sin(2*PI*160*t)*pow(abs(sin(2*PI*1.7*t)),6)+0.5*sin(2*PI*900*t)*pow(abs(sin(2*PI*2.3*t)),20)':s=22050:d=6")]
    public async Task Is_within_one_of_minus_fourteen_and_never_peaks_above_minus_one(string voice)
    {
        using var bench = new RenderBench();
        var file = await Sound(bench, "voice.wav", voice);

        var mix = await new AudioMixer(bench.Ffmpeg).Mix([new(file, 0, 6 * Second)], bench.Folder, CancellationToken.None);

        var encoded = bench.Folder.PathOf("mix.m4a");
        await bench.Run("-i", mix.File, "-c:a", "aac", "-b:a", "192k", encoded);
        var loudness = await Measure(bench, encoded);
        Assert.InRange(loudness.Integrated, -15, -13);
        Assert.InRange(loudness.TruePeak, -9, -1);
    }

    [Fact]
    public async Task Is_to_the_sample_as_long_as_the_scenes_whatever_the_voices_are()
    {
        using var bench = new RenderBench();
        var clips = new List<AudioClip>
        {
            new(await Sound(bench, "a.wav", "anoisesrc=c=pink:r=22050:a=0.3:d=1.234"), 19_200, 45 * 1_600),
            new(await Sound(bench, "b.wav", "anoisesrc=c=pink:r=16000:a=0.3:d=0.5"), 0, 31 * 1_600),
            new(await Sound(bench, "c.wav", "anoisesrc=c=pink:r=44100:a=0.3:d=3"), 4_800, 60 * 1_600),
        };

        var mix = await new AudioMixer(bench.Ffmpeg).Mix(clips, bench.Folder, CancellationToken.None);

        var raw = bench.Folder.PathOf("mix.raw");
        await bench.Run("-i", mix.File, "-f", "s16le", raw);
        Assert.Equal(136 * 1_600 * 2 * sizeof(short), new FileInfo(raw).Length);
    }

    [Fact]
    public async Task Puts_each_voice_where_its_scene_speaks()
    {
        using var bench = new RenderBench();
        var beep = await Sound(bench, "beep.wav", "sine=f=440:r=22050:d=0.5");

        var mix = await new AudioMixer(bench.Ffmpeg).Mix(
            [new(beep, Second / 2, 2 * Second), new(beep, Second, 2 * Second)], bench.Folder, CancellationToken.None);

        var samples = await Samples(bench, mix.File);
        Assert.All([(0, 0.495), (1.02, 2.995), (3.52, 4.0)], quiet => Assert.InRange(Peak(samples, quiet), 0, 300));
        Assert.All([(0.51, 0.99), (3.01, 3.49)], loud => Assert.InRange(Peak(samples, loud), 3_000, short.MaxValue));
    }

    [Fact]
    public async Task Leaves_silence_silent()
    {
        using var bench = new RenderBench();
        var file = await Sound(bench, "silence.wav", "anullsrc=r=22050:cl=mono:d=2");

        var mix = await new AudioMixer(bench.Ffmpeg).Mix([new(file, 0, 2 * Second)], bench.Folder, CancellationToken.None);

        Assert.True(mix.Loudness.IsSilent);
        Assert.All(await Samples(bench, mix.File), sample => Assert.InRange(sample, -1, 1));
    }

    [Fact]
    public void Reads_the_summary_of_the_loudness_filter()
    {
        string[] lines =
        [
            "[Parsed_ebur128_1 @ 0x55f6] t: 12.8 TARGET:-23 LUFS    M: -37.1 S: -21.4     I: -20.5 LUFS       LRA:   1.5 LU  FTPK:  -inf dBFS  TPK:  -0.2 dBFS",
            "[Parsed_ebur128_1 @ 0x55f6] Summary:",
            "", "  Integrated loudness:", "    I:         -17.5 LUFS", "    Threshold: -27.6 LUFS",
            "", "  Loudness range:", "    LRA:         1.1 LU", "    Threshold: -37.5 LUFS", "    LRA low:   -18.4 LUFS", "    LRA high:  -17.3 LUFS",
            "", "  True peak:", "    Peak:       -3.0 dBFS",
        ];

        Assert.Equal(new Loudness(-17.5, -3.0, 1.1), Loudness.Parse(lines));
        Assert.Equal(double.NegativeInfinity, Loudness.Parse(["    I:         -70.0 LUFS", "    Peak:       -inf dBFS"])!.TruePeak);
        Assert.Null(Loudness.Parse(lines[..2]));
    }

    private static async Task<string> Sound(RenderBench bench, string name, string source)
    {
        var file = bench.Folder.PathOf(name);
        await bench.Run("-f", "lavfi", "-i", source, "-ac", "1", "-c:a", "pcm_s16le", file);

        return file;
    }

    private static async Task<Loudness> Measure(RenderBench bench, string file) =>
        Loudness.Parse(await bench.Ffmpeg.Run(["-hide_banner", "-nostdin", "-i", file, "-af", AudioArguments.Measure, "-f", "null", "-"], null, CancellationToken.None))!;

    private static async Task<short[]> Samples(RenderBench bench, string file)
    {
        var raw = bench.Folder.PathOf("samples.raw");
        await bench.Run("-i", file, "-ac", "1", "-f", "s16le", raw);
        var bytes = await File.ReadAllBytesAsync(raw);

        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(bytes).ToArray();
    }

    private static int Peak(short[] samples, (double From, double To) seconds) =>
        samples[(int)(seconds.From * Second)..(int)(seconds.To * Second)].Max(sample => Math.Abs((int)sample));
}
