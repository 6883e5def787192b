using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Narration.Alignment;
using Trae.VideoWorker.Narration.Remote;

namespace Trae.Tests.Narration;

/// <summary>Against real HTTP servers that speak the documented protocols.</summary>
public sealed class RemoteEngineTests : IAsyncDisposable
{
    private static readonly EspeakEngine Espeak = new();
    private static readonly BuiltInVoices BuiltIn = new(Espeak);

    private readonly ServiceProvider _services;

    public RemoteEngineTests()
    {
        var services = new ServiceCollection();
        NarrationRegistration.AddSpeechService(services);
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public async Task An_openai_compatible_service_is_asked_as_documented_and_its_words_are_found()
    {
        await using var server = await SpeechServer.Start(Input);
        var engine = OpenAi(server, key: "secret-key");
        const string Text = "Octopuses have three hearts. They also have blue blood, which is rare.";

        var speech = await Narrator.Speak(new(Text, "en", new("openai:nova", Rate: 1.25)), engine, default);

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request =>
        {
            Assert.Equal("/v1/audio/speech", request.Path);
            Assert.Equal("Bearer secret-key", request.Headers.Authorization.ToString());
            using var body = JsonDocument.Parse(request.Body);
            Assert.Equal(["input", "model", "response_format", "speed", "voice"], body.RootElement.EnumerateObject().Select(each => each.Name).Order());
            Assert.Equal(("nova", "wav", 1.25, "tts-1"), (Text_("voice"), Text_("response_format"), body.RootElement.GetProperty("speed").GetDouble(), Text_("model")));

            string Text_(string name) => body.RootElement.GetProperty(name).GetString()!;
        });

        // The server spoke with flite, which knows when its words are.
        var truth = await Narrator.Speak(new(Text, "en", new("flite:slt")), new VideoWorker.Narration.Flite.FliteEngine(), default);
        Assert.Equal(truth.Duration.TotalSeconds, speech.Duration.TotalSeconds, 0.1);
        var errors = truth.Words.Zip(speech.Words, (a, b) => (a.Start - b.Start).Duration().TotalMilliseconds).Order().ToList();
        Assert.InRange(errors[errors.Count / 2], 0, 80);
    }

    [Fact]
    public async Task Azure_is_sent_ssml_with_key_and_format_and_lists_its_voices()
    {
        await using var server = await SpeechServer.Start(body => Regex.Replace(body, "<[^>]*>", ""));
        var engine = Azure(server);

        var job = new NarrateScene("Tom & Kafka <b> spoke.", "en", new("azure:en-US-JennyNeural", Rate: 0.9, Pitch: 1.1)) { Pronunciations = [new("Kafka", "/ˈkæfkə/")] };
        var speech = await Narrator.Speak(job, engine, default);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/cognitiveservices/v1", request.Path);
        Assert.Equal(("azure-key", "riff-24khz-16bit-mono-pcm"), (request.Headers["Ocp-Apim-Subscription-Key"].ToString(), request.Headers["X-Microsoft-OutputFormat"].ToString()));
        Assert.StartsWith("application/ssml+xml", request.Headers.ContentType.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\"><voice name=\"en-US-JennyNeural\">"
            + "<prosody rate=\"0.9\" pitch=\"+10%\">Tom &amp; <phoneme alphabet=\"ipa\" ph=\"kˈæfkə\">kˈæfkə</phoneme> &lt;b&gt; spoke.</prosody></voice></speak>",
            request.Body);
        Assert.Equal(["Tom &", "Kafka", "<b>", "spoke."], speech.Words.Select(word => word.Text));

        server.Troubles.Enqueue(SpeechServer.Status(
            200, """[{"ShortName":"de-DE-KatjaNeural","DisplayName":"Katja","LocalName":"Katja","Gender":"Female","Locale":"de-DE","WordsPerMinute":"120"}]"""));
        var voice = Assert.Single(await engine.Voices(default));
        Assert.Equal(("azure:de-DE-KatjaNeural", "de-DE", "female", true, 120.0), (voice.Id, voice.Language, voice.Gender, voice.Remote, voice.WordsPerMinute));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_service_is_asked_again(int status)
    {
        await using var server = await SpeechServer.Start(Input);
        server.Troubles.Enqueue(SpeechServer.Status(status));
        server.Troubles.Enqueue(SpeechServer.Status(status));

        await OpenAi(server).Speak(["Hello there."], new("openai:alloy", "en"), default);

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_stays_busy_fails_in_a_way_that_is_retried_later()
    {
        await using var server = await SpeechServer.Start(Input);
        Enumerable.Range(0, 8).ToList().ForEach(_ => server.Troubles.Enqueue(SpeechServer.Status(500)));

        await Assert.ThrowsAsync<HttpRequestException>(() => OpenAi(server).Speak(["Hello there."], new("openai:alloy", "en"), default));
    }

    [Theory]
    [InlineData(401, "Check its key")]
    [InlineData(400, "change the text")]
    [InlineData(404, "Check its address")]
    public async Task A_refusal_is_permanent_says_what_to_do_and_never_the_key(int status, string remedy)
    {
        await using var server = await SpeechServer.Start(Input);
        server.Troubles.Enqueue(SpeechServer.Status(status, "{\"error\":\n\"no such voice\"}"));

        var failure = await Assert.ThrowsAsync<PermanentJobException>(
            () => OpenAi(server, "secret-key").Speak(["Hello there."], new("openai:alloy", "en"), default));

        Assert.Single(server.Requests);
        Assert.Equal("speech-refused", failure.Code);
        Assert.Contains(remedy, failure.Message, StringComparison.Ordinal);
        Assert.Contains("no such voice", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_end_and_one_that_is_no_sound_are_refused()
    {
        await using var server = await SpeechServer.Start(Input);
        server.Troubles.Enqueue(async response =>
        {
            var block = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
            {
                await response.Body.WriteAsync(block);
            }
        });
        server.Troubles.Enqueue(SpeechServer.Status(200, "ID3 an mp3"));

        var endless = await Assert.ThrowsAsync<PermanentJobException>(() => OpenAi(server).Speak(["Hello."], new("openai:alloy", "en"), default));
        var other = await Assert.ThrowsAsync<PermanentJobException>(() => OpenAi(server).Speak(["Hello."], new("openai:alloy", "en"), default));

        Assert.Equal(("speech-too-large", "speech-unreadable"), (endless.Code, other.Code));
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var server = await SpeechServer.Start(Input);
        server.Troubles.Enqueue(response =>
        {
            response.StatusCode = 307;
            response.Headers.Location = "/elsewhere";

            return Task.CompletedTask;
        });

        var failure = await Assert.ThrowsAsync<PermanentJobException>(() => OpenAi(server).Speak(["Hello."], new("openai:alloy", "en"), default));

        Assert.Equal("speech-refused", failure.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Engines_that_are_not_configured_list_nothing_and_say_what_to_set()
    {
        var engine = new OpenAiEngine(Service, Aligner, new());
        var azure = new AzureEngine(Service, Aligner, new());

        Assert.Empty(await engine.Voices(default));
        Assert.Empty(await azure.Voices(default));
        Assert.Contains("Voices:OpenAi:Address", (await Assert.ThrowsAsync<PermanentJobException>(() => engine.Speak(["x"], new("openai:a", "en"), default))).Message, StringComparison.Ordinal);
        Assert.Contains("Voices:Azure:Key", (await Assert.ThrowsAsync<PermanentJobException>(() => azure.Speak(["x"], new("azure:en-US-A", "en"), default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Falling_back_is_a_setting_and_is_told(bool allowed)
    {
        await using var server = await SpeechServer.Start(Input);
        server.Troubles.Enqueue(SpeechServer.Status(401));
        var engines = new SpeechEngines([Espeak, OpenAi(server)], NullLogger<SpeechEngines>.Instance);
        var failOver = new FailOver(engines, Espeak, BuiltIn, new() { FallBack = allowed }, NullLogger<FailOver>.Instance);
        var job = new NarrateScene("Hello there.", "en", new("openai:alloy"));

        if (!allowed)
        {
            await Assert.ThrowsAsync<PermanentJobException>(() => failOver.Narrate(job, default));
            return;
        }

        var narrated = await failOver.Narrate(job, default);
        Assert.Equal("eSpeak NG", narrated.Engine);
        Assert.Contains("openai:alloy", narrated.Fallback, StringComparison.Ordinal);
        Assert.Contains("Check its key", narrated.Fallback, StringComparison.Ordinal);
        Assert.Equal(["Hello", "there."], narrated.Speech.Words.Select(word => word.Text));
        Assert.Null((await failOver.Narrate(job, default)).Fallback);
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private SpeechService Service => _services.GetRequiredService<SpeechService>();

    private static SpeechAligner Aligner => new(Espeak, BuiltIn);

    private OpenAiEngine OpenAi(SpeechServer server, string? key = null) => new(
        Service, Aligner, new() { OpenAi = new() { Address = new(server.Address, "/v1/"), Key = key, Model = "tts-1" } });

    private AzureEngine Azure(SpeechServer server) => new(Service, Aligner, new() { Azure = new() { Address = server.Address, Key = "azure-key" } });

    private static string Input(string body) => JsonDocument.Parse(body).RootElement.GetProperty("input").GetString()!;
}
