using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static System.Text.Encoding;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Narration;

/// <summary>eSpeak NG, called in this process: exact times for each word and sound, in over a hundred languages.</summary>
public sealed class EspeakEngine : ISpeechEngine
{
    // What eSpeak calls words a minute. Its own 175 is brisk: 145 makes about 160 real words of English, and French
    // words are so short that it takes less.
    private const int UsualRate = 145;
    private const int FrenchRate = 125;

    private const int Volume = 90;
    private const int LivelierThanUsual = 60;

    private const string Missing =
        "The speech engine eSpeak NG is not installed on the worker: run 'sudo apt-get install libespeak-ng1 espeak-ng-data' "
        + "(Debian, Ubuntu) or 'brew install espeak-ng' (macOS), then try again.";

    private static Recording? _recording;

    public string Name => "eSpeak NG";

    /// <summary>All that name no other engine.</summary>
    public bool Owns(string voice) => !voice.Contains(':', StringComparison.Ordinal);

    public async Task<IReadOnlyList<Voice>> Voices(CancellationToken ct)
    {
        try
        {
            var (voices, variants) = await ListVoices(ct);

            return VoiceCatalog.Of(voices, variants).Voices;
        }
        catch (PermanentJobException e) when (e.Code == "speech-engine-missing")
        {
            return [];
        }
    }

    public string Spell(string ipa) => EspeakPhonemes.OfIpa(ipa);

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

    /// <summary>The voices that are installed: languages first, then variants ("f3"), which go with any language.</summary>
    internal static async Task<(IReadOnlyList<EspeakVoice> Voices, IReadOnlyList<string> Variants)> ListVoices(CancellationToken ct)
    {
        await NativeSpeech.Turn.WaitAsync(ct);

        try
        {
            using var library = Load();

            return EspeakVoice.ReadAll(library);
        }
        finally
        {
            NativeSpeech.Turn.Release();
        }
    }

    /// <summary>The sounds of texts, for engines that are told those; see <see cref="EspeakLibrary.Phonemes"/>.</summary>
    internal static async Task<IReadOnlyList<IReadOnlyList<(string Ipa, char End)>>> Phonemes(IReadOnlyList<string> texts, string voice, CancellationToken ct)
    {
        await NativeSpeech.Turn.WaitAsync(ct);

        try
        {
            using var library = Load();
            SetVoice(library, new(voice, ""));

            return [.. texts.Select(library.Phonemes)];
        }
        finally
        {
            NativeSpeech.Turn.Release();
        }
    }

    private static List<RawSpeech> SpeakAll(IReadOnlyList<string> texts, SpeechStyle style, CancellationToken ct)
    {
        using var library = Load();
        SetVoice(library, style);

        return [.. texts.Select(text => Synthesize(library, text, ct))];
    }

    private static unsafe RawSpeech Synthesize(EspeakLibrary library, string text, CancellationToken ct)
    {
        var recording = new Recording(ct);
        _recording = recording;

        try
        {
            var status = library.Synthesize(text, &Receive);
            ct.ThrowIfCancellationRequested();

            return status == 0 ? recording.Finish(library.SampleRate) : throw new InvalidOperationException($"eSpeak NG could not speak (status {status}).");
        }
        finally
        {
            _recording = null;
        }
    }

    private static void SetVoice(EspeakLibrary library, SpeechStyle style)
    {
        if (EspeakVoice.SelectorOf(style.Voice, library) is not { } selector || library.SetVoice(selector) != 0)
        {
            throw new PermanentJobException("voice-unknown", $"There is no voice '{style.Voice}': choose one of the listed voices.");
        }

        // eSpeak's pitch runs from 0 to 99 over two octaves, with the voice's own at 50.
        var pitch = (int)Math.Round(50 + (50 * Math.Log2(Math.Clamp(style.Pitch, 0.5, 2))));

        var rate = style.Voice.StartsWith("fr", StringComparison.Ordinal) ? FrenchRate : UsualRate;

        Set(EspeakLibrary.Rate, Math.Clamp((int)Math.Round(rate * style.Rate), 80, 450));
        Set(EspeakLibrary.Pitch, Math.Min(pitch, 99));
        Set(EspeakLibrary.PitchRange, LivelierThanUsual);
        Set(EspeakLibrary.Volume, Volume);

        void Set(int parameter, int value)
        {
            if (library.SetParameter(parameter, value) != 0)
            {
                throw new InvalidOperationException($"eSpeak NG refused {value} for its parameter {parameter}.");
            }
        }
    }

    private static EspeakLibrary Load()
    {
        var library = EspeakLibrary.Load();
        if (library is { SampleRate: > 0 })
        {
            return library;
        }

        library?.Dispose();

        throw new PermanentJobException("speech-engine-missing", Missing);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int Receive(short* samples, int count, EspeakLibrary.Event* events)
    {
        // An exception must not cross into native code; a cancelled recording asks it to stop instead.
        return _recording is { } recording && recording.Take(samples, count, events) ? 0 : 1;
    }

    private sealed class Recording(CancellationToken ct)
    {
        private readonly List<short> _samples = [];
        private readonly List<WordEvent> _words = [];
        private readonly List<PhonemeEvent> _phonemes = [];

        public unsafe bool Take(short* samples, int count, EspeakLibrary.Event* events)
        {
            for (; events->Type != EspeakLibrary.EventType.ListTerminated; events++)
            {
                if (events->Type == EspeakLibrary.EventType.Word)
                {
                    _words.Add(new(events->TextPosition - 1, events->Sample));
                }
                else if (events->Type == EspeakLibrary.EventType.Phoneme)
                {
                    var name = new ReadOnlySpan<byte>(events->Name, 8);
                    var end = name.IndexOf((byte)0);
                    _phonemes.Add(new(UTF8.GetString(end < 0 ? name : name[..end]), events->Sample));
                }
            }

            _samples.AddRange(new ReadOnlySpan<short>(samples, samples is null ? 0 : count));

            return !ct.IsCancellationRequested;
        }

        public RawSpeech Finish(int sampleRate) => new(sampleRate, [.. _samples], _words, _phonemes);
    }
}
