using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Delivery;

/// <summary>Makes adaptive streaming (HLS) of a finished video: every quality in one decode, then playlists over what was made.</summary>
public sealed class DeliverStreamHandler(PartDelivery delivery, IMediaStore media, Ffmpeg ffmpeg) : IJobHandler<DeliverStream>
{
    private const string Stage = "Making streaming";

    public Task Handle(DeliverStream job, JobContext context, CancellationToken ct) => delivery.Deliver(
        DeliveryPart.Stream,
        job.Folder,
        context,
        async work =>
        {
            context.Report(Stage, 0);
            var summary = await delivery.ReadSummary(job.Folder, ct);
            var transcript = await media.ReadJson<Transcript>(job.Folder + ProductionFiles.Transcript, ct);
            var video = await delivery.FetchVideo(job.Folder, work, ct);

            return await Make(video, summary, transcript.Language, work, fraction => context.Report(Stage, fraction), ct);
        },
        ct);

    /// <returns>The names of the files, the master playlist last.</returns>
    public async Task<IReadOnlyList<string>> Make(
        string video, FinishedVideo summary, string language, WorkFolder work, Action<double> made, CancellationToken ct)
    {
        var size = new FrameSize(summary.Width, summary.Height);
        var ladder = StreamLadder.Of(size);
        var thumbnails = ThumbnailGrid.Of(size, summary.Frames);
        var disclosure = new Disclosure(DigitalSources.Of(summary));

        await ffmpeg.Run(
            StreamArguments.Make(video, ladder, thumbnails, disclosure, ffmpeg.Options.Threads, work.PathOf),
            progress => made((double)progress.Frame / Math.Max(1, summary.Frames)),
            ct);

        // Before the playlists, which say where in the files everything is.
        foreach (var file in ladder.Select(rung => rung.File).Append(StreamPlaylists.AudioFile).Select(work.PathOf))
        {
            await disclosure.WriteToHeader(file, FragmentedFile.Read(file).InitLength, ct);
        }

        await disclosure.WriteTo(work.PathOf(ThumbnailGrid.File), ct);
        var texts = Playlists(summary, ladder, thumbnails, language, disclosure, work);
        foreach (var (name, text) in texts)
        {
            await File.WriteAllTextAsync(work.PathOf(name), text, ct);
        }

        return [.. ladder.Select(rung => rung.File), StreamPlaylists.AudioFile, ThumbnailGrid.File, .. texts.Keys];
    }

    private static Dictionary<string, string> Playlists(
        FinishedVideo summary, IReadOnlyList<Rung> ladder, ThumbnailGrid thumbnails, string language, Disclosure disclosure, WorkFolder work)
    {
        List<(Rung Rung, FragmentedFile File)> qualities = [.. ladder.Select(rung => (rung, FragmentedFile.Read(work.PathOf(rung.File))))];
        var audio = FragmentedFile.Read(work.PathOf(StreamPlaylists.AudioFile));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StreamPlaylists.AudioPlaylist] = StreamPlaylists.Media(audio),
            [StreamPlaylists.CaptionsPlaylist] = StreamPlaylists.Captions(summary.Duration),
            [DeliveryFiles.Thumbnails] = thumbnails.WebVtt(),
        };
        foreach (var (rung, file) in qualities)
        {
            texts[rung.Playlist] = StreamPlaylists.Media(file);
            texts[rung.Keyframes] = StreamPlaylists.Keyframes(file);
        }

        texts[DeliveryFiles.Stream] = StreamPlaylists.Master(qualities, audio, language, disclosure.Source);

        return texts;
    }
}
