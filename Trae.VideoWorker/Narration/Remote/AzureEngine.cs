using System.Globalization;
using System.Security;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Narration.Alignment;

namespace Trae.VideoWorker.Narration.Remote;

/// <summary>Azure Speech over its REST interface, with SSML; word times by alignment, as REST gives none.</summary>
public sealed class AzureEngine(SpeechService service, SpeechAligner aligner, VoiceOptions options) : ISpeechEngine
{
    private const string Prefix = "azure:";
    private const string KeyHeader = "Ocp-Apim-Subscription-Key";

    public string Name => "Azure Speech";

    public bool Owns(string voice) => voice.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<IReadOnlyList<Voice>> Voices(CancellationToken ct)
    {
        if (Address is not { } address || options.Azure.Key is not { Length: > 0 } key)
        {
            return [];
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}cognitiveservices/voices/list");
        request.Headers.Add(KeyHeader, key);
        var listed = await service.List<List<ListedVoice>>(Name, request, ct) ?? [];
        var languages = OpenAiEngine.Split(options.Azure.Languages);

        return
        [
            .. from voice in listed
               where languages.Length == 0 || languages.Any(language => Matches(voice.Locale, language))
               select new Voice(
                   Prefix + voice.ShortName, $"{voice.DisplayName} ({voice.Locale})", voice.Locale, voice.Gender.ToLowerInvariant(), Name, [], WordsPerMinute(voice.WordsPerMinute)) { Remote = true },
        ];
    }

    public string Spell(string ipa) => EspeakPhonemes.OfIpa(ipa);

    public async Task<IReadOnlyList<RawSpeech>> Speak(IReadOnlyList<string> texts, SpeechStyle style, CancellationToken ct)
    {
        if (Address is not { } address || options.Azure.Key is not { Length: > 0 } key)
        {
            throw new PermanentJobException(
                "speech-engine-missing", "Azure Speech is not configured on the worker: set Voices:Azure:Region and Voices:Azure:Key, or choose another voice.");
        }

        var sounds = await service.Speak(Name, texts, Request, ct);

        return await aligner.Align(texts, style.Language, sounds, ct);

        HttpRequestMessage Request(string text)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{address}cognitiveservices/v1")
            {
                Content = new StringContent(Ssml(text, style), System.Text.Encoding.UTF8, "application/ssml+xml"),
            };
            request.Headers.Add(KeyHeader, key);
            request.Headers.Add("X-Microsoft-OutputFormat", "riff-24khz-16bit-mono-pcm");
            request.Headers.UserAgent.ParseAdd("Trae");

            return request;
        }
    }

    /// <summary>One text as an SSML document; see Azure's "Speech Synthesis Markup Language document structure".</summary>
    internal static string Ssml(string text, SpeechStyle style)
    {
        var voice = style.Voice[Prefix.Length..];
        var locale = string.Join('-', voice.Split('-').Take(2));
        var words = string.Concat(Respelling.Pieces(text).Select(piece => piece.IsIpa
            ? $"<phoneme alphabet=\"ipa\" ph=\"{SecurityElement.Escape(piece.Text)}\">{SecurityElement.Escape(piece.Text)}</phoneme>"
            : SecurityElement.Escape(piece.Text)));
        var prosody = string.Create(CultureInfo.InvariantCulture, $"rate=\"{style.Rate:0.##}\" pitch=\"{(style.Pitch - 1) * 100:+0;-0;+0}%\"");

        return $"<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"{SecurityElement.Escape(locale)}\">"
            + $"<voice name=\"{SecurityElement.Escape(voice)}\"><prosody {prosody}>{words}</prosody></voice></speak>";
    }

    // With a slash at the end.
    private string? Address => options.Azure switch
    {
        { Address: { } own } => own.AbsoluteUri.TrimEnd('/') + "/",
        { Region: { Length: > 0 } region } when region.All(char.IsAsciiLetterOrDigit) => $"https://{region}.tts.speech.microsoft.com/",
        _ => null,
    };

    private static bool Matches(string locale, string language) =>
        locale.Equals(language, StringComparison.OrdinalIgnoreCase) || locale.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);

    private static double WordsPerMinute(string? listed) => double.TryParse(listed, CultureInfo.InvariantCulture, out var words) ? words : 150;

    private sealed record ListedVoice(string ShortName, string DisplayName, string Locale, string Gender, string? WordsPerMinute);
}
