using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Narration.Alignment;
using Trae.VideoWorker.Narration.Flite;
using Trae.VideoWorker.Narration.Piper;
using Trae.VideoWorker.Narration.Remote;

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

        builder.Services.AddSingleton<ISpeechEngine, PiperEngine>();
        builder.Services.AddSingleton<ISpeechEngine, OpenAiEngine>();
        builder.Services.AddSingleton<ISpeechEngine, AzureEngine>();

        builder.Services.AddSingleton<BuiltInVoices>();
        builder.Services.AddSingleton<SpeechAligner>();
        AddSpeechService(builder.Services);
        builder.Services.AddSingleton<SpeechEngines>();
        builder.Services.AddSingleton<FailOver>();
        builder.Services.AddHostedService<VoicePublisher>();
        builder.AddJobHandler<NarrateScene, NarrateSceneHandler>();

        return builder;
    }

    /// <summary>
    /// Speaking a text again does no harm, so a request that failed is repeated, though it is a POST; and long texts
    /// take longer than the usual ten seconds.
    /// </summary>
    internal static void AddSpeechService(IServiceCollection services)
    {
        var client = services.AddHttpClient(SpeechService.Client, http => http.Timeout = Timeout.InfiniteTimeSpan);
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
#pragma warning disable EXTEXP0001 // Taking the standard handler away is the documented way to put another in its place.
        client.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        client.AddStandardResilienceHandler(options =>
        {
            options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(60);
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(120);
            options.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(4);
        });

        services.AddSingleton<SpeechService>();
    }
}
