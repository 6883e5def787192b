using System.Globalization;
using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker;

/// <summary>Brings what a scene is drawn with from the media store.</summary>
internal static class SceneMediaFiles
{
    /// <summary>Throws <see cref="PermanentJobException"/> for a file that is gone, and for a picture or clip that cannot be shown.</summary>
    /// <param name="folder">Keeps the files as long as the media is used.</param>
    public static async Task<SceneMedia> FetchMedia(this IMediaStore media, RenderScene job, WorkFolder folder, Ffmpeg ffmpeg, CancellationToken ct)
    {
        var pictures = new Dictionary<string, SKImage>();
        var clips = new Dictionary<string, ClipFrames>();
        var files = new Dictionary<string, string>();
        var fetched = new SceneMedia(pictures, clips, files);

        try
        {
            foreach (var key in Pictures(job))
            {
                pictures[key] = await media.ReadPicture(key, FrameSize.Of(job.Look.Format, job.Look.Resolution), ct);
            }

            foreach (var key in Clips(job))
            {
                files[key] = await Copy(key, "clip-missing", "A scene's clip is no longer there: upload it again, or choose another.");
                clips[key] = await ClipFrames.Open(files[key], ffmpeg, ct);
            }

            foreach (var key in Fonts(job.Look.Brand))
            {
                files[key] = await Copy(key, "font-missing", "A font of the brand is no longer there: upload it again, or choose another.");
            }

            return fetched;
        }
        catch
        {
            fetched.Dispose();
            throw;
        }

        async Task<string> Copy(string key, string code, string sentence)
        {
            try
            {
                return await media.CopyTo(key, folder, string.Create(CultureInfo.InvariantCulture, $"media-{files.Count}{Path.GetExtension(key)}"), ct);
            }
            catch (FileNotFoundException e)
            {
                throw new PermanentJobException(code, sentence, e);
            }
        }
    }

    /// <summary>Lays a scene out in time; a silent clip is looked at for its length.</summary>
    public static async Task<SceneTimeline> TimelineOf(
        this IMediaStore media, RenderScene job, NarrationTrack narration, WorkFolder folder, Ffmpeg ffmpeg, CancellationToken ct)
    {
        if (!SceneTimelines.NeedsClipLength(job.Scene, narration))
        {
            return SceneTimelines.Build(job, narration);
        }

        var clip = await ClipFrames.Open(await media.CopyTo(job.Scene.Clip!.Media, folder, "length.mp4", ct), ffmpeg, ct);

        return SceneTimelines.Build(job, narration, clip.Duration);
    }

    private static IEnumerable<string> Pictures(RenderScene job) =>
        Named([job.Scene.Screen.Picture, job.Look.Brand?.Logo, job.Look.Portrait, .. Behind(job, BackgroundKind.Picture)]);

    private static IEnumerable<string> Clips(RenderScene job) => Named([job.Scene.Clip?.Media, .. Behind(job, BackgroundKind.Clip)]);

    private static IEnumerable<string> Fonts(Brand? brand) => Named([brand?.HeadingFont, brand?.BodyFont]);

    private static IEnumerable<string?> Behind(RenderScene job, BackgroundKind kind) =>
        from background in new[] { job.Scene.Background ?? job.Look.Background, job.Before }
        where background?.Kind == kind
        select background.Media;

    private static IEnumerable<string> Named(IEnumerable<string?> keys) => keys.OfType<string>().Where(key => key.Length > 0).Distinct();
}
