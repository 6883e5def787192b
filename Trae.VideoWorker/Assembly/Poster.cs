using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;

namespace Trae.VideoWorker.Assembly;

/// <summary>The still picture that stands for a video before it plays.</summary>
public sealed class Poster(FontLibrary fonts)
{
    private const int Quality = 92;

    /// <summary>The title scene if there is one, else the first.</summary>
    public static TimedScene SceneOf(IReadOnlyList<TimedScene> scenes) =>
        scenes.FirstOrDefault(scene => scene.Job.Scene.Layout == SceneLayout.Title) ?? scenes[0];

    /// <summary>Draws a frame of the scene anew, without captions and without a trace of video compression.</summary>
    /// <returns>A JPEG.</returns>
    public byte[] Draw(TimedScene scene, SceneMedia media)
    {
        var timeline = scene.Timeline with { Look = scene.Timeline.Look with { Captions = false } };
        using var canvas = new SceneCanvas(timeline, media, fonts);

        // Frames are drawn in turn: each only changes what moved since the one before.
        var chosen = PosterFrame.Choose(timeline);
        for (var frame = 0; frame <= chosen; frame++)
        {
            canvas.Draw(frame);
        }

        var info = new SKImageInfo(canvas.Width, canvas.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var image = SKImage.FromPixels(info, canvas.Pixels, canvas.RowBytes);
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, Quality);

        return jpeg.ToArray();
    }
}
