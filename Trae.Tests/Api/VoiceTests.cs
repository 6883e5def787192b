using System.Net;
using Trae.Contracts;
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
