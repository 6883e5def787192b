using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Narration.Flite;

namespace Trae.VideoWorker.Narration;

public static class NarrationRegistration
{
    /// <summary>Adds the narration of scenes and the list of voices; needs a media store.</summary>
    public static IHostApplicationBuilder AddNarration(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Voices").Get<VoiceOptions>() ?? new());

        // In the order in which their voices are listed.
        builder.Services.AddSingleton<EspeakEngine>();
        builder.Services.AddSingleton<ISpeechEngine>(services => services.GetRequiredService<EspeakEngine>());
        builder.Services.AddSingleton<ISpeechEngine, FliteEngine>();

        builder.Services.AddSingleton<BuiltInVoices>();
        builder.Services.AddSingleton<SpeechEngines>();
        builder.Services.AddSingleton<FailOver>();
        builder.Services.AddHostedService<VoicePublisher>();
        builder.AddJobHandler<NarrateScene, NarrateSceneHandler>();

        return builder;
    }
}
