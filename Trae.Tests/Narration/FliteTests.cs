using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Narration.Flite;

namespace Trae.Tests.Narration;

/// <summary>With the real library.</summary>
public sealed class FliteTests
{
    private static readonly FliteEngine Engine = new();

    [Fact]
    public async Task Its_voices_are_listed_and_every_one_of_them_speaks()
    {
        var voices = await Engine.Voices(default);

        Assert.Equal(["flite:awb", "flite:kal16", "flite:rms", "flite:slt"], voices.Select(voice => voice.Id).Order());
        foreach (var voice in voices)
        {
            var speech = Assert.Single(await Engine.Speak(["Octopuses have three hearts, and blue blood."], new(voice.Id, "en"), default));

            Assert.InRange(speech.Samples.Length / (double)speech.SampleRate, 1.5, 5);
            Assert.InRange(speech.Samples.Max(sample => Math.Abs((int)sample)), 3_000, short.MaxValue);
            Assert.Equal(7, speech.Words.Count);
            Assert.Equal([0, 10, 15, 21, 29, 33, 38], speech.Words.Select(word => word.Position));
            Assert.True(speech.Phonemes.Select(phoneme => phoneme.Ipa).Distinct().Count() > 12);
        }
    }

    [Theory]
    [InlineData("In 1997, it grew 3.5 % to 1,024 — the U.S. “well-known” end. Dr. Smith paid $5 million! It's “don’t” … & 20 °C?")]
    [InlineData("Café naïve 😀 œuvre 東京 Ωmega <b>x</b> \u0001 end.")]
    [InlineData("Hm… 1st 2nd 3rd: a/b; e.g. http://trae.example/x?y=1&z=%20 ok")]
    public async Task Cues_cover_every_written_word_of_difficult_text(string text)
    {
        var speech = await Narrator.Speak(new(text, "en", new("flite:slt")), Engine, default);

        Assert.Equal(WrittenWords.Of(text).Select(word => (word.Text, word.Offset)), speech.Words.Select(word => (word.Text, word.Offset)));
        Assert.All(speech.Words.Zip(speech.Words.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start, $"{pair}"));
        Assert.All(speech.Words, word => Assert.True(word.End > word.Start, $"{word}"));
        Assert.Contains(speech.Visemes, cue => cue.Shape == Viseme.Open);
    }

    [Fact]
    public async Task Rate_and_pitch_do_what_they_say()
    {
        const string Text = "Octopuses have three hearts and blue blood.";
        var usual = (await Engine.Speak([Text], new("flite:rms", "en"), default))[0];
        var faster = (await Engine.Speak([Text], new("flite:rms", "en", Rate: 1.5), default))[0];
        var higher = (await Engine.Speak([Text], new("flite:rms", "en", Pitch: 1.4), default))[0];

        Assert.InRange(faster.Samples.Length / (double)usual.Samples.Length, 0.6, 0.75);
        Assert.InRange(higher.Samples.Length / (double)usual.Samples.Length, 0.95, 1.05);
        Assert.InRange(Tones.MedianPitch(higher.Samples, higher.SampleRate) / Tones.MedianPitch(usual.Samples, usual.SampleRate), 1.3, 1.5);
    }

    [Fact]
    public async Task Phonemes_of_the_dictionary_are_what_is_said()
    {
        var said = (await Engine.Speak([$"It was {Engine.Spell("ˈkæfkə")} again."], new("flite:slt", "en"), default))[0];

        Assert.Contains("k æ f k ə", string.Join(' ', said.Phonemes.Select(phoneme => phoneme.Ipa)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_request_sounds_the_same_but_for_its_breath()
    {
        var job = new NarrateScene("Three hearts. Nine brains!", "en", new("flite:slt"));
        var first = await Narrator.Speak(job, Engine, default);
        await Narrator.Speak(new("Something else, in between.", "en", new("flite:slt", Rate: 2)), Engine, default);

        var second = await Narrator.Speak(job, Engine, default);
        Assert.Equal(first.Words.Select(word => word.Text), second.Words.Select(word => word.Text));
        Assert.All(first.Words.Zip(second.Words), pair => Assert.Equal(pair.First.Start.TotalSeconds, pair.Second.Start.TotalSeconds, 0.08));

        // What is cut from a pause depends on the breath in it; a rate that was remembered would be a second.
        Assert.Equal(first.Duration.TotalSeconds, second.Duration.TotalSeconds, 0.1);
        Assert.InRange(second.Samples.Sum(a => (double)a * a) / first.Samples.Sum(a => (double)a * a), 0.95, 1.05);
    }

    [Fact]
    public async Task An_unknown_voice_is_a_permanent_failure()
    {
        var failure = await Assert.ThrowsAsync<PermanentJobException>(() => Engine.Speak(["x"], new("flite:../x", "en"), default));

        Assert.Equal("voice-unknown", failure.Code);
    }
}
