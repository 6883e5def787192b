using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Assembly;

/// <summary>Joins segments and sound to the finished MP4.</summary>
public sealed class VideoAssembler(Ffmpeg ffmpeg, AudioMixer mixer)
{
    /// <param name="segments">Names of the files in <paramref name="folder"/>, one for each scene.</param>
    /// <param name="sound">Everything that is heard, laid out for the same scenes.</param>
    /// <param name="joined">Called with how far the whole is, 0 to 1.</param>
    /// <returns>The path of the file, and what it is.</returns>
    public async Task<(string File, MediaProbe Probe)> Assemble(
        string title,
        IReadOnlyList<TimedScene> scenes,
        IReadOnlyList<string> segments,
        MixSources sound,
        WorkFolder folder,
        Action<double> joined,
        CancellationToken ct)
    {
        SceneTimeline[] timelines = [.. scenes.Select(scene => scene.Timeline)];
        var length = VideoTimeline.Duration(timelines);
        var samples = (long)timelines.Sum(timeline => timeline.FrameCount) * AudioPlan.SamplesPerFrame;
        var mix = await mixer.Mix(sound, samples, folder, ct);
        joined(0.5);

        var parts = AssemblyArguments.SegmentList(segments.Zip(timelines, (name, timeline) => (name, timeline.FrameCount)));
        var list = await Write(folder, "segments.txt", parts, ct);
        var chapters = ChapterFile.Text(title, VideoTimeline.Chapters(title, timelines), length);
        var metadata = await Write(folder, "chapters.txt", chapters, ct);
        var file = folder.PathOf("video.mp4");

        await ffmpeg.Run(
            AssemblyArguments.Join(list, mix.File, metadata, timelines[0].Language, file),
            progress => joined(0.5 + (progress.Time / length / 2)),
            ct);

        return (file, await Verified(file, timelines.Sum(timeline => timeline.FrameCount), ct));
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
