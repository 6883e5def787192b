using Trae.VideoWorker.Narration;

namespace Trae.Tests.Narration;

public sealed class WordTimesTests
{
    private static readonly SpeechStyle Style = new("en-us", "en");

    [Theory]
    [InlineData("Octopuses have three hearts, nine brains and blue blood.", "en-us")]
    [InlineData("In 2026, it grew 3.5 % to 1,024, out of the blue.", "en-us")]
    [InlineData("Im Jahr 1997 stieg der Anteil um 3,5 % auf 50 Euro.", "de")]
    [InlineData("章鱼有三颗心脏，它们的血液是蓝色的。", "cmn")]
    public async Task A_word_starts_within_fifty_milliseconds_of_its_event(string text, string voice)
    {
        var (narration, speech, spoken) = await Speak(text, voice);
        var cuts = DeadAir.Find(speech.Samples, speech.SampleRate);
        var lead = TimeSpan.FromMilliseconds(30);
        var compared = new HashSet<int>();

        foreach (var word in speech.Words)
        {
            // Events that point at the first character of a written word, and the first of those: a number has several.
            var cue = narration.Words.FirstOrDefault(cue => cue.Offset == spoken.Sources[Math.Min(word.Position, spoken.Sources.Count - 1)]);
            if (cue is null || !compared.Add(cue.Offset))
            {
                continue;
            }

            var heard = lead + TimeSpan.FromSeconds((double)DeadAir.Shift(word.Sample, cuts) / speech.SampleRate);
            Assert.True((cue.Start - heard).Duration() < TimeSpan.FromMilliseconds(50), $"{cue} is heard at {heard}");
        }

        Assert.True(compared.Count >= 8, $"Only {compared.Count} events were compared.");
    }

    [Fact]
    public void Words_without_an_event_share_the_time_of_the_word_before()
    {
        var words = WrittenWords.Of("out of the");
        var spoken = SpokenText.Of("out of the", 0, 10, "en");
        var speech = new RawSpeech(1_000, new short[1_000], [new(0, 0), new(7, 500)], []);

        Assert.Equal([new(0, 300), new(300, 500), new(500, 1_000)], WordTimes.Of(words, spoken, speech));
    }

    [Fact]
    public void An_event_that_points_back_or_behind_the_word_changes_nothing()
    {
        var words = WrittenWords.Of("paid 5 now");
        var spoken = SpokenText.Of("paid 5 now", 0, 10, "en");
        var speech = new RawSpeech(1_000, new short[1_000], [new(0, 0), new(5, 200), new(6, 300), new(0, 400), new(7, 600)], []);

        Assert.Equal([new(0, 200), new(200, 600), new(600, 1_000)], WordTimes.Of(words, spoken, speech));
    }

    [Fact]
    public void A_word_ends_where_the_pause_after_it_begins()
    {
        var words = WrittenWords.Of("Yes, now");
        var spoken = SpokenText.Of("Yes, now", 0, 8, "en");
        var speech = new RawSpeech(1_000, new short[1_000], [new(0, 0), new(5, 500)], [new("j", 0), new("", 300), new("n", 500), new("", 900)]);

        Assert.Equal([new(0, 300), new(500, 900)], WordTimes.Of(words, spoken, speech));
    }

    private static async Task<(SpokenNarration Narration, RawSpeech Speech, SpokenText Spoken)> Speak(string text, string voice)
    {
        var engine = new EspeakEngine();
        var spoken = SpokenText.Of(text, 0, text.Length, voice[..2]);
        var narration = await Narrator.Speak(new(text, voice[..2], new(voice)), engine, TestContext.Current.CancellationToken);
        var speech = await engine.Speak([spoken.Text], Style with { Voice = voice }, TestContext.Current.CancellationToken);

        return (narration, speech[0], spoken);
    }
}
