using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Unicode;

namespace Trae.Tests.Narration;

/// <summary>With the real engine.</summary>
public sealed class NarratorTests
{
    private const string English =
        "In 2026, it grew 3.5 % to 1,024 — the U.S. “well-known” end. Dr. Smith paid $5 million (or €1) in the 1990s, e.g. for 10–12 of them! "
        + "Out of the house 😀 came 2nd place; it's “don’t” … [[hello]] <b>bold</b> & 20 °C?\n\nA new paragraph: 50% off.";

    private static readonly EspeakEngine Engine = new();

    [Theory]
    [InlineData("en-us", "en", English)]
    [InlineData("en-us+f3", "en", "Octopuses have three hearts, nine brains, and blue blood.")]
    [InlineData("de", "de", "Im Jahr 2026 stieg es um 3,5 % auf 1.024 $, z. B. in Köln. Das war’s!")]
    [InlineData("fr-fr", "fr", "« Bonjour » : 3,5 % des 1 024 gens, qu’est-ce que c’est ? L’été s’achève.")]
    [InlineData("es", "es", "¿Qué pasa? El 50 % costó 5 €. ¡Increíble, José!")]
    [InlineData("ar", "ar", "في عام 2026 زاد العدد 3.5٪. هل هذا صحيح؟ نعم، صحيح.")]
    [InlineData("hi", "hi", "२०२६ में यह 3.5% बढ़ा। क्या यह सच है?")]
    [InlineData("cmn", "zh", "章鱼有三颗心脏，它们的血液是蓝色的。2026年增长了3.5%，使用Python。")]
    [InlineData("ja", "ja", "タコは かしこい どうぶつです。タコには、しんぞうが みっつ あります。")]
    [InlineData("ko", "ko", "문어는 심장이 세 개입니다. 2026년에 3.5% 늘었습니다.")]
    [InlineData("th", "th", "สวัสดีครับ ปลาหมึกมีหัวใจสามดวง")]
    [InlineData("ru", "ru", "В 2026 году выросло на 3,5 %. Это правда?")]
    public async Task Cues_cover_every_written_word_in_order_without_overlap(string voice, string language, string text)
    {
        var speech = await Speak(text, voice, language);

        AssertCovers(text, speech);
        Assert.InRange(speech.Duration.TotalSeconds, 1, 60);
    }

    [Theory]
    [InlineData("In 2026, it grew.", "2026,")]
    [InlineData("It grew 3.5 % fast.", "3.5 %")]
    [InlineData("About 1,024 of them.", "1,024")]
    [InlineData("They paid $5 million then.", "$5")]
    [InlineData("The U.S. Army came.", "U.S.")]
    [InlineData("A well-known fact.", "well-known")]
    [InlineData("He said “never” twice.", "“never”")]
    [InlineData("What a day 😀 it was.", "day 😀")]
    [InlineData("It opened — at last.", "opened —")]
    public async Task A_number_or_a_decorated_word_is_one_cue_as_written(string text, string cue)
    {
        var speech = await Speak(text);

        var word = Assert.Single(speech.Words, word => word.Text == cue);
        Assert.Equal(text.IndexOf(cue, StringComparison.Ordinal), word.Offset);
        Assert.True(word.End - word.Start > TimeSpan.FromMilliseconds(80), $"{cue} lasts {word.End - word.Start}");
    }

    [Fact]
    public async Task No_silence_is_longer_than_six_tenths_of_a_second()
    {
        var speech = await Speak(English + " … — … and then, after a while; nothing. \n\n\n\n At all.", "en-us");

        var (longest, quiet) = (0, 0);
        foreach (var sample in speech.Samples)
        {
            quiet = Math.Abs((int)sample) < 100 ? quiet + 1 : 0;
            longest = Math.Max(longest, quiet);
        }

        Assert.InRange((double)longest / speech.SampleRate, 0.1, 0.6);
    }

    [Fact]
    public async Task Speech_begins_and_ends_promptly()
    {
        var speech = await Speak("Octopuses have three hearts.");

        var first = Array.FindIndex(speech.Samples, sample => Math.Abs((int)sample) > 500);
        var last = Array.FindLastIndex(speech.Samples, sample => Math.Abs((int)sample) > 500);

        Assert.InRange((double)first / speech.SampleRate, 0, 0.15);
        Assert.InRange((double)(speech.Samples.Length - last) / speech.SampleRate, 0, 0.4);
    }

    [Fact]
    public async Task Mouth_shapes_cover_the_speech_and_do_not_flap()
    {
        var speech = await Speak(English);

        Assert.Equal(TimeSpan.Zero, speech.Visemes[0].Start);
        Assert.Equal(speech.Duration, speech.Visemes[^1].End);
        Assert.All(speech.Visemes.Zip(speech.Visemes.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(speech.Visemes.Skip(1).SkipLast(1), cue => Assert.True(cue.End - cue.Start >= TimeSpan.FromMilliseconds(66), $"{cue}"));
        Assert.True(speech.Visemes.Select(cue => cue.Shape).Distinct().Count() >= 7, "Most shapes occur in ordinary prose.");
    }

    [Fact]
    public async Task A_long_text_is_spoken_whole()
    {
        var text = string.Concat(Enumerable.Repeat("The common octopus hunts at dusk, mostly alone and 3 metres deep. ", 310));
        Assert.True(text.Length > 20_000);

        AssertCovers(text, await Speak(text));
    }

    [Fact]
    public async Task Text_without_words_is_a_moment_of_silence()
    {
        var speech = await Speak(" — 😀 … ");

        Assert.Empty(speech.Words);
        Assert.True(speech.Duration > TimeSpan.Zero);
        Assert.All(speech.Visemes, cue => Assert.Equal(Viseme.Rest, cue.Shape));
    }

    [Fact]
    public async Task A_faster_speaker_takes_less_time_and_a_higher_one_another_tone()
    {
        var usual = await Speak("Octopuses have three hearts and blue blood.");
        var faster = await Narrator.Speak(new("Octopuses have three hearts and blue blood.", "en", new("en-us", Rate: 1.5)), Engine, default);
        var higher = await Narrator.Speak(new("Octopuses have three hearts and blue blood.", "en", new("en-us", Pitch: 1.5)), Engine, default);

        Assert.InRange(faster.Duration / usual.Duration, 0.55, 0.85);
        Assert.InRange(higher.Duration / usual.Duration, 0.9, 1.1);
        Assert.NotEqual(usual.Samples, higher.Samples);
    }

    [Fact]
    public async Task The_same_request_sounds_the_same()
    {
        var first = await Speak(English);
        await Speak("Etwas ganz anderes, dazwischen.", "de", "de");
        var second = await Speak(English);

        Assert.Equal(first.Words, second.Words);
        Assert.Equal(first.Samples, second.Samples);
    }

    [Theory]
    [InlineData("tlh")]
    [InlineData("en-us+nobody")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public async Task An_unknown_voice_is_a_permanent_failure_with_words(string voice)
    {
        var failure = await Assert.ThrowsAsync<PermanentJobException>(() => Speak("Hello there.", voice));

        Assert.Equal("voice-unknown", failure.Code);
        Assert.Contains("choose one of the listed voices", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_narration_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Narrator.Speak(new("Hello.", "en", new("en-us")), Engine, cancelled.Token));
    }

    private Task<SpokenNarration> Speak(string text, string voice = "en-us", string language = "en") =>
        Narrator.Speak(new(text, language, new(voice)), Engine, TestContext.Current.CancellationToken);

    private static void AssertCovers(string text, SpokenNarration speech)
    {
        Assert.All(speech.Words, word => Assert.Equal(word.Text, text.Substring(word.Offset, word.Text.Length)));

        // Every letter and digit is in exactly one cue.
        var covered = string.Concat(speech.Words.SelectMany(word => word.Text.EnumerateRunes()).Where(Scripts.IsWordPart));
        Assert.Equal(string.Concat(text.EnumerateRunes().Where(Scripts.IsWordPart)), covered);

        var at = TimeSpan.Zero;
        Assert.All(speech.Words, word =>
        {
            Assert.True(word.Start >= at, $"{word} starts before {at}");
            Assert.True(word.End > word.Start, $"{word} takes no time");
            at = word.End;
        });
        Assert.True(at <= speech.Duration);
    }
}
