using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Narration.Flite;

/// <summary>
/// Flite, called in this process: American and Scottish English, more natural than eSpeak NG, and as exact in time. A
/// repeat differs in its breath, which is made of random numbers that the runtime draws from too.
/// </summary>
public sealed class FliteEngine : ISpeechEngine
{
    private const string Prefix = "flite:";

    private const string Missing =
        "The speech engine Flite is not installed on the worker: run 'sudo apt-get install libflite1' (Debian, Ubuntu), or choose another voice.";

    // At stretch 1 they are all a little hurried for narration.
    private static readonly (string Id, string Name, string Language, string Gender, double Stretch, double WordsPerMinute)[] Known =
    [
        ("slt", "Slt, American", "en-US", "female", 1.0, 165),
        ("rms", "Rms, American", "en-US", "male", 0.95, 165),
        ("awb", "Awb, Scottish", "en-GB", "male", 1.0, 165),
        ("kal16", "Kal, American, clear", "en-US", "male", 1.05, 165),
    ];

    public string Name => "Flite";

    public bool Owns(string voice) => voice.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<IReadOnlyList<Voice>> Voices(CancellationToken ct)
    {
        await NativeSpeech.Turn.WaitAsync(ct);

        try
        {
            return
            [
                .. from voice in Known
                   where FliteLibrary.Instance?.Find(voice.Id) is not null
                   select new Voice(Prefix + voice.Id, voice.Name, voice.Language, voice.Gender, Name, ["Latn"], voice.WordsPerMinute),
            ];
        }
        finally
        {
            NativeSpeech.Turn.Release();
        }
    }

    /// <summary>An invented word, which the lexicon is taught before it is spoken; see <see cref="InventedWords"/>.</summary>
    public string Spell(string ipa) => InventedWords.For(FlitePhones.OfIpa(ipa));

    public async Task<IReadOnlyList<RawSpeech>> Speak(IReadOnlyList<string> texts, SpeechStyle style, CancellationToken ct)
    {
        await NativeSpeech.Turn.WaitAsync(ct);

        try
        {
            return await Task.Run(() => SpeakAll(texts, style, ct), ct);
        }
        finally
        {
            NativeSpeech.Turn.Release();
        }
    }

    private static List<RawSpeech> SpeakAll(IReadOnlyList<string> texts, SpeechStyle style, CancellationToken ct)
    {
        var known = Array.Find(Known, voice => Prefix + voice.Id == style.Voice);
        if (known.Id is null)
        {
            throw new PermanentJobException("voice-unknown", $"There is no voice '{style.Voice}': choose one of the listed voices.");
        }

        var voice = FliteLibrary.Instance?.Find(known.Id) ?? throw new PermanentJobException("speech-engine-missing", Missing);
        voice.Stretch(known.Stretch / Math.Clamp(style.Rate, 0.5, 2));

        Teach(voice, texts);

        var speeches = new List<RawSpeech>(texts.Count);
        foreach (var text in texts)
        {
            ct.ThrowIfCancellationRequested();
            speeches.Add(Synthesize(voice, text, style.Pitch));
        }

        return speeches;
    }

    private static RawSpeech Synthesize(FliteLibrary.Voice voice, string text, double pitch)
    {
        using var utterance = voice.Speak(text) ?? throw new InvalidOperationException("Flite could not speak.");
        var (samples, rate) = utterance.Wave();
        var speech = new RawSpeech(rate, samples, Words(utterance, text, rate), Phonemes(utterance, rate));

        return Pitched.By(speech, pitch);
    }

    private static List<PhonemeEvent> Phonemes(FliteUtterance utterance, int rate)
    {
        var phonemes = new List<PhonemeEvent>();
        var start = 0.0;

        foreach (var (phone, end) in utterance.Phones())
        {
            phonemes.Add(new(FlitePhones.ToIpa(phone), (int)(start * rate)));
            start = end;
        }

        return phonemes;
    }

    private static List<WordEvent> Words(FliteUtterance utterance, string text, int rate)
    {
        var words = new List<WordEvent>();
        var (last, at) = ((nint)0, 0);

        foreach (var (token, id, start) in utterance.Words())
        {
            if (id != last)
            {
                // Tokens are pieces of the text, in its order.
                var found = text.IndexOf(token, at, StringComparison.Ordinal);
                at = found < 0 ? at : found;
                words.Add(new(CodePoints(text, at), (int)(start * rate)));
                at = found < 0 ? at : found + token.Length;
                last = id;
            }
        }

        return words;
    }

    private static int CodePoints(string text, int end) => text.AsSpan(0, end).ToString().EnumerateRunes().Count();

    /// <summary>All at once, and every time: what the lexicon is taught replaces what it was taught before.</summary>
    private static void Teach(FliteLibrary.Voice voice, IReadOnlyList<string> texts)
    {
        var words = texts.SelectMany(InventedWords.In).Distinct().ToList();
        if (words.Count == 0)
        {
            return;
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, words.Select(word => $"\"{word.Word}\" : {word.Phones}"));
            voice.Learn(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
