using System.Net;
using System.Net.Http.Json;
using Trae.Contracts;
using Trae.Media;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

/// <summary>Only the voice, or only the captions.</summary>
public sealed class NarrationTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task A_text_is_spoken_without_a_video()
    {
        var response = await Create(new() { Text = "The octopus has three hearts, and the blood of it is blue." });
        var queued = await response.Read<NarrationDto>(HttpStatusCode.Accepted);
        Assert.Equal(("queued", "en", null), (queued.State, queued.Language, queued.Files));
        Assert.EndsWith($"/narrations/{queued.Id}", response.Headers.Location!.OriginalString, StringComparison.Ordinal);

        await Api.Worker.Do(await Api.Worker.Claim<NarrateScene>());
        Assert.Equal("running", (await Get(queued.Id)).State);
        var files = await Api.Worker.Claim<DeliverSpeech>();
        await Api.Media.Save($"speech/{queued.Id:n}/{SpeechFiles.WebVtt}", new MemoryStream("WEBVTT\n"u8.ToArray()), CancellationToken.None);
        await Api.Worker.Complete(files);

        var done = await Get(queued.Id);
        Assert.Equal("succeeded", done.State);
        Assert.Equal("WEBVTT\n", await Http.GetStringAsync(done.Files!.WebVtt));
        await (await Http.GetAsync($"/api/v1/narrations/{queued.Id}/check.json")).Refused(HttpStatusCode.NotFound, "narration-not-found");
        await (await Http.GetAsync($"/api/v1/narrations/{Guid.NewGuid()}")).Refused(HttpStatusCode.NotFound, "narration-not-found");
    }

    [Fact]
    public async Task A_failure_says_why()
    {
        var queued = await (await Create(new() { Text = "Some words.", Voice = "en-us" })).Read<NarrationDto>(HttpStatusCode.Accepted);
        Assert.Equal("en-us", queued.Voice);

        await Api.Worker.Fail(await Api.Worker.Claim<NarrateScene>(), "voice-broken", "The voice is broken. Choose another.");

        var failed = await Get(queued.Id);
        Assert.Equal(("failed", "voice-broken"), (failed.State, failed.Problem!.Code));
    }

    [Theory]
    [InlineData(" ... ", null, null, "narration-missing")]
    [InlineData("Some words.", "nobody", null, "voice-unknown")]
    [InlineData("Some words.", null, "xx", "language-unknown")]
    [InlineData("Some \0 words.", null, null, "text-not-text")]
    public async Task What_cannot_be_spoken_is_refused(string text, string? voice, string? language, string code) =>
        await (await Create(new() { Text = text, Voice = voice, Language = language })).Refused(HttpStatusCode.UnprocessableEntity, code);

    private Task<HttpResponseMessage> Create(CreateNarrationRequest request) =>
        Http.PostAsJsonAsync("/api/v1/narrations", request, JsonDefaults.Options);

    private async Task<NarrationDto> Get(Guid id) => await (await Http.GetAsync($"/api/v1/narrations/{id}")).Read<NarrationDto>();
}
