using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Audio;

/// <summary>With real sound files, measured by ffmpeg.</summary>
public sealed class AudioMixerTests
{
    private const int Second = AudioArguments.SampleRate;
    private const string Speech = "aevalsrc=exprs='0.4*(sin(2*PI*170*t)+0.5*sin(2*PI*850*t)+0.2*sin(2*PI*2100*t))*pow(abs(sin(2*PI*2.3*t)),3)':s=22050:d=6";

    [Theory]
    [InlineData("anoisesrc=seed=7:c=pink:r=22050:a=0.02:d=6")]
    [InlineData("anoisesrc=seed=7:c=white:r=16000:a=0.9:d=6")]
    [InlineData("aevalsrc=exprs='0.3*sin(2*PI*180*t)*pow(abs(sin(2*PI*2.3*t)),20)+0.05*sin(2*PI*900*t)*pow(abs(sin(2*PI*2.3*t)),20)':s=22050:d=6")]
    [InlineData(Speech)]
    public async Task Is_within_one_of_minus_fourteen_and_never_peaks_above_minus_one(string voice)
    {
        using var bench = new RenderBench();
        var file = await Sound(bench, "voice.wav", voice);

        foreach (var music in (SoundTrack?[])[null, new(MusicMood.Driving, Volume: 1)])
        {
            var mix = await Mix(bench, new MixSources([new(file, 0, true)]) { Music = music, Speech = [new(0, 6 * Second)] }, 6 * Second);

            var encoded = bench.Folder.PathOf("mix.m4a");
            await bench.Ffmpeg.Run(AssemblyArguments.EncodeSound(mix.File, encoded), report: null, CancellationToken.None);
            var loudness = await Measure(bench, encoded);
            Assert.InRange(loudness.Integrated, -15, -13);
            Assert.InRange(loudness.TruePeak, -12, -1);
            Assert.Equal(loudness.Integrated, mix.Loudness.Integrated, 0.3);
        }
    }

    [Fact]
    public async Task Is_to_the_sample_as_long_as_the_scenes_whatever_the_voices_are()
    {
        using var bench = new RenderBench();
        var sources = new MixSources(
        [
            new(await Sound(bench, "a.wav", "anoisesrc=seed=7:c=pink:r=22050:a=0.3:d=1.234"), 19_200, true),
            new(await Sound(bench, "b.wav", "anoisesrc=seed=7:c=pink:r=16000:a=0.3:d=5"), 45 * 1_600, true),
            new(await Sound(bench, "c.wav", "anoisesrc=seed=7:c=pink:r=44100:a=0.3:d=3"), 76 * 1_600 + 4_800, false),
        ]);

        var mix = await Mix(bench, sources, 136 * 1_600);

        var raw = bench.Folder.PathOf("mix.raw");
        await bench.Run("-i", mix.File, "-f", "s16le", raw);
        Assert.Equal(136 * 1_600 * 2 * sizeof(short), new FileInfo(raw).Length);
    }

    [Fact]
    public async Task Puts_each_voice_where_its_scene_speaks()
    {
        using var bench = new RenderBench();
        var beep = await Sound(bench, "beep.wav", "sine=f=440:r=22050:d=0.5");

        var mix = await Mix(bench, new([new(beep, Second / 2, true), new(beep, 3 * Second, true)]), 4 * Second);

        var samples = await Samples(bench, mix.File);
        Assert.All([(0, 0.495), (1.04, 2.995), (3.54, 4.0)], quiet => Assert.InRange(Peak(samples, quiet), 0, 300));
        Assert.All([(0.51, 0.99), (3.01, 3.49)], loud => Assert.InRange(Peak(samples, loud), 3_000, short.MaxValue));
        Assert.InRange(Array.FindIndex(samples, sample => Math.Abs((int)sample) > 300), Second / 2 - 24, Second / 2 + 240);
    }

    [Fact]
    public async Task Leaves_silence_silent()
    {
        using var bench = new RenderBench();
        var file = await Sound(bench, "silence.wav", "anullsrc=r=22050:cl=mono:d=2");

        var mix = await Mix(bench, new([new(file, 0, true)]), 2 * Second);

        Assert.True(mix.Loudness.IsSilent);
        Assert.All(await Samples(bench, mix.File), sample => Assert.InRange(sample, -1, 1));
    }

    [Fact]
    public async Task Music_steps_back_twelve_decibels_before_the_first_word_and_comes_in_and_goes_out_softly()
    {
        using var bench = new RenderBench();
        var speech = await Sound(bench, "speech.wav", "sine=f=300:r=22050:d=4");
        var music = await Sound(bench, "music.wav", "sine=f=3000:r=48000:d=30");
        var sources = new MixSources([new(speech, 6 * Second, false)])
        {
            Speech = [new(6 * Second, 8 * Second), new(8 * Second + Second / 2, 10 * Second)], Music = new(Media: "m", Volume: 0.5), MusicFile = music,
        };

        var samples = await Samples(bench, (await Mix(bench, sources, 20 * Second)).File);

        double Music(double at) => 20 * Math.Log10(Tones.Level(samples, 3_000, at, 0.05));
        var between = Music(3);
        Assert.Equal(between, Music(14), 0.3);
        Assert.All([6.0, 7.0, 8.2, 9.9], ducked => Assert.Equal(between - 12, Music(ducked), 0.6));
        Assert.InRange(Music(0.05), -200, between - 15);
        Assert.InRange(Music(19.9), -200, between - 15);

        // At half volume, between sentences, 6 dB under the speech as it is heard; K-weighting hears 3 kHz better than 300 Hz.
        var heard = 20 * Math.Log10(Tones.Level(samples, 300, 7, 0.05));
        Assert.InRange(heard - between, 4, 13);
    }

    [Fact]
    public async Task Uploaded_music_starts_again_without_a_seam()
    {
        using var bench = new RenderBench();
        var noise = await Sound(bench, "noise.wav", "anoisesrc=seed=7:c=pink:r=44100:a=0.3:d=8:seed=7");

        var samples = await Samples(bench, (await Mix(bench, new([]) { Music = new(Media: "m", Volume: 1), MusicFile = noise }, 24 * Second)).File);

        // Eight seconds less the crossfade of two: around each seam it is as loud as elsewhere.
        var levels = Enumerable.Range(5, 75).Select(i => Tones.Rms(samples, i * 0.25, 0.25)).ToList();
        Assert.InRange(levels.Min() / levels.Average(), 0.7, 1.3);
        Assert.InRange(levels.Max() / levels.Average(), 0.7, 1.4);
    }

    [Fact]
    public async Task A_clip_is_heard_in_its_scene_and_steps_back_for_speech()
    {
        using var bench = new RenderBench();
        var speech = await Sound(bench, "speech.wav", "sine=f=300:r=22050:d=3");
        var clip = await Sound(bench, "clip.wav", "sine=f=2000:r=44100:d=2");
        var span = new ClipSoundSpan("c", 4 * Second, 10 * Second, TimeSpan.FromSeconds(0.5), null, Loop: true);
        var sources = new MixSources([new(speech, 0, true)]) { Speech = [new(0, 3 * Second), new(7 * Second, 9 * Second)], Clips = [(span, clip)] };

        var samples = await Samples(bench, (await Mix(bench, sources, 12 * Second)).File);

        double Clip(double at) => 20 * Math.Log10(Tones.Level(samples, 2_000, at, 0.04) + 1e-9);
        Assert.All([1.0, 3.9, 10.1, 11.0], outside => Assert.InRange(Clip(outside), -200, -70));
        Assert.Equal(Clip(5) - 13, Clip(8), 0.8);
        Assert.InRange(Clip(5), -40, 0);
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

    private static Task<MixedAudio> Mix(RenderBench bench, MixSources sources, long length) =>
        new AudioMixer(bench.Ffmpeg).Mix(sources, length, bench.Folder, CancellationToken.None);

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
