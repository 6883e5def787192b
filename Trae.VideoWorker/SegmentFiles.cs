using System.Globalization;
using Trae.Contracts;
using Trae.Jobs;
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
    /// The segments that a video is joined from: all of one encoder where there are such, the software's before others; else of
    /// each scene what there is.
    /// </summary>
    /// <exception cref="PermanentJobException">"input-missing": a scene has none.</exception>
    public static async Task<IReadOnlyList<StoredSegment>> FindSegments(this IMediaStore media, IReadOnlyList<TimedScene> scenes, CancellationToken ct)
    {
        // The software's are the usual ones: no other is asked for where all of them are there.
        var first = new StoredSegment?[scenes.Count];
        foreach (var encoder in Encoders)
        {
            var files = await Task.WhenAll(scenes.Select(scene => media.Find(Key(scene.Job, scene.Narration, encoder), ct)));
            StoredSegment?[] segments = [.. files.Select(file => file is null ? null : new StoredSegment(file.Key, encoder))];
            if (segments.All(segment => segment is not null))
            {
                return segments!;
            }

            first = [.. first.Zip(segments, (earlier, segment) => earlier ?? segment)];
        }

        var missing = Array.IndexOf(first, null);

        return missing < 0
            ? [.. first.OfType<StoredSegment>()]
            : throw PermanentJobException.OfInput(
                "missing", $"The picture of scene {missing + 1} is no longer in the media store. It has to be drawn again.");
    }

    /// <summary>
    /// Copies the segments of a video, all of one encoder. Where workers have encoded with different ones, what is not
    /// of the software's is encoded again by it, for their headers do not go together in one file.
    /// </summary>
    /// <returns>The names of the copies in the folder, and what encoded them.</returns>
    public static async Task<(IReadOnlyList<string> Names, VideoEncoder Encoder)> FetchSegments(
        this IMediaStore media, IReadOnlyList<TimedScene> scenes, WorkFolder folder, Ffmpeg ffmpeg, CancellationToken ct)
    {
        var segments = await media.FindSegments(scenes, ct);
        var encoder = segments.All(segment => segment.Encoder == segments[0].Encoder) ? segments[0].Encoder : VideoEncoder.Software;
        var names = new List<string>(segments.Count);
        foreach (var segment in segments)
        {
            names.Add(string.Create(CultureInfo.InvariantCulture, $"scene-{names.Count:000}.mp4"));
            if (segment.Encoder == encoder)
            {
                await media.CopyTo(segment.Key, folder, names[^1], ct);
            }
            else
            {
                var other = await media.CopyTo(segment.Key, folder, "other.mp4", ct);
                await ffmpeg.Run(FfmpegArguments.EncodeAgain(other, ffmpeg.Options.Threads, folder.PathOf(names[^1])), report: null, ct);
            }
        }

        return (names, encoder);
    }
}

/// <summary>A scene's segment in the media store.</summary>
internal sealed record StoredSegment(string Key, VideoEncoder Encoder);
