using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Narration;

namespace Trae.Tests.Narration;

/// <summary>The worker's speech as it is put together, on a folder of media.</summary>
public sealed class NarrationRegistrationTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("narration").FullName;
    private readonly WebApplication _app;

    public NarrationRegistrationTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:media"] = $"Folder={_folder}",
            ["Voices:FallBack"] = "true",
            ["Voices:OpenAi:Address"] = "http://127.0.0.1:9/v1",
            ["Voices:OpenAi:Voices"] = "alloy, nova",
        });
        builder.AddMediaStore();
        builder.AddNarration();
        _app = builder.Build();
    }

    private IMediaStore Media => _app.Services.GetRequiredService<IMediaStore>();

    [Fact]
    public async Task All_engines_that_are_there_list_their_voices_and_say_which_are_remote()
    {
        var voices = await _app.Services.GetRequiredService<SpeechEngines>().Voices(default);

        Assert.Equal("en-us", voices[0].Id);
        Assert.Equal(voices.Count, voices.Select(voice => voice.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["Flite", "OpenAI-compatible speech", "eSpeak NG"], voices.Select(voice => voice.Engine).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["openai:alloy", "openai:nova"], voices.Where(voice => voice.Remote).Select(voice => voice.Id));
    }

    [Fact]
    public async Task What_another_engine_spoke_is_one_productions_alone_and_the_next_tries_the_asked_voice_again()
    {
        // Nobody listens there; a refused key is told at once, where a refused connection would be tried for a while.
        var engines = new SpeechEngines([new Refusing(), .. _app.Services.GetServices<ISpeechEngine>()], _app.Services.GetRequiredService<ILogger<SpeechEngines>>());
        var handler = new NarrateSceneHandler(ActivatorUtilities.CreateInstance<FailOver>(_app.Services, engines), Media);
        var job = new NarrateScene("Hello there.", "en", new("refusing:one"));
        var (first, second) = (new JobContext(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 1), new JobContext(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 1));

        await handler.Handle(job, first, default);

        Assert.Null(await Media.Find(MediaKeys.Narration(job), default));
        var track = await Media.ReadNarration(job, first.GroupId, default);
        Assert.Equal("eSpeak NG", track.Engine);
        Assert.Contains("no credit", track.Fallback, StringComparison.Ordinal);
        Assert.True(first.HasNote);
        Assert.Contains("no credit", first.Progress.Stage, StringComparison.Ordinal);
        Assert.NotNull(await Media.Find(track.Audio, default));

        Refusing.Pays = true;
        await handler.Handle(job, second, default);

        Assert.False(second.HasNote);
        Assert.Equal("Refusing", (await Media.ReadNarration(job, second.GroupId, default)).Engine);

        // The first production keeps what its pictures were drawn from, and its segments are not the others'.
        Assert.Equal("eSpeak NG", (await Media.ReadNarration(job, first.GroupId, default)).Engine);
        var scene = new RenderScene(new(Guid.NewGuid(), SceneLayout.Title, job.Text, new(Heading: "x")), job, new(VideoFormat.Wide));
        Assert.NotEqual(MediaKeys.Segment(scene), MediaKeys.Segment(scene, track));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A service whose account is empty, until somebody pays.</summary>
    private sealed class Refusing : ISpeechEngine
    {
        public static bool Pays { get; set; }

        public string Name => "Refusing";

        public bool Owns(string voice) => voice.StartsWith("refusing:", StringComparison.Ordinal);

        public Task<IReadOnlyList<Voice>> Voices(CancellationToken ct) => throw new HttpRequestException("down");

        public string Spell(string ipa) => ipa;

        public Task<IReadOnlyList<RawSpeech>> Speak(IReadOnlyList<string> texts, SpeechStyle style, CancellationToken ct) => Pays
            ? new EspeakEngine().Speak(texts, style with { Voice = "en-gb" }, ct)
            : throw new PermanentJobException("speech-refused", "The account has no credit.");
    }
}
