using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Delivery;

public static class DeliveryRegistration
{
    /// <summary>Adds what is made beyond the MP4, and speech without a video; needs rendering.</summary>
    public static IHostApplicationBuilder AddDelivery(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PartDelivery>();

        builder.AddJobHandler<DeliverStream, DeliverStreamHandler>();
        builder.AddJobHandler<DeliverAudio, DeliverAudioHandler>();
        builder.AddJobHandler<DeliverPreview, DeliverPreviewHandler>();
        builder.AddJobHandler<DeliverPosters, DeliverPostersHandler>();
        builder.AddJobHandler<DeliverWebM, DeliverWebMHandler>();
        builder.AddJobHandler<DeliverVertical, DeliverVerticalHandler>();
        builder.AddJobHandler<DeliverSpeech, DeliverSpeechHandler>();

        return builder;
    }
}
