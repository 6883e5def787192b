using Trae.Contracts;
using Trae.Media;

namespace Trae.VideoWorker.Narration;

/// <summary>Tells the rest of the graph, once at start, which voices this worker speaks with.</summary>
internal sealed partial class VoicePublisher(SpeechEngines engines, IMediaStore media, ILogger<VoicePublisher> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var voices = await engines.Voices(stoppingToken);

        if (voices.Count == 0)
        {
            // The worker goes on: what it cannot narrate fails with the reason, where a person sees it.
            NoVoices(log);
            return;
        }

        await media.SaveJson(VoiceCatalogue.MediaKey, new VoiceCatalogue(voices), stoppingToken);
        Published(log, voices.Count);
    }

    [LoggerMessage(LogLevel.Information, "Published {Count} voices")]
    private static partial void Published(ILogger logger, int count);

    [LoggerMessage(LogLevel.Error, "There are no voices to publish: no speech engine is installed")]
    private static partial void NoVoices(ILogger logger);
}
