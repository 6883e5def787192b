using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Assembly;

/// <summary>Joins segments and sound to the finished MP4.</summary>
public sealed class VideoAssembler(Ffmpeg ffmpeg)
{
    /// <param name="segments">Names of the files in <paramref name="folder"/>, one for each scene.</param>
    /// <param name="sound">AAC in MP4, as long as the scenes.</param>
    /// <param name="joined">Called with how far it is, 0 to 1.</param>
    /// <returns>The path of the file, and what it is.</returns>
    public async Task<(string File, MediaProbe Probe)> Assemble(
        string title,
        IReadOnlyList<SceneTimeline> scenes,
        IReadOnlyList<string> segments,
        string sound,
        Disclosure disclosure,
        WorkFolder folder,
        Action<double> joined,
        CancellationToken ct)
    {
        var length = VideoTimeline.Duration(scenes);
        var parts = AssemblyArguments.SegmentList(segments.Zip(scenes, (name, timeline) => (name, timeline.FrameCount)));
        var list = await Write(folder, "segments.txt", parts, ct);
        var chapters = ChapterFile.Text(title, VideoTimeline.Chapters(title, scenes), length);
        var metadata = await Write(folder, "chapters.txt", chapters, ct);
        var file = folder.PathOf("video.mp4");

        await ffmpeg.Run(
            AssemblyArguments.Join(list, sound, metadata, scenes[0].Language, disclosure, file), progress => joined(progress.Time / length), ct);

        await disclosure.WriteTo(file, ct);

        return (file, await Verified(file, scenes.Sum(timeline => timeline.FrameCount), ct));
    }

    private async Task<MediaProbe> Verified(string file, int frames, CancellationToken ct)
    {
        var probe = await ffmpeg.Probe(file, countPackets: false, ct);

        return probe.Video?.Packets == frames
            ? probe
            : throw new FfmpegException("ffmpeg-failed", $"The joined file has {probe.Video?.Packets ?? 0} frames of {frames}.");
    }

    private static async Task<string> Write(WorkFolder folder, string name, string text, CancellationToken ct)
    {
        var path = folder.PathOf(name);
        await File.WriteAllTextAsync(path, text, ct);

        return path;
    }
}
