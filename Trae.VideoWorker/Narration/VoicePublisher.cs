using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.VideoWorker.Narration;

/// <summary>Tells the rest of the graph, once at start, which voices this worker speaks with.</summary>
internal sealed partial class VoicePublisher(IMediaStore media, ILogger<VoicePublisher> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var (voices, variants) = await EspeakEngine.ListVoices(stoppingToken);
            var catalogue = VoiceCatalog.Of(voices, variants);

            await media.SaveJson(VoiceCatalogue.MediaKey, catalogue, stoppingToken);
            Published(log, catalogue.Voices.Count);
        }
        catch (PermanentJobException e)
        {
            // The worker goes on: what it cannot narrate fails with the same reason, where a person sees it.
            NoVoices(log, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Published {Count} voices")]
    private static partial void Published(ILogger logger, int count);

    [LoggerMessage(LogLevel.Error, "There are no voices to publish: {Reason}")]
    private static partial void NoVoices(ILogger logger, string reason);
}
