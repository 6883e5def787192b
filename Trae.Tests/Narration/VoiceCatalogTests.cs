using Trae.VideoWorker.Narration;

namespace Trae.Tests.Narration;

public sealed class VoiceCatalogTests
{
    [Theory]
    [InlineData("en-us", "en-US", "Latn")]
    [InlineData("en-us+f3", "en-US", "Latn")]
    [InlineData("de", "de", "Latn")]
    [InlineData("fr-fr", "fr-FR", "Latn")]
    [InlineData("ru", "ru", "Cyrl")]
    [InlineData("ar", "ar", "Arab")]
    [InlineData("cmn", "zh", "Hani")]
    [InlineData("ja", "ja", "Hira")]
    public async Task Voices_name_their_language_and_what_they_can_read(string id, string language, string script)
    {
        var voice = Assert.Single(await Voices(), voice => voice.Id == id);

        Assert.Equal(language, voice.Language);
        Assert.Contains(script, voice.Scripts);
        Assert.InRange(voice.WordsPerMinute, 60, 400);
    }

    [Fact]
    public async Task Ids_are_unique_and_english_comes_first()
    {
        var voices = await Voices();

        Assert.Equal(voices.Count, voices.Select(voice => voice.Id).Distinct().Count());
        Assert.Equal("en-us", voices[0].Id);
        Assert.DoesNotContain(voices, voice => voice.Name.Contains("mbrola", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_listed_voice_speaks()
    {
        var engine = new EspeakEngine();

        foreach (var voice in await Voices())
        {
            var speech = await engine.Speak(["7"], new(voice.Id, voice.Language), TestContext.Current.CancellationToken);
            Assert.NotEmpty(speech[0].Samples);
        }
    }

    private static async Task<IReadOnlyList<Trae.Contracts.Voice>> Voices()
    {
        var (voices, variants) = await EspeakEngine.ListVoices(TestContext.Current.CancellationToken);

        return VoiceCatalog.Of(voices, variants).Voices;
    }
}
