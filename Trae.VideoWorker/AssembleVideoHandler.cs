using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Quality;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker;

/// <summary>Makes the finished files of a production from its segments and its sound.</summary>
public sealed class AssembleVideoHandler(
    VideoAssembler assembler, Soundtracks soundtracks, DamagedParts parts, Poster poster, IMediaStore media, Ffmpeg ffmpeg)
    : IJobHandler<AssembleVideo>
{
    private const string Stage = "Joining";

    public async Task Handle(AssembleVideo job, JobContext context, CancellationToken ct)
    {
        // The summary is saved last: where it is, everything is.
        if (await media.Find(job.Folder + ProductionFiles.Summary, ct) is not null)
        {
            return;
        }

        context.Report(Stage, 0);
        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);
        var scenes = await media.ReadTimed(job.Scenes, context.GroupId, folder, ffmpeg, ct);
        SceneTimeline[] timelines = [.. scenes.Select(scene => scene.Timeline)];

        var disclosure = new Disclosure(DigitalSources.Of(job.Scenes), job.Title);

        // Drawing takes one core, joining another.
        var video = Whole(SaveVideo(job, scenes, timelines, disclosure, folder, context, ct), job, scenes, ct);
        await Task.WhenAll(video, Task.Run(() => SavePoster(job.Folder, scenes, disclosure, folder, ct), ct));

        await SaveCaptions(job.Folder, timelines, disclosure, ct);
        await media.SaveText(
            job.Folder + ProductionFiles.Chapters,
            ChapterFile.WebVtt(VideoTimeline.Chapters(job.Title, timelines), VideoTimeline.Duration(timelines)),
            ct);
        var (probe, encoder) = await video;
        await media.SaveJson(job.Folder + ProductionFiles.Summary, Summary(job, timelines, probe, encoder), ct);
    }

    private async Task<T> Whole<T>(Task<T> joining, AssembleVideo job, IReadOnlyList<TimedScene> scenes, CancellationToken ct)
    {
        try
        {
            return await joining;
        }
        catch (FfmpegException e) when (VideoCheck.IsDamage(e))
        {
            if (await parts.Remove(scenes, job.Sound, e, ct) is { } removed)
            {
                throw removed;
            }

            throw;
        }
    }

    private async Task<(MediaProbe Probe, VideoEncoder Encoder)> SaveVideo(
        AssembleVideo job,
        IReadOnlyList<TimedScene> scenes,
        SceneTimeline[] timelines,
        Disclosure disclosure,
        WorkFolder folder,
        JobContext context,
        CancellationToken ct)
    {
        var (segments, encoder) = await media.FetchSegments(scenes, folder, ffmpeg, ct);
        var sound = await soundtracks.Fetch(scenes, job.Sound, folder, fraction => context.Report(Stage, fraction / 2), ct);
        var (file, probe) = await assembler.Assemble(
            job.Title, timelines, segments, sound, disclosure, folder, fraction => context.Report(Stage, (1 + (fraction * 0.8)) / 2), ct);

        context.Report("Saving", 0.9);
        await media.SaveFile(job.Folder + ProductionFiles.Video, file, ct);

        return (probe, encoder);
    }

    private async Task SavePoster(string to, IReadOnlyList<TimedScene> scenes, Disclosure disclosure, WorkFolder folder, CancellationToken ct)
    {
        var scene = Poster.SceneOf(scenes);
        using var pictures = await media.FetchMedia(scene.Job, folder, ffmpeg, ct);
        var jpeg = folder.PathOf(ProductionFiles.Poster);
        await File.WriteAllBytesAsync(jpeg, poster.Draw(scene, pictures), ct);
        await disclosure.WriteTo(jpeg, ct);

        await media.SaveFile(to + ProductionFiles.Poster, jpeg, ct);
    }

    private async Task SaveCaptions(string to, SceneTimeline[] scenes, Disclosure disclosure, CancellationToken ct)
    {
        await media.SaveText(to + ProductionFiles.WebVtt, CaptionFiles.WebVtt(scenes, disclosure), ct);
        await media.SaveText(to + ProductionFiles.SubRip, CaptionFiles.SubRip(scenes), ct);
        await media.SaveJson(to + ProductionFiles.Transcript, CaptionFiles.Transcript(scenes[0].Language, scenes), ct);
    }

    private static FinishedVideo Summary(AssembleVideo job, IReadOnlyList<SceneTimeline> scenes, MediaProbe probe, VideoEncoder encoder) => new(
        VideoTimeline.Duration(scenes),
        probe.Video?.Width ?? 0,
        probe.Video?.Height ?? 0,
        scenes.Sum(scene => scene.FrameCount),
        probe.Bytes,
        EncoderArguments.Name(encoder),
        VideoTimeline.Chapters(job.Title, scenes))
    {
        Source = DigitalSources.Of(job.Scenes),
    };
}
