using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Delivery;

/// <summary>Takes the sound out of a finished video, untouched.</summary>
public sealed class DeliverAudioHandler(PartDelivery delivery, Ffmpeg ffmpeg) : IJobHandler<DeliverAudio>
{
    public Task Handle(DeliverAudio job, JobContext context, CancellationToken ct) => delivery.Deliver(
        DeliveryPart.Audio,
        job.Folder,
        context,
        async work =>
        {
            context.Report("Taking out the sound", 0);
            var disclosure = new Disclosure(DigitalSources.Of(await delivery.ReadSummary(job.Folder, ct)));
            var file = work.PathOf(DeliveryFiles.Audio);
            await ffmpeg.Run(PartArguments.Audio(await delivery.FetchVideo(job.Folder, work, ct), disclosure, file), report: null, ct);
            await disclosure.WriteTo(file, ct);

            return [DeliveryFiles.Audio];
        },
        ct);
}

/// <summary>Encodes a finished video with AV1 and Opus.</summary>
public sealed class DeliverWebMHandler(PartDelivery delivery, Ffmpeg ffmpeg) : IJobHandler<DeliverWebM>
{
    private const string Stage = "Encoding WebM";

    public Task Handle(DeliverWebM job, JobContext context, CancellationToken ct) => delivery.Deliver(
        DeliveryPart.WebM,
        job.Folder,
        context,
        async work =>
        {
            context.Report(Stage, 0);
            var summary = await delivery.ReadSummary(job.Folder, ct);
            await ffmpeg.Run(
                PartArguments.WebM(
                    await delivery.FetchVideo(job.Folder, work, ct), new(DigitalSources.Of(summary)), ffmpeg.Options.Threads, work.PathOf(DeliveryFiles.WebM)),
                progress => context.Report(Stage, progress.Time / summary.Duration),
                ct);

            return [DeliveryFiles.WebM];
        },
        ct);
}

/// <summary>Makes a few silent seconds of a finished video, for lists and messages.</summary>
public sealed class DeliverPreviewHandler(PartDelivery delivery, Ffmpeg ffmpeg) : IJobHandler<DeliverPreview>
{
    public Task Handle(DeliverPreview job, JobContext context, CancellationToken ct) => delivery.Deliver(
        DeliveryPart.Preview,
        job.Folder,
        context,
        async work =>
        {
            context.Report("Making previews", 0);
            var summary = await delivery.ReadSummary(job.Folder, ct);
            var (webp, gif) = (work.PathOf(DeliveryFiles.PreviewWebP), work.PathOf(DeliveryFiles.PreviewGif));
            await ffmpeg.Run(
                PartArguments.Preview(await delivery.FetchVideo(job.Folder, work, ct), summary.Duration, webp, gif), report: null, ct);

            var disclosure = new Disclosure(DigitalSources.Of(summary));
            await disclosure.WriteTo(webp, ct);
            await disclosure.WriteTo(gif, ct);

            return [DeliveryFiles.PreviewWebP, DeliveryFiles.PreviewGif];
        },
        ct);
}
