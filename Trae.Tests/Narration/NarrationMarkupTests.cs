using CsCheck;
using Trae.Contracts;
using Trae.VideoWorker.Narration;

namespace Trae.Tests.Narration;

public sealed class NarrationMarkupTests
{
    private static readonly EspeakEngine Engine = new();

    [Theory]
    [InlineData("Wait [pause 0.5s] now", "Wait now", 5, 500)]
    [InlineData("Wait[pause 250ms] now", "Wait now", 4, 250)]
    [InlineData("Wait [PAUSE 2 seconds]now", "Wait now", 5, 2_000)]
    [InlineData("[pause] Now", "Now", 0, 500)]
    [InlineData("Now. [pause 1,5s]", "Now. ", 5, 1_500)]
    public void A_pause_leaves_the_text_and_is_where_it_stood(string written, string plain, int offset, int milliseconds)
    {
        var narration = NarrationMarkup.Read(written);

        Assert.Equal(plain, narration.Text);
        Assert.Equal([new(offset, TimeSpan.FromMilliseconds(milliseconds))], narration.Pauses);
        Assert.Empty(NarrationMarkup.Faults(written));
    }

    [Theory]
    [InlineData("a *bold* move", "a bold move", "bold")]
    [InlineData("a **bold, new** move", "a bold, new move", "bold, new")]
    [InlineData("“*never*,” he said", "“never,” he said", "never")]
    [InlineData("这*很*重要", "这很重要", "很")]
    public void Emphasis_leaves_the_text_and_says_where_it_was(string written, string plain, string stressed)
    {
        var narration = NarrationMarkup.Read(written);

        Assert.Equal(plain, narration.Text);
        var emphasis = Assert.Single(narration.Emphases);
        Assert.Equal(stressed, plain[emphasis.Start..emphasis.End]);
        Assert.Empty(NarrationMarkup.Faults(written));
    }

    [Theory]
    [InlineData("5 * 3 = 15 and 2*4*6")]
    [InlineData("* a list\n* of things")]
    [InlineData("[pausing] and [1]")]
    [InlineData("free*")]
    public void What_only_looks_like_markup_is_text(string text)
    {
        Assert.Equal(text, NarrationMarkup.Plain(text));
        Assert.Empty(NarrationMarkup.Faults(text));
    }

    [Theory]
    [InlineData("Wait [pause 9s] now", "pause-out-of-range", "0.1 to 5 seconds")]
    [InlineData("Wait [pause 0s] now", "pause-out-of-range", "0.1 to 5 seconds")]
    [InlineData("Wait [pause long] now", "pause-malformed", "[pause long]")]
    [InlineData("Wait [pause 1s now", "pause-malformed", "[pause 0.5s]")]
    [InlineData("It is *very important.", "emphasis-unclosed", "*very important.")]
    public void Malformed_markup_has_a_name_and_a_remedy(string text, string code, string says)
    {
        var fault = Assert.Single(NarrationMarkup.Faults(text));

        Assert.Equal(code, fault.Code);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_can_be_read()
    {
        var pieces = Gen.OneOf([.. new[] { "*", "**", "[pause 1s]", "[pause", "]", " ", "word", "5", "很", "\n", "😀", "[", "“" }.Select(Gen.Const)]);

        pieces.List[0, 30].Sample(list =>
        {
            var written = string.Concat(list);
            var narration = NarrationMarkup.Read(written);
            _ = NarrationMarkup.Faults(written).Count();

            return narration.Text.Length <= written.Length
                && narration.Pauses.All(pause => pause.Offset <= narration.Text.Length)
                && narration.Emphases.Zip(narration.Emphases.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
        });
    }

    [Theory]
    [InlineData("We waited [pause 1.5s] and it came.", 1.5)]
    [InlineData("We waited. [pause 2s] It came.", 2)]
    [InlineData("We waited.\n\n[pause 0.8s]\n\nIt came.", 0.8)]
    public async Task A_pause_is_heard_as_long_as_it_is_written(string text, double seconds)
    {
        var speech = await Narrator.Speak(new(text, "en", new("en-us")), Engine, default);

        var (_, length) = Tones.Silences(speech.Samples, speech.SampleRate).SkipLast(1).MaxBy(silence => silence.Length);
        Assert.InRange(length, seconds - 0.06, seconds + 0.06);
        Assert.Equal(NarrationMarkup.Plain(text).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries), speech.Words.Select(word => word.Text));
    }

    [Fact]
    public async Task A_pause_at_the_start_or_the_end_is_silence_there()
    {
        var plain = await Narrator.Speak(new("It came.", "en", new("en-us")), Engine, default);
        var paused = await Narrator.Speak(new("[pause 1s] It came. [pause 2s]", "en", new("en-us")), Engine, default);

        Assert.InRange((paused.Words[0].Start - plain.Words[0].Start).TotalSeconds, 0.95, 1.05);
        Assert.InRange((paused.Duration - plain.Duration).TotalSeconds, 2.8, 3.05);
    }

    [Fact]
    public async Task Emphasis_is_louder_slower_and_higher_and_nothing_else_changes()
    {
        var plain = await Narrator.Speak(new("It is never too late.", "en", new("en-us")), Engine, default);
        var stressed = await Narrator.Speak(new("It is *never* too late.", "en", new("en-us")), Engine, default);

        Assert.Equal(plain.Words.Select(word => (word.Text, word.Offset)), stressed.Words.Select(word => (word.Text, word.Offset)));
        Assert.Equal([false, false, true, false, false], stressed.Words.Select(word => word.Emphasis));
        Assert.InRange(Length(stressed, 2) / Length(plain, 2), 1.1, 1.2);
        Assert.InRange(Length(stressed, 4) / Length(plain, 4), 0.99, 1.01);
        Assert.InRange(Level(stressed, 2) / Level(plain, 2), 1.2, 1.6);
        Assert.InRange(Tones.MedianPitch(Word(stressed, 2), stressed.SampleRate) / Tones.MedianPitch(Word(plain, 2), plain.SampleRate), 1.03, 1.15);
    }

    [Theory]
    [InlineData("en-us")]
    [InlineData("flite:slt")]
    public async Task The_dictionary_decides_how_a_word_is_said(string voice)
    {
        ISpeechEngine engine = voice == "en-us" ? Engine : new VideoWorker.Narration.Flite.FliteEngine();
        var job = new NarrateScene("Ask GIF now.", "en", new(voice));
        var usual = await Narrator.Speak(job, engine, default);
        var words = await Narrator.Speak(job with { Pronunciations = [new("gif", "graphics interchange format")] }, engine, default);
        var sounds = await Narrator.Speak(job with { Pronunciations = [new("GIF", "/ˌɡæləˈpæɡəs/")] }, engine, default);

        Assert.All([words, sounds], speech => Assert.Equal(["Ask", "GIF", "now."], speech.Words.Select(word => word.Text)));
        Assert.True(Length(words, 1) > 2.5 * Length(usual, 1), $"{Length(words, 1)} after {Length(usual, 1)}");
        Assert.InRange(Length(sounds, 1) / Length(usual, 1), 1.4, 4);
    }

    [Fact]
    public void Only_what_a_narration_needs_of_the_dictionary_decides_its_key()
    {
        Pronunciation[] dictionary = [new("SQL", "sequel"), new("Trae", "/tɹeɪ/")];

        Assert.Null(PronunciationDictionary.UsedBy("Nothing of mySQLish kind.", dictionary));
        Assert.Equal([dictionary[0]], PronunciationDictionary.UsedBy("Some *sql*, then.", dictionary));
    }

    private static double Length(SpokenNarration speech, int word) => (speech.Words[word].End - speech.Words[word].Start).TotalSeconds;

    private static double Level(SpokenNarration speech, int word) => Math.Sqrt(Word(speech, word).Average(sample => (double)sample * sample));

    private static short[] Word(SpokenNarration speech, int word) =>
        speech.Samples[(int)(speech.Words[word].Start.TotalSeconds * speech.SampleRate)..(int)(speech.Words[word].End.TotalSeconds * speech.SampleRate)];
}
