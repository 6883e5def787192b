using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Assembly;

namespace Trae.VideoWorker.Delivery;

/// <summary>Scenes staged as posters: the video's title in each, and the better of two judged by what catches the eye.</summary>
public static class PosterCandidates
{
    private const int Width = 320;

    /// <summary>
    /// One for each kind of picture that the video has: its figure, its picture, its statement, its title. Each scene is staged
    /// anew with the title for its words, so nothing is written over anything.
    /// </summary>
    public static IReadOnlyList<TimedScene> Of(string title, IReadOnlyList<TimedScene> scenes)
    {
        var staged = scenes
            .Where(scene => !scene.Job.Scene.IsSilent)
            .Select(scene => Staged(scene, title))
            .DistinctBy(scene => (scene.Timeline.Scene.Layout, scene.Timeline.Scene.Screen, scene.Timeline.Scene.Background))
            .ToList();
        if (staged.Count == 0)
        {
            return [scenes[0]];
        }

        // Three are promised: a video of few kinds shows itself in other lights.
        var look = staged[0].Timeline.Look;
        (SceneLayout Layout, Emotion Mood, BackgroundKind Light, Framing Framing)[] plain =
        [
            (SceneLayout.Title, Emotion.Happy, BackgroundKind.Mesh, Framing.Half),
            (SceneLayout.Statement, Emotion.Surprised, BackgroundKind.Pattern, Framing.Full),
            (SceneLayout.Statement, Emotion.Happy, BackgroundKind.Mesh, Framing.Circle),
        ];
        foreach (var (layout, mood, light, framing) in plain)
        {
            var scene = staged[0].Timeline.Scene with
            {
                Layout = layout,
                Emotion = mood,
                Screen = new(Heading: title),
                Framing = framing,
                Background = look.Background ?? new Background(light),
            };
            staged.Add(staged[0] with { Timeline = staged[0].Timeline with { Scene = scene } });
        }

        return staged;
    }

    /// <summary>
    /// How much a frame catches the eye: colourfulness (Hasler and Süsstrunk 2003) times sharpness (the variance of the
    /// Laplacian), more where a face is seen.
    /// </summary>
    public static double Score(byte[] jpeg, bool hasFace)
    {
        using var whole = SKBitmap.Decode(jpeg);
        using var small = whole.Resize(new SKImageInfo(Width, Math.Max(2, Width * whole.Height / whole.Width), SKColorType.Bgra8888), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

        return (1 + Colourfulness(small)) * (1 + Math.Log(1 + Sharpness(small))) * (hasFace ? 1.25 : 1);
    }

    private static double Colourfulness(SKBitmap picture)
    {
        var pixels = picture.Pixels;
        var rg = pixels.Select(pixel => (double)pixel.Red - pixel.Green).ToArray();
        var yb = pixels.Select(pixel => (0.5 * (pixel.Red + pixel.Green)) - pixel.Blue).ToArray();

        return Math.Sqrt(Variance(rg) + Variance(yb)) + (0.3 * Math.Sqrt(Math.Pow(rg.Average(), 2) + Math.Pow(yb.Average(), 2)));
    }

    private static double Sharpness(SKBitmap picture)
    {
        var grey = picture.Pixels.Select(pixel => (0.2126 * pixel.Red) + (0.7152 * pixel.Green) + (0.0722 * pixel.Blue)).ToArray();
        var (width, edges) = (picture.Width, new List<double>(grey.Length));
        for (var i = width; i < grey.Length - width; i++)
        {
            edges.Add(grey[i - 1] + grey[i + 1] + grey[i - width] + grey[i + width] - (4 * grey[i]));
        }

        return Variance([.. edges]);
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();

        return values.Average(value => (value - mean) * (value - mean));
    }

    private static TimedScene Staged(TimedScene scene, string title)
    {
        var (shown, screen) = (scene.Timeline.Scene, scene.Timeline.Scene.Screen);
        var staged = shown.Layout switch
        {
            // What is large in these is no text: the title takes the place of their words.
            SceneLayout.Number or SceneLayout.Chart => shown with { Screen = screen with { Heading = title, Body = null, Attribution = null } },
            SceneLayout.Picture or SceneLayout.PictureText or SceneLayout.Clip when (screen.Picture ?? shown.Clip?.Media) is not null =>
                shown with { Layout = SceneLayout.PictureText, Screen = screen with { Kicker = null, Heading = title, Body = null, Attribution = null } },
            SceneLayout.Title => shown with { Screen = screen with { Heading = title } },
            _ => shown with { Layout = SceneLayout.Statement, Screen = new(Heading: title), Clip = null },
        };

        // A smile, not half a vowel.
        return scene with
        {
            Timeline = scene.Timeline with
            {
                Scene = staged with { Emotion = shown.Emotion == Emotion.Neutral ? Emotion.Happy : shown.Emotion },
                Place = null,
                Mouth = [.. scene.Timeline.Mouth.Select(_ => Viseme.Rest)],
            },
        };
    }
}
