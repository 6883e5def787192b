using System.Net.Http.Headers;
using System.Net.Http.Json;
using Trae.Contracts;
using Trae.VideoWorker.Narration.Alignment;

namespace Trae.VideoWorker.Narration.Remote;

/// <summary>Any service with OpenAI's route <c>POST /audio/speech</c>; word times by alignment, as it gives none.</summary>
public sealed class OpenAiEngine(SpeechService service, SpeechAligner aligner, VoiceOptions options) : ISpeechEngine
{
    private const string Prefix = "openai:";

    private static readonly char[] Separators = [' ', ',', ';'];

    public string Name => "OpenAI-compatible speech";

    public bool Owns(string voice) => voice.StartsWith(Prefix, StringComparison.Ordinal);

    public Task<IReadOnlyList<Voice>> Voices(CancellationToken ct) => Task.FromResult<IReadOnlyList<Voice>>(
    [
        .. from language in Split(options.OpenAi.Address is null ? "" : options.OpenAi.Languages)
           from id in Split(options.OpenAi.Voices)
           let own = Split(options.OpenAi.Languages)[0] == language
           select new Voice(own ? Prefix + id : $"{Prefix}{id}@{language}", char.ToUpperInvariant(id[0]) + id[1..], language, "neutral", Name, [], 160) { Remote = true },
    ]);

    public string Spell(string ipa) => EspeakPhonemes.OfIpa(ipa);

    public async Task<IReadOnlyList<RawSpeech>> Speak(IReadOnlyList<string> texts, SpeechStyle style, CancellationToken ct)
    {
        var address = options.OpenAi.Address ?? throw new Jobs.PermanentJobException(
            "speech-engine-missing", "No OpenAI-compatible speech service is configured on the worker: set Voices:OpenAi:Address, or choose another voice.");
        var voice = style.Voice[Prefix.Length..].Split('@')[0];

        var sounds = await service.Speak(Name, texts, Request, ct);
        var speeches = await aligner.Align(texts, style.Language, sounds, ct);

        return [.. speeches.Select(speech => Pitched.By(speech, style.Pitch))];

        HttpRequestMessage Request(string text)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{address.AbsoluteUri.TrimEnd('/')}/audio/speech")
            {
                Content = JsonContent.Create(new
                {
                    model = options.OpenAi.Model,
                    input = Respelling.Readable(text),
                    voice,
                    response_format = "wav",
                    speed = Math.Clamp(style.Rate, 0.25, 4),
                }),
            };

            if (options.OpenAi.Key is { Length: > 0 } key)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            }

            return request;
        }
    }

    internal static string[] Split(string list) => list.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
