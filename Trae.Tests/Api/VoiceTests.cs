using System.Net;
using Trae.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Trae.Jobs;
using Trae.Media;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

public sealed class VoiceTests(PostgresServer postgres)
{
    [Theory]
    [InlineData("", "en-gb en-us ru")]
    [InlineData("?language=en", "en-gb en-us")]
    [InlineData("?language=EN-us", "en-gb en-us")]
    [InlineData("?language=tlh", "")]
    public async Task Voices_are_listed_by_language(string query, string expected)
    {
        await using var api = await ApiHost.Start(postgres);

        var voices = await (await api.Http.GetAsync($"/api/v1/voices{query}")).Read<IReadOnlyList<Voice>>();

        Assert.Equal(expected, string.Join(' ', voices.Select(voice => voice.Id)));
    }

    [Fact]
    public async Task A_sample_of_a_voice_is_made_once_and_then_played()
    {
        await using var api = await ApiHost.Start(postgres);
        var media = api.Services.GetRequiredService<IMediaStore>();
        var leases = api.Services.GetRequiredService<JobLeases>();

        var first = await api.Http.PostAsync("/api/v1/voices/en-gb/preview", null);
        var second = await api.Http.PostAsync("/api/v1/voices/en-gb/preview", null);
        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted], [first.StatusCode, second.StatusCode]);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Http.GetAsync("/api/v1/voices/en-gb/preview")).StatusCode);

        var job = await leases.Claim([nameof(NarrateScene)], "fake", TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Null(await leases.Claim([nameof(NarrateScene)], "fake", TimeSpan.FromMinutes(1), CancellationToken.None));
        var sample = System.Text.Json.JsonSerializer.Deserialize<NarrateScene>(job!.Payload, JsonDefaults.Options)!;
        Assert.Equal("en-gb", sample.Speaker.Voice);
        await media.Save(MediaKeys.NarrationAudio(sample), new MemoryStream("RIFF sound"u8.ToArray()), CancellationToken.None);
        await leases.Complete(job, CancellationToken.None);

        var made = await (await api.Http.PostAsync("/api/v1/voices/en-gb/preview", null)).Read<VoicePreviewDto>();
        var played = await api.Http.GetAsync(made.Audio);
        Assert.Equal(("audio/wav", "RIFF sound"), (played.Content.Headers.ContentType!.MediaType, await played.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_voice_that_cannot_speak_says_why_and_an_unknown_one_is_not_found()
    {
        await using var api = await ApiHost.Start(postgres);
        var leases = api.Services.GetRequiredService<JobLeases>();
        await api.Http.PostAsync("/api/v1/voices/ru/preview", null);
        var job = await leases.Claim([nameof(NarrateScene)], "fake", TimeSpan.FromMinutes(1), CancellationToken.None);
        await leases.Fail(job!, "speech-refused", "The service refused. Check its key.", null, CancellationToken.None);

        var failed = await api.Http.PostAsync("/api/v1/voices/ru/preview", null);
        var unknown = await api.Http.PostAsync("/api/v1/voices/tlh/preview", null);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, failed.StatusCode);
        Assert.Contains("Check its key", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Looks_are_listed()
    {
        await using var api = await ApiHost.Start(postgres);

        var looks = await (await api.Http.GetAsync("/api/v1/looks")).Read<LooksDto>();

        Assert.Equal(Looks.Themes, looks.Themes);
        Assert.Equal(new FormatDto(VideoFormat.Tall, 1080, 1920), looks.Formats[1]);
        Assert.Contains(new FormatDto(VideoFormat.Portrait, 1080, 1350), looks.Formats);
    }

    [Fact]
    public async Task The_language_chooses_the_voice_and_the_asked_voice_wins()
    {
        await using var api = await ApiHost.Start(postgres);

        async Task<string> VoiceOf(CreateVideoRequest request) =>
            (await api.Http.Storyboard((await api.Http.Written(request)).Id)).Storyboard.Speaker.Voice;

        Assert.Equal("en-us", await VoiceOf(Briefs.Octopus with { Language = "en-US" }));
        Assert.Equal("en-gb", await VoiceOf(Briefs.Octopus with { Language = "en" }));
        Assert.Equal("en-us", await VoiceOf(Briefs.Octopus with { Voice = "en-us" }));
    }

    [Fact]
    public async Task Before_a_worker_has_told_its_voices_a_video_waits_for_them()
    {
        await using var api = await ApiHost.Start(postgres, withVoices: false);
        Assert.Empty(await (await api.Http.GetAsync("/api/v1/voices")).Read<IReadOnlyList<Voice>>());
        await (await api.Http.Create(Briefs.Octopus with { Voice = "en-gb" })).Refused(HttpStatusCode.ServiceUnavailable, "voices-not-ready");
        var video = await (await api.Http.Create(Briefs.Octopus)).Read<VideoDto>(HttpStatusCode.Created);

        await api.Media.SaveJson(VoiceCatalogue.MediaKey, new VoiceCatalogue([ApiHost.English]), CancellationToken.None);

        Assert.Equal(VideoState.Draft, (await api.Http.Until(video.Id, now => now.State != VideoState.Writing)).State);
    }

    [Fact]
    public async Task Everything_works_while_redis_is_down()
    {
        // Port 1 is nobody's: each use of the cache fails.
        await using var api = await ApiHost.Start(
            postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings:cache"] = "127.0.0.1:1" });

        Assert.Equal(3, (await (await api.Http.GetAsync("/api/v1/voices")).Read<IReadOnlyList<Voice>>()).Count);
        Assert.Equal(VideoState.Published, (await api.Published()).State);
        Assert.Equal(HttpStatusCode.OK, (await api.Http.GetAsync("/health")).StatusCode);
    }
}
