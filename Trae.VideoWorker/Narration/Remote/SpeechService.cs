using System.Net;
using System.Text.Json;
using Trae.Jobs;

namespace Trae.VideoWorker.Narration.Remote;

/// <summary>Asks a speech service for a WAV. What the service says about itself decides whether a repeat makes sense.</summary>
public sealed class SpeechService(IHttpClientFactory clients)
{
    /// <summary>As the named client is registered.</summary>
    public const string Client = "speech";

    // Ten minutes of 24 kHz speech; a sentence is a hundredth of it.
    private const int MostBytes = 32 * 1024 * 1024;
    private const int MostDetail = 300;
    private const int AtOnce = 3;

    /// <summary>Sends one request for each text, a few at once, and reads the sound.</summary>
    /// <param name="service">As it is shown to a person.</param>
    /// <param name="request">Makes a new request for a text; called again for a repeat.</param>
    public async Task<IReadOnlyList<(short[] Samples, int SampleRate)>> Speak(
        string service, IReadOnlyList<string> texts, Func<string, HttpRequestMessage> request, CancellationToken ct)
    {
        var sounds = new (short[] Samples, int SampleRate)[texts.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };

        await Parallel.ForAsync(0, texts.Count, options, async (i, token) => sounds[i] = await Ask(service, request(texts[i]), token));

        return sounds;
    }

    /// <summary>What a service lists about itself, in JSON.</summary>
    public async Task<T?> List<T>(string service, HttpRequestMessage request, CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
        {
            throw await Refused(service, response, ct);
        }

        return await Read(response.Content, MostBytes, ct) is { } json ? JsonSerializer.Deserialize<T>(json, JsonDefaults.Options) : default;
    }

    private async Task<(short[] Samples, int SampleRate)> Ask(string service, HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            using var http = clients.CreateClient(Client);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!response.IsSuccessStatusCode)
            {
                throw await Refused(service, response, ct);
            }

            var sound = await Read(response.Content, MostBytes, ct)
                ?? throw new PermanentJobException("speech-too-large", $"{service} sent more than {MostBytes / 1024 / 1024} MB for one sentence. Choose another voice.");

            try
            {
                return Wav.Read(sound);
            }
            catch (InvalidDataException e)
            {
                throw new PermanentJobException("speech-unreadable", $"{service} did not answer with a WAV that can be read: {e.Message} Check its address and model.", e);
            }
        }
    }

    private static async Task<Exception> Refused(string service, HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || status >= 500)
        {
            return new HttpRequestException($"{service} is busy or failing (status {status}).", null, response.StatusCode);
        }

        var remedy = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "Check its key in the settings.",
            HttpStatusCode.NotFound => "Check its address and the voice in the settings.",
            HttpStatusCode.PaymentRequired => "Its account has no credit.",
            _ => "Choose another voice, or change the text.",
        };

        var detail = await Read(response.Content, MostBytes, ct) is { Length: > 0 } body ? Shown(body) : "";

        return new PermanentJobException("speech-refused", $"{service} refused (status {status}). {remedy}{detail}");
    }

    // What a service says of a failure helps, but is not ours: one line of plain letters.
    private static string Shown(byte[] body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, MostDetail)));
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

        return $" It said: {line}";
    }

    /// <returns>Null if it is longer.</returns>
    private static async Task<byte[]?> Read(HttpContent content, int most, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];

        for (var read = 1; read > 0;)
        {
            read = await stream.ReadAsync(buffer, ct);
            copy.Write(buffer, 0, read);
            if (copy.Length > most)
            {
                return null;
            }
        }

        return copy.ToArray();
    }
}
