using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Tests.Api;

/// <summary>Brand voices: learnt from examples, applied by the built-in writer, and held against scripts.</summary>
public sealed class BrandVoiceTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Long =
        """
        The harbour of Vellmar does not sleep. It was built in 1874, and it is the only one on the coast that large ships can enter at low tide; its outer wall is made of granite blocks that were carried here by rail.
        A pilot boards each ship two miles out. The pilots do not use radar alone, and they are trained for four years before they may steer a tanker. It is not an easy profession. You can watch them from the old lighthouse.
        The crane drivers work in shifts of six hours. A crane cannot lift in a storm, so it is lowered and bolted to the rails when the wind rises. Nobody has been hurt since 1998.
        Most of the cargo is timber. The harbour utilises forty lorries, and they are loaded by two cranes at night. “We do not stop,” said the harbour master, “and we will not utilise robots.”
        In winter the basin does not freeze. Warm water flows in from the power station, and it is clean enough for seals. There is a colony of ninety on the northern pier.
        """;

    private ApiHost Api { get; } = shared.Host;

    private HttpClient Http => Api.Http;

    [Fact]
    public async Task A_voice_is_learnt_from_its_examples_and_told_in_words()
    {
        var made = await Make(SampleVoice.Friendly);
        var profile = made.Profile;

        Assert.Equal(("en", 3, VoiceAddress.You), (profile.Language, profile.Examples, profile.Address));
        Assert.InRange(profile.Measures.SentenceWords, 4, 9);
        Assert.True(profile.Measures.Contractions > 0.9, $"{profile.Measures.Contractions}");
        Assert.InRange(profile.Measures.Questions, 0.04, 0.12);
        Assert.Equal(SampleVoice.Opening, profile.Openings[0].Text);
        Assert.Equal(new VoiceLine(SampleVoice.Closing, 3), profile.Closings[0]);
        Assert.Contains(profile.Terms, term => term.Words == "plain and simple");
        Assert.Contains(profile.Terms, term => term.Words is "honestly");
        Assert.DoesNotContain(profile.Terms, term => term.Words.Contains("tomato", StringComparison.Ordinal) || term.Words is "don't" or "it's" or "you ll see" or "you need");
        Assert.Contains(made.Summary, sentence => sentence.StartsWith($"Learnt from {profile.Measures.Words} words in 3 examples", StringComparison.Ordinal));
        Assert.Contains(made.Summary, sentence => sentence.Contains("speaks to the viewer", StringComparison.Ordinal));
        Assert.Contains(made.Summary, sentence => sentence.Contains(SampleVoice.Opening, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_voice_is_changed_by_version_learnt_anew_and_deleted()
    {
        var made = await Make(SampleVoice.Friendly);
        var path = $"/api/v1/brand-voices/{made.Id}";
        var fewer = SampleVoice.Friendly with { Name = "Dry", Examples = [.. SampleVoice.Friendly.Examples.Take(1)], Avoid = [new("gorgeous")] };

        Assert.Equal("\"1\"", (await Http.GetAsync(path)).Headers.ETag!.Tag);
        var saved = await (await Put(path, fewer, "\"1\"")).Read<BrandVoiceDto>();
        Assert.Equal((2, "Dry", 1), (saved.Version, saved.Voice.Name, saved.Profile.Examples));
        Assert.Empty(saved.Profile.Openings);
        await (await Put(path, fewer, "\"1\"")).Refused(HttpStatusCode.PreconditionFailed, "brand-voice-changed");
        await (await Put(path, fewer, null)).Refused(HttpStatusCode.PreconditionRequired, "if-match-required");
        Assert.Contains(await Http.GetFromJsonAsync<BrandVoiceDto[]>("/api/v1/brand-voices", JsonDefaults.Options) ?? [], voice => voice.Id == made.Id);
        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync(path)).StatusCode);
        await (await Http.GetAsync(path)).Refused(HttpStatusCode.NotFound, "brand-voice-not-found");
        await (await Http.Create(Briefs.Octopus with { BrandVoice = made.Id })).Refused(HttpStatusCode.UnprocessableEntity, "brand-voice-not-found");
    }

    public static TheoryData<string, string, BrandVoice> Bad => new()
    {
        { "name-missing", "name", SampleVoice.Friendly with { Name = " " } },
        { "text-not-text", "name", SampleVoice.Friendly with { Name = "a\0b" } },
        { "examples-missing", "examples", SampleVoice.Friendly with { Examples = [] } },
        { "example-too-short", "examples[0].text", Of("") },
        { "example-too-short", "examples[0].text", Of("Only a few words are here, and that is no voice.") },
        { "example-too-short", "examples[0].text", Of(string.Concat(Enumerable.Repeat("🐙 🎉 ", 500))) },
        { "example-too-short", "examples[1].text", SampleVoice.Friendly with { Examples = [SampleVoice.Friendly.Examples[0], null!] } },
        { "example-too-long", "examples[0].text", Of(string.Join(' ', Enumerable.Repeat("word", 5_001))) },
        { "example-too-long", "examples[0].text", Of(new string('x', 60_001)) },
        { "text-not-text", "examples[0].text", Of(SampleVoice.Texts[0] + "\0") },
        { "examples-differ", "examples[1].text", SampleVoice.Friendly with { Examples = [new() { Text = SampleVoice.Texts[0] + SampleVoice.Texts[1] }, new() { Text = German }] } },
        { "example-video-unknown", "examples[0].video", SampleVoice.Friendly with { Examples = [new() { Video = Guid.NewGuid() }] } },
        { "text-not-text", "use[0]", SampleVoice.Friendly with { Use = ["a\0"] } },
        { "term-empty", "use[0]", SampleVoice.Friendly with { Use = ["…"] } },
        { "term-empty", "avoid[0]", SampleVoice.Friendly with { Avoid = [null!] } },
        { "instead-avoided", "avoid[0].instead", SampleVoice.Friendly with { Avoid = [new("use", "make use of")] } },
        { "text-not-text", "notes", SampleVoice.Friendly with { Notes = "\0" } },
        { "text-not-text", "closing", SampleVoice.Friendly with { Closing = "Bye.\0" } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_no_voice_can_be_learnt_from_is_refused_with_the_place(string code, string path, BrandVoice voice)
    {
        var response = await Http.PostAsync("/api/v1/brand-voices", ApiCalls.Json(voice));

        await response.Refused(HttpStatusCode.UnprocessableEntity, code);
        Assert.True((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(path, out _), path);
    }

    [Fact]
    public async Task An_example_of_ten_megabytes_is_not_read()
    {
        // Refused before it is sent, as long as the answer comes within the second that a client waits for it: so not as the first request.
        await (await Http.GetAsync("/api/v1/brand-voices")).Read<BrandVoiceDto[]>();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/brand-voices") { Content = ApiCalls.Json(Of(new string('x', 10_000_000))) };
        request.Headers.ExpectContinue = true;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("ar", "اللغة بحر واسع، والناس يبحرون فيه كل يوم دون أن ينتبهوا إلى عمقه. ")]
    [InlineData("ja", "海はとても広いです。人々は毎日、その深さに気づかずに船を出します。")]
    [InlineData("he", "הים רחב מאוד, ואנשים מפליגים בו בכל יום בלי לחשוב על עומקו. ")]
    [InlineData("ru", "Море очень широкое, и люди каждый день плывут по нему, не думая о его глубине. ")]
    public async Task Other_languages_are_measured_as_far_as_they_can_be(string language, string sentence)
    {
        var made = await Make(Of(string.Concat(Enumerable.Repeat(sentence, 12))));

        Assert.Equal(language, made.Profile.Language);
        Assert.True(made.Profile.Measures.SentenceWords > 3);
        Assert.Empty(made.Profile.Terms);
        Assert.Contains(made.Summary, line => line.Contains("name them yourself", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_built_in_writer_writes_in_the_voice_and_invents_nothing()
    {
        var voice = await Make(SampleVoice.Friendly with { Avoid = [new("utilises", "uses"), new("profession", null)] });
        var plain = await Http.Written(new() { Text = Long, Seconds = 60 });
        var voiced = await Http.Written(new() { Text = Long, Seconds = 60, BrandVoice = voice.Id });
        Assert.True(voiced.State == VideoState.Draft, voiced.Problem?.Message);
        Assert.Equal(voice.Id, (await Http.Video(voiced.Id)).BrandVoice);
        var (before, after) = (await Spoken(plain.Id), await Spoken(voiced.Id));

        Assert.StartsWith(SampleVoice.Opening, after, StringComparison.Ordinal);
        Assert.EndsWith(SampleVoice.Closing, after, StringComparison.Ordinal);
        Assert.Contains("can't", after, StringComparison.Ordinal);
        Assert.DoesNotContain("does not", after.Split('“')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("utilises", after, StringComparison.Ordinal);
        Assert.Contains("lorries. And they're loaded", after, StringComparison.Ordinal);
        Assert.Contains("we will not utilise robots", after, StringComparison.Ordinal);
        Assert.True(Mean(after) < Mean(before) - 1, $"{Mean(after)} and {Mean(before)}");

        // Contractions undone, its sentences are the source's own; what is cited is what is said.
        var storyboard = (await Http.Storyboard(voiced.Id)).Storyboard;
        foreach (var scene in storyboard.Scenes)
        {
            var sentences = SentenceSplitter.Split(scene.Narration, "en");
            Assert.All(scene.Citations!, citation => Assert.InRange(citation.Spoken, 0, sentences.Count - 1));
            Assert.Equal(
                sentences.Select(sentence => sentence.Trim()).Where(sentence => sentence is not (SampleVoice.Opening or SampleVoice.Closing)).Count(),
                scene.Citations!.Select(citation => citation.Spoken).Distinct().Count());
        }
    }

    [Fact]
    public async Task A_script_is_held_against_a_voice_measure_by_measure()
    {
        var voice = await Make(SampleVoice.Friendly with { Avoid = [new("utilise*", "use")] });
        var video = await Http.Written(new() { Text = Long, Seconds = 60 });
        await (await Http.GetAsync($"/api/v1/videos/{video.Id}/voice")).Refused(HttpStatusCode.Conflict, "brand-voice-none");
        await (await Http.GetAsync($"/api/v1/videos/{video.Id}/voice?voice={Guid.NewGuid()}")).Refused(HttpStatusCode.UnprocessableEntity, "brand-voice-not-found");

        var check = await (await Http.GetAsync($"/api/v1/videos/{video.Id}/voice?voice={voice.Id}")).Read<VoiceCheckDto>();

        Assert.False(Finding(check, "sentences").Fits);
        Assert.NotEmpty(Finding(check, "sentences").Scenes);
        Assert.False(Finding(check, "contractions").Fits);
        Assert.False(Finding(check, "opening").Fits);
        Assert.Contains(SampleVoice.Opening, Finding(check, "opening").Message, StringComparison.Ordinal);

        // The built-in writer brings it nearer, and only when that is taken is anything changed.
        var saved = await Http.Storyboard(video.Id);
        var proposal = await (await Http.PostAsync($"/api/v1/videos/{video.Id}/proposals", ApiCalls.Json(new CraftRequest { Kind = CraftKind.Voice, BrandVoice = voice.Id, Writer = "built-in" }))).Read<CraftDto>();
        Assert.NotEmpty(proposal.Changed);
        Assert.Equal(HttpStatusCode.OK, (await Http.Save(video.Id, proposal.Storyboard!, $"\"{saved.Version}\"")).StatusCode);
        Assert.True(Finding(await (await Http.GetAsync($"/api/v1/videos/{video.Id}/voice?voice={voice.Id}")).Read<VoiceCheckDto>(), "contractions").Fits);
        await (await Http.PostAsync($"/api/v1/videos/{video.Id}/proposals", ApiCalls.Json(new CraftRequest { Kind = CraftKind.Voice, Writer = "built-in" }))).Refused(HttpStatusCode.UnprocessableEntity, "brand-voice-not-found");
    }

    [Fact]
    public async Task A_script_of_a_video_teaches_and_what_nobody_may_say_is_no_opening()
    {
        var video = await Http.Written(Briefs.Octopus with { Seconds = 60 });
        var made = await Make(new BrandVoice("Ours", [new() { Video = video.Id }]));
        Assert.Equal(video.Id, made.Voice.Examples[0].Video);
        Assert.Contains((await Http.Storyboard(video.Id)).Storyboard.Scenes[0].Narration, made.Voice.Examples[0].Text, StringComparison.Ordinal);

        using var other = await Api.As(WorkspaceRole.Owner, await Api.People.AddWorkspace());
        await (await other.PostAsync("/api/v1/brand-voices", ApiCalls.Json(new BrandVoice("Theirs", [new() { Video = video.Id }])))).Refused(HttpStatusCode.UnprocessableEntity, "example-video-unknown");
        await (await other.Create(Briefs.Octopus with { BrandVoice = made.Id })).Refused(HttpStatusCode.UnprocessableEntity, "brand-voice-not-found");
        await (await other.PutAsync("/api/v1/safety", ApiCalls.Json(new SafetyDto([new("miracle cure", "We sell none.")])))).Read<SafetyDto>();
        await (await other.PostAsync("/api/v1/brand-voices", ApiCalls.Json(SampleVoice.Friendly with { Opening = "A miracle cure, daily." }))).Refused(HttpStatusCode.UnprocessableEntity, "content-refused");
    }

    private const string German = "Du brauchst keinen Garten, um Tomaten zu ziehen. Du brauchst einen Topf, ein Fenster und ein wenig Geduld. Gieße sie am Morgen und ertränke sie nicht. Wenn die Blätter sich rollen, warst du zu freundlich. In einem Monat siehst du Blüten, und dann wartest du auf die Früchte, die nicht zu früh geerntet werden sollen.";

    private static BrandVoice Of(string text) => new("Voice", [new() { Text = text }]);

    private static VoiceFinding Finding(VoiceCheckDto check, string measure) => check.Findings.Single(finding => finding.Measure == measure);

    private static double Mean(string text) => SentenceSplitter.Split(text, "en").Average(WordCounter.Spoken);

    private async Task<string> Spoken(Guid video) => string.Join(' ', (await Http.Storyboard(video)).Storyboard.Scenes.Select(scene => scene.Narration));

    private async Task<BrandVoiceDto> Make(BrandVoice voice) => await (await Http.PostAsync("/api/v1/brand-voices", ApiCalls.Json(voice))).Read<BrandVoiceDto>(HttpStatusCode.Created);

    private Task<HttpResponseMessage> Put(string path, BrandVoice voice, string? ifMatch)
    {
        var message = new HttpRequestMessage(HttpMethod.Put, path) { Content = ApiCalls.Json(voice) };
        if (ifMatch is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return Http.SendAsync(message);
    }
}
