using System.Globalization;
using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker;

/// <summary>The segments of scenes in the media store, each of an encoder.</summary>
internal static class SegmentFiles
{
    private static readonly VideoEncoder[] Encoders = Enum.GetValues<VideoEncoder>();

    /// <summary>The encoder is a part of the name: another one's pixels and headers differ.</summary>
    public static string Key(RenderScene job, NarrationTrack narration, VideoEncoder encoder)
    {
        var key = MediaKeys.Segment(job, narration);

        return encoder == VideoEncoder.Software ? key : Path.ChangeExtension(key, $"{encoder.ToString().ToLowerInvariant()}.mp4");
    }

    /// <summary>
    /// Copies the segments of a video, all of one encoder. Where workers have encoded with different ones, what is not
    /// of the software's is encoded again by it, for their headers do not go together in one file.
    /// </summary>
    /// <returns>The names of the copies in the folder, and what encoded them.</returns>
    public static async Task<(IReadOnlyList<string> Names, VideoEncoder Encoder)> FetchSegments(
        this IMediaStore media, IReadOnlyList<TimedScene> scenes, WorkFolder folder, Ffmpeg ffmpeg, CancellationToken ct)
    {
        foreach (var encoder in Encoders)
        {
            if (await HasAll(media, scenes, encoder, ct))
            {
                return (await Copies(scenes, (scene, name) => media.CopyTo(Key(scene.Job, scene.Narration, encoder), folder, name, ct)), encoder);
            }
        }

        return (await Copies(scenes, (scene, name) => CopyAsSoftware(media, scene, name, folder, ffmpeg, ct)), VideoEncoder.Software);
    }

    private static async Task<bool> HasAll(IMediaStore media, IReadOnlyList<TimedScene> scenes, VideoEncoder encoder, CancellationToken ct)
    {
        foreach (var scene in scenes)
        {
            if (await media.Find(Key(scene.Job, scene.Narration, encoder), ct) is null)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<IReadOnlyList<string>> Copies(IReadOnlyList<TimedScene> scenes, Func<TimedScene, string, Task> copy)
    {
        var names = new List<string>(scenes.Count);
        foreach (var scene in scenes)
        {
            names.Add(string.Create(CultureInfo.InvariantCulture, $"scene-{names.Count:000}.mp4"));
            await copy(scene, names[^1]);
        }

        return names;
    }

    private static async Task CopyAsSoftware(IMediaStore media, TimedScene scene, string name, WorkFolder folder, Ffmpeg ffmpeg, CancellationToken ct)
    {
        foreach (var encoder in Encoders)
        {
            var key = Key(scene.Job, scene.Narration, encoder);
            if (await media.Find(key, ct) is null)
            {
                continue;
            }

            if (encoder == VideoEncoder.Software)
            {
                await media.CopyTo(key, folder, name, ct);
                return;
            }

            var other = await media.CopyTo(key, folder, "other.mp4", ct);
            await ffmpeg.Run(FfmpegArguments.EncodeAgain(other, ffmpeg.Options.Threads, folder.PathOf(name)), report: null, ct);
            return;
        }

        throw new FileNotFoundException("The media store has no segment of a scene.", MediaKeys.Segment(scene.Job, scene.Narration));
    }
}
