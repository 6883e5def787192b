using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Narration;

public static class NarrationRegistration
{
    /// <summary>Adds the narration of scenes and the list of voices; needs a media store.</summary>
    public static IHostApplicationBuilder AddNarration(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EspeakEngine>();
        builder.Services.AddSingleton<Narrator>();
        builder.Services.AddHostedService<VoicePublisher>();
        builder.AddJobHandler<NarrateScene, NarrateSceneHandler>();

        return builder;
    }
}
