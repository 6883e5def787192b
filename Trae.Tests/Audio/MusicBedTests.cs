using Trae.Contracts;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Audio.Music;

namespace Trae.Tests.Audio;

public sealed class MusicBedTests
{
    private const int Rate = AudioArguments.SampleRate;

    private static readonly Dictionary<MusicMood, Lazy<short[]>> Beds = Enum.GetValues<MusicMood>().ToDictionary(mood => mood, mood => new Lazy<short[]>(() => MusicBed.Loop(mood)));

    public static TheoryData<MusicMood> Moods => [.. Enum.GetValues<MusicMood>()];

    [Theory]
    [MemberData(nameof(Moods))]
    public void A_bed_is_pleasant_by_its_figures(MusicMood mood)
    {
        var loop = Beds[mood].Value;
        var (left, right) = (Channel(loop, 0), Channel(loop, 1));
        var mono = left.Zip(right, (l, r) => (short)((l + r) / 2)).ToArray();
        var rms = Tones.Rms(mono, 0, 100);
        var peak = loop.Max(sample => Math.Abs((int)sample));

        Assert.InRange(loop.Length / 2.0 / Rate, 20, 45);
        Assert.InRange(20 * Math.Log10(peak / rms), 9, 20);
        Assert.True(peak < short.MaxValue, "It is clipped.");
        Assert.InRange(Tones.Rms(left, 0, 100) / Tones.Rms(right, 0, 100), 0.85, 1.18);
        Assert.InRange(Correlation(left, right), 0.2, 0.97);

        // Neither boomy nor thin nor sharp: most of it in the middle, some low, little high, and falling towards the top.
        var bands = Spectrum.Bands(mono, [20, 60, 250, 2_000, 6_000, 16_000]);
        Assert.InRange(bands[0], 0, 0.2);
        Assert.InRange(bands[1], 0.08, 0.75);
        Assert.InRange(bands[2], 0.2, 0.9);
        Assert.InRange(bands[3], 0.00005, 0.1);
        Assert.InRange(bands[4], 0, 0.02);
    }

    [Theory]
    [MemberData(nameof(Moods))]
    public void A_bed_plays_in_one_key(MusicMood mood)
    {
        int[] scale = mood switch
        {
            MusicMood.Bright => [2, 4, 6, 7, 9, 11, 1],
            MusicMood.Wonder => [4, 6, 8, 9, 11, 1, 3],
            MusicMood.Serious => [2, 4, 5, 7, 9, 10, 0, 1],
            _ => [0, 2, 4, 5, 7, 9, 11],
        };

        var classes = Spectrum.PitchClasses(Channel(Beds[mood].Value, 0));

        Assert.InRange(scale.Sum(pitch => classes[pitch]) / classes.Sum(), 0.93, 1);
    }

    [Theory]
    [MemberData(nameof(Moods))]
    public void A_bed_loops_without_a_seam_and_never_clicks(MusicMood mood)
    {
        foreach (var side in new[] { 0, 1 })
        {
            var samples = Channel(Beds[mood].Value, side);

            // What is left of the sound when each sample is foretold from its neighbours: a click stands out of it.
            // Counted round the circle, so the seam is a place like any other.
            int[] round = [samples[^2], samples[^1], .. samples, samples[0], samples[1]];
            var surprise = new int[samples.Length];
            for (var i = 0; i < samples.Length; i++)
            {
                surprise[i] = Math.Abs(round[i] - (4 * round[i + 1]) + (6 * round[i + 2]) - (4 * round[i + 3]) + round[i + 4]);
            }

            var ordered = surprise.ToArray();
            Array.Sort(ordered);
            var seam = surprise.Take(200).Concat(surprise.TakeLast(200)).Max();

            Assert.InRange(seam, 0, ordered[(int)(ordered.Length * 0.9999)]);
            Assert.InRange(ordered[^1], 0, 12 * Math.Max(8, ordered[(int)(ordered.Length * 0.999)]));
            Assert.InRange(Tones.Rms(samples, 0, 0.4) / Tones.Rms([.. samples.Skip(samples.Length - (Rate * 4 / 10))], 0, 0.4), 0.4, 2.5);
        }
    }

    [Fact]
    public void A_mood_always_sounds_the_same_and_moods_differ()
    {
        var calm = Beds[MusicMood.Calm].Value;
        var serious = MusicBed.Loop(MusicMood.Serious);

        Assert.Equal(calm, MusicBed.Loop(MusicMood.Calm));
        Assert.NotEqual(calm.Take(Rate), serious.Take(Rate));
    }

    private static short[] Channel(short[] stereo, int side) => [.. Enumerable.Range(0, stereo.Length / 2).Select(i => stereo[(2 * i) + side])];

    private static double Correlation(short[] left, short[] right) =>
        left.Zip(right, (l, r) => (double)l * r).Sum() / Math.Sqrt(left.Sum(l => (double)l * l) * right.Sum(r => (double)r * r));
}
