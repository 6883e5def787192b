using System.Text.Json;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Narration.Alignment;

namespace Trae.VideoWorker.Narration.Piper;

/// <summary>
/// Voices of Piper (VITS networks), which the user puts into a folder: natural speech on this machine. eSpeak NG says
/// which sounds, ONNX Runtime makes them; word times by alignment. One voice at a time is in memory.
/// </summary>
public sealed class PiperEngine(SpeechAligner aligner, VoiceOptions options) : ISpeechEngine, IDisposable
{
    private const string Prefix = "piper:";
    private const int Loudest = 30_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private (string Voice, PiperModel Model)? _loaded;

    public string Name => "Piper";

    public bool Owns(string voice) => voice.StartsWith(Prefix, StringComparison.Ordinal);

    public Task<IReadOnlyList<Voice>> Voices(CancellationToken ct)
    {
        var voices = new List<Voice>();

        foreach (var onnx in Files())
        {
            // A voice whose description cannot be read is not listed; asked for all the same, it says why.
            if (TryRead(onnx) is { } config)
            {
                var name = Path.GetFileNameWithoutExtension(onnx);
                var language = (config.Language?.Code ?? config.Espeak.Voice).Replace('_', '-');
                voices.Add(new(Prefix + name, name.Replace('_', ' '), language, "neutral", Name, [], 160));
            }
        }

        return Task.FromResult<IReadOnlyList<Voice>>(voices);
    }

    public string Spell(string ipa) => EspeakPhonemes.OfIpa(ipa);

    public async Task<IReadOnlyList<RawSpeech>> Speak(IReadOnlyList<string> texts, SpeechStyle style, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);

        try
        {
            var model = Load(style.Voice);
            var phonemes = await EspeakEngine.Phonemes(texts, model.Config.Espeak.Voice, ct);
            var sounds = await Task.Run(() => phonemes.Select(clauses => Sound(model, clauses, style.Rate, ct)).ToList(), ct);
            var speeches = await aligner.Align(texts, style.Language, sounds, ct);

            return [.. speeches.Select(speech => Pitched.By(speech, style.Pitch))];
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _loaded?.Model.Dispose();
        _turn.Dispose();
    }

    private PiperModel Load(string voice)
    {
        if (_loaded is { } loaded && loaded.Voice == voice)
        {
            return loaded.Model;
        }

        // Looked for in the folder's list: the name never becomes a path.
        var onnx = Files().FirstOrDefault(file => Prefix + Path.GetFileNameWithoutExtension(file) == voice)
            ?? throw new PermanentJobException("voice-unknown", $"There is no voice '{voice}' in Voices:Piper:Folder: put its .onnx and .onnx.json there, or choose another voice.");
        var model = PiperModel.Load(onnx, TryRead(onnx) ?? throw PiperModel.Damaged(onnx + ".json", inner: null));
        _loaded?.Model.Dispose();
        _loaded = (voice, model);

        return model;
    }

    private static (short[] Samples, int SampleRate) Sound(PiperModel model, IReadOnlyList<(string Ipa, char End)> clauses, double rate, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var samples = model.Speak(model.Config.IdsOf(clauses), Math.Clamp(rate, 0.5, 2));
        var loudest = samples.Length == 0 ? 0 : Math.Max(samples.Max(), -samples.Min());
        var gain = Loudest / Math.Max(loudest, 0.01f);

        return ([.. samples.Select(sample => (short)Math.Clamp(sample * gain, short.MinValue, short.MaxValue))], model.Config.Audio.SampleRate);
    }

    private IEnumerable<string> Files() => Directory.Exists(options.Piper.Folder)
        ? Directory.EnumerateFiles(options.Piper.Folder, "*.onnx").Where(file => File.Exists(file + ".json")).Order(StringComparer.Ordinal)
        : [];

    private static PiperConfig? TryRead(string onnx)
    {
        try
        {
            var config = JsonSerializer.Deserialize<PiperConfig>(File.ReadAllBytes(onnx + ".json"));

            return config is { Audio.SampleRate: >= 8_000 and <= 48_000, Espeak.Voice.Length: > 0, PhonemeIds.Count: > 0 } ? config : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
