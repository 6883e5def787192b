using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Narration.Alignment;
using Trae.VideoWorker.Narration.Flite;

namespace Trae.Tests.Narration;

/// <summary>On voices whose own times are known, and which are not those that the aligner compares with.</summary>
public sealed class SpeechAlignerTests(ITestOutputHelper output)
{
    private static readonly EspeakEngine Espeak = new();
    private static readonly BuiltInVoices Voices = new(Espeak);

    private static readonly string[] Sentences =
    [
        "Octopuses have three hearts, nine brains, and blue blood.",
        "Two of the hearts pump blood to the gills, while the third keeps it circulating to the organs.",
        "Each arm can taste what it touches, and even make decisions without asking the brain.",
        "They solve puzzles, open jars, and remember people who were unkind to them.",
        "Most species live for only a year or two, which makes their intelligence all the more surprising.",
    ];

    [Theory]
    [InlineData("flite:slt", 1.0)]
    [InlineData("flite:rms", 1.15)]
    [InlineData("flite:awb", 0.9)]
    [InlineData("en-us+f3", 1.25)]
    [InlineData("en-gb-x-rp", 0.85)]
    public async Task Words_are_found_within_eighty_milliseconds(string voice, double rate)
    {
        ISpeechEngine engine = voice.StartsWith("flite", StringComparison.Ordinal) ? new FliteEngine() : Espeak;
        var truth = await engine.Speak(Sentences, new(voice, "en", rate), default);

        var aligned = await new SpeechAligner(Espeak, Voices).Align(Sentences, "en-US", [.. truth.Select(speech => (speech.Samples, speech.SampleRate))], default);

        var errors = truth.Zip(aligned, Errors).SelectMany(each => each).Order().ToList();
        output.WriteLine($"{voice}: median {errors[errors.Count / 2]:0} ms, 90 % {errors[errors.Count * 9 / 10]:0} ms, of {errors.Count} words");
        Assert.True(errors.Count > 55, $"{errors.Count} words");
        Assert.InRange(errors[errors.Count / 2], 0, 60);
        Assert.InRange(errors[errors.Count * 9 / 10], 0, 200);
    }

    [Fact]
    public async Task Times_never_go_back_and_stay_inside()
    {
        var noise = new short[24_000];
        new Random(5).NextBytes((Span<byte>)System.Runtime.InteropServices.MemoryMarshal.AsBytes(noise.AsSpan()));

        foreach (var samples in new[] { noise, [], new short[100], [.. noise.Take(300)] })
        {
            var aligned = Assert.Single(await new SpeechAligner(Espeak, Voices).Align(["Some words, at last."], "en", [(samples, 24_000)], default));

            Assert.Same(samples, aligned.Samples);
            Assert.All(aligned.Words.Zip(aligned.Words.Skip(1)), pair => Assert.True(pair.First.Sample <= pair.Second.Sample));
            Assert.All(aligned.Phonemes, phoneme => Assert.InRange(phoneme.Sample, 0, samples.Length));
        }
    }

    [Fact]
    public async Task A_language_that_the_built_in_engine_lacks_shares_the_time_by_letters()
    {
        var tone = Enumerable.Range(0, 20_000).Select(i => (short)(8_000 * Math.Sin(i * 0.1))).ToArray();

        var aligned = Assert.Single(await new SpeechAligner(Espeak, Voices).Align(["ab cdef"], "xx", [(tone, 20_000)], default));

        Assert.Equal([0, 3], aligned.Words.Select(word => word.Position));
        Assert.Equal(20_000 / 3, aligned.Words[1].Sample, 100.0);
    }

    private static IEnumerable<double> Errors(RawSpeech truth, RawSpeech found) =>
        from word in truth.Words
        let same = found.Words.Where(each => each.Position == word.Position).Select(each => (double?)each.Sample).FirstOrDefault()
        where same is not null
        select Math.Abs(same.Value - word.Sample) / truth.SampleRate * 1_000;
}
