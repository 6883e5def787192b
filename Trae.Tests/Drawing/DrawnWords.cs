using SkiaSharp;
using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;

namespace Trae.Tests.Drawing;

/// <summary>Finds out which of a scene's words a layout draws: those that change the picture when they change.</summary>
internal static class DrawnWords
{
    private const string Media = "media";
    private const int Late = 110;

    public static IReadOnlyDictionary<string, Func<ScreenText, ScreenText>> Fields { get; } = new Dictionary<string, Func<ScreenText, ScreenText>>(StringComparer.Ordinal)
    {
        [nameof(ScreenText.Kicker)] = screen => screen with { Kicker = screen.Kicker + "More" },
        [nameof(ScreenText.Heading)] = screen => screen with { Heading = screen.Heading + "More" },
        [nameof(ScreenText.Body)] = screen => screen with { Body = screen.Body + "More" },
        [nameof(ScreenText.Number)] = screen => screen with { Number = screen.Number + "7" },
        [nameof(ScreenText.Attribution)] = screen => screen with { Attribution = screen.Attribution + "More" },
        [nameof(ScreenText.Action)] = screen => screen with { Action = screen.Action + "More" },
    };

    /// <returns>Layouts with the fields that each draws.</returns>
    public static async Task<IReadOnlyDictionary<SceneLayout, IReadOnlyList<string>>> Of(IEnumerable<SceneLayout> layouts)
    {
        using var bench = new RenderBench();
        var file = bench.Folder.PathOf("clip.mp4");
        await bench.Run("-f", "lavfi", "-i", "color=teal:s=320x180:r=30:d=1", "-pix_fmt", "yuv420p", file);
        using var bitmap = new SKBitmap(32, 18);
        bitmap.Erase(SKColors.Teal);
        using var media = new SceneMedia(
            new Dictionary<string, SKImage> { [Media] = SKImage.FromBitmap(bitmap) },
            new Dictionary<string, ClipFrames> { [Media] = await ClipFrames.Open(file, bench.Ffmpeg, CancellationToken.None) });

        return layouts.ToDictionary(layout => layout, IReadOnlyList<string> (layout) =>
        {
            var plain = Draw(layout, screen => screen, media);

            return [.. Fields.Where(field => Frames.Difference(plain, Draw(layout, field.Value, media)) > 0).Select(field => field.Key)];
        });
    }

    private static byte[] Draw(SceneLayout layout, Func<ScreenText, ScreenText> change, SceneMedia media)
    {
        var screen = SampleScenes.Screens[layout] with { Picture = layout is SceneLayout.Picture or SceneLayout.PictureText ? Media : null };
        var timeline = SampleScenes.Timeline(layout, presenter: null, captions: false, screen: change(screen));
        var scene = layout == SceneLayout.Clip ? timeline.Scene with { Clip = new SceneClip(Media) } : timeline.Scene;

        return Frames.Full(timeline with { Scene = scene, Look = timeline.Look with { Resolution = Resolution.P720 } }, Late, media);
    }
}
