using Trae.Contracts;
using Trae.Media;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Puts a picture of each presenter where the rest of the graph finds it, once at start.</summary>
internal sealed partial class PresenterPublisher(IMediaStore media, ILogger<PresenterPublisher> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var presenter in Looks.Presenters)
        {
            var picture = await Task.Run(() => PresenterPicture.Draw(presenter, PresenterCatalogue.PictureSide), stoppingToken);
            try
            {
                await media.Save(PresenterCatalogue.MediaKey(presenter), new MemoryStream(picture), stoppingToken);
            }
            catch (IOException e)
            {
                // The pages do without the pictures; what the store is needed for fails with the same reason.
                NotPublished(log, presenter, e.Message);
                return;
            }
        }

        Published(log, Looks.Presenters.Count);
    }

    [LoggerMessage(LogLevel.Information, "Published pictures of {Count} presenters")]
    private static partial void Published(ILogger logger, int count);

    [LoggerMessage(LogLevel.Error, "The picture of presenter {Presenter} could not be saved: {Reason}")]
    private static partial void NotPublished(ILogger logger, string presenter, string reason);
}
