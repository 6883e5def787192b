using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Delivery;

/// <summary>Draws posters of what the video has to show, and keeps the three that catch the eye most.</summary>
public sealed class DeliverPostersHandler(PartDelivery delivery, Poster poster, IMediaStore media, Ffmpeg ffmpeg) : IJobHandler<DeliverPosters>
{
    private const string Stage = "Drawing posters";
    private const int Kept = 3;

    // Enough to find three among; a long video is looked at in even steps.
    private const int MostScenes = 12;

    public Task Handle(DeliverPosters job, JobContext context, CancellationToken ct) => delivery.Deliver(
        DeliveryPart.Posters,
        job.Folder,
        context,
        async work =>
        {
            context.Report(Stage, 0);
            var drawn = new List<Drawn>();
            var candidates = PosterCandidates.Of(job.Title, await Timed(job.Scenes, context.GroupId, work, ct));
            foreach (var candidate in candidates)
            {
                ct.ThrowIfCancellationRequested();
                using var shown = await media.FetchMedia(candidate.Job, work, ffmpeg, ct);
                var jpeg = poster.Draw(candidate, shown);
                var scene = candidate.Timeline.Scene;
                drawn.Add(new(jpeg, (scene.Layout, scene.Background), PosterCandidates.Score(jpeg, candidate.Timeline.Look.Presenter is not null)));
                context.Report(Stage, (double)drawn.Count / candidates.Count);
            }

            return await Save(Best(drawn), new(DigitalSources.Of(job.Scenes), job.Title), work, ct);
        },
        ct);

    // The best of each kind before the second best of any: three of one kind are no choice.
    private static IEnumerable<byte[]> Best(List<Drawn> drawn) => drawn
        .GroupBy(poster => poster.Kind)
        .SelectMany(kind => kind.OrderByDescending(poster => poster.Score).Select((poster, place) => (poster.Jpeg, poster.Score, place)))
        .OrderBy(poster => poster.place)
        .ThenByDescending(poster => poster.Score)
        .Take(Kept)
        .Select(poster => poster.Jpeg);

    private static async Task<IReadOnlyList<string>> Save(IEnumerable<byte[]> posters, Disclosure disclosure, WorkFolder work, CancellationToken ct)
    {
        var names = new List<string>();
        foreach (var jpeg in posters)
        {
            names.Add(DeliveryFiles.Poster(names.Count + 1));
            await File.WriteAllBytesAsync(work.PathOf(names[^1]), jpeg, ct);
            await disclosure.WriteTo(work.PathOf(names[^1]), ct);
        }

        return names;
    }

    private async Task<IReadOnlyList<TimedScene>> Timed(IReadOnlyList<RenderScene> scenes, Guid production, WorkFolder work, CancellationToken ct)
    {
        var timed = new List<TimedScene>();
        var step = Math.Max(1, (scenes.Count + MostScenes - 1) / MostScenes);
        foreach (var scene in scenes.Where((_, index) => index % step == 0))
        {
            var narration = await media.ReadNarration(scene.Narration, production, ct);
            timed.Add(new(scene, narration, await media.TimelineOf(scene, narration, work, ffmpeg, ct)));
        }

        return timed;
    }

    /// <param name="Kind">What makes two posters alike.</param>
    private sealed record Drawn(byte[] Jpeg, (SceneLayout Layout, Background? Light) Kind, double Score);
}
