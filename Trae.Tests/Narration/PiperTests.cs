using Trae.Jobs;
using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Narration.Alignment;
using Trae.VideoWorker.Narration.Piper;

namespace Trae.Tests.Narration;

/// <summary>With the real ONNX Runtime and a tiny network that has the shape of a Piper voice.</summary>
public sealed class PiperTests : IDisposable
{
    private const string Config =
        """
        { "audio": { "sample_rate": 22050, "quality": "medium" }, "espeak": { "voice": "en-us" }, "language": { "code": "en_US" },
          "inference": { "noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8 }, "num_speakers": 1, "num_symbols": 256,
          "phoneme_id_map": { "_": [0], "^": [1], "$": [2], " ": [3], ".": [10], ",": [8], "h": [20], "ə": [59], "l": [24], "o": [27], "ʊ": [100], "ˈ": [120], "t": [32], "ʃ": [96] } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("piper").FullName;
    private readonly PiperEngine _engine;

    public PiperTests()
    {
        var espeak = new EspeakEngine();
        _engine = new(new SpeechAligner(espeak, new BuiltInVoices(espeak)), new() { Piper = new() { Folder = _folder } });
    }

    [Fact]
    public async Task A_voice_in_the_folder_is_listed_and_speaks()
    {
        TinyPiper.Write(_folder, "en_US-tiny-medium", Config);
        await File.WriteAllTextAsync(Path.Combine(_folder, "lonely.onnx"), "");

        var voice = Assert.Single(await _engine.Voices(default));
        var speech = await Narrator.Speak(new("Hello, hello. Hello!", "en", new(voice.Id)), _engine, default);

        Assert.Equal(("piper:en_US-tiny-medium", "en-US", false), (voice.Id, voice.Language, voice.Remote));
        Assert.Equal(["Hello,", "hello.", "Hello!"], speech.Words.Select(word => word.Text));
        Assert.Equal(22_050, speech.SampleRate);
    }

    [Fact]
    public async Task The_network_gets_the_sounds_between_pads_and_the_pace()
    {
        TinyPiper.Write(_folder, "tiny", Config);

        var usual = Assert.Single(await _engine.Speak(["Hello."], new("piper:tiny", "en"), default));

        // həlˈoʊ. as ^_h_ə_l_ˈ_o_ʊ_._$; of each id 512 samples, as loud as the id.
        long[] ids = [1, 0, 20, 0, 59, 0, 24, 0, 120, 0, 27, 0, 100, 0, 10, 0, 2];
        var heard = Enumerable.Range(0, ids.Length).Select(i => (double)usual.Samples.Skip(i * TinyPiper.SamplesPerId).Take(TinyPiper.SamplesPerId).Max()).ToArray();
        Assert.Equal(ids.Length * TinyPiper.SamplesPerId, usual.Samples.Length);
        Assert.Equal(ids.Select(id => (int)id), heard.Select(level => (int)Math.Round(level / 30_000 * 120)));
    }

    [Fact]
    public async Task Another_language_inside_and_clauses_are_as_piper_writes_them()
    {
        TinyPiper.Write(_folder, "tiny", Config);
        var config = System.Text.Json.JsonSerializer.Deserialize<PiperConfig>(Config)!;

        Assert.Equal([1, 0, 24, 0, 8, 0, 3, 0, 32, 0, 10, 0, 2], config.IdsOf([("l(fr)", ','), ("t(en)", '.')]));
        Assert.Equal(
            [("həlˈoʊ", ','), ("həlˈoʊ", '!')],
            (await EspeakEngine.Phonemes(["Hello, hello!"], "en-us", default))[0]);
    }

    [Theory]
    [InlineData("piper:nobody", "voice-unknown")]
    [InlineData("piper:../../etc/passwd", "voice-unknown")]
    [InlineData("piper:broken", "voice-damaged")]
    [InlineData("piper:confused", "voice-damaged")]
    public async Task What_is_no_voice_is_a_permanent_failure_with_words(string voice, string code)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.onnx"), "not a network");
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.onnx.json"), Config);
        TinyPiper.Write(_folder, "confused", "{ \"audio\": ");

        var failure = await Assert.ThrowsAsync<PermanentJobException>(() => _engine.Speak(["Hello."], new(voice, "en"), default));

        Assert.Equal(code, failure.Code);
    }

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
