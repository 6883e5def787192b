using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

/// <summary>Writes backgrounds, overlays, themes and brands to look at; see <see cref="ContactSheet"/>.</summary>
public sealed class LookSheet
{
    [Fact(Explicit = true)]
    public void Backgrounds_overlays_and_brands()
    {
        using var media = Pictures.Media();
        var shown = new LowerThird("Dr. Ada Byron", "Marine biologist");
        var scenes = new List<SceneTimeline>();
        foreach (var kind in Enum.GetValues<BackgroundKind>())
        {
            scenes.Add(Scene(SceneLayout.Points, VideoFormat.Wide, look => look with { Background = new(kind, "sea"), ProgressBar = true }));
            scenes.Add(Scene(SceneLayout.Quote, VideoFormat.Tall, look => look with { Theme = "paper", Background = new(kind, "sea"), LowerThird = shown, ProgressBar = true }));
        }

        foreach (var theme in Looks.Themes)
        {
            scenes.Add(Scene(SceneLayout.Columns, VideoFormat.Wide, look => look with { Theme = theme, LowerThird = shown, Background = new(BackgroundKind.Mesh), Presenter = theme == "forest" ? null : "grace" }));
        }

        foreach (var (ground, accent, corner) in new[] { ("#0b5fff", "#ffd400", Corner.TopRight), ("#ffe8d6", "#d1495b", Corner.TopLeft), ("#777777", "#ff00aa", Corner.BottomLeft), ("#c1121f", "#fdf0d5", Corner.BottomRight) })
        {
            scenes.Add(Scene(SceneLayout.Title, VideoFormat.Wide, look => look with { Brand = new Brand(ground, null, accent, Logo: "logo", LogoCorner: corner) }));
            scenes.Add(Scene(SceneLayout.Chart, VideoFormat.Square, look => look with { Brand = new Brand(ground, null, accent, Logo: "logo", LogoCorner: corner), ProgressBar = true }));
        }

        ContactSheet.Save(ContactSheet.Sheet(scenes, 480, 5, media), "sheet-looks.jpg", 88);
    }

    private static SceneTimeline Scene(SceneLayout layout, VideoFormat format, Func<Look, Look> change)
    {
        var scene = SampleScenes.Timeline(layout, format);

        return scene with { Look = change(scene.Look), Place = new ScenePlace(1, 6) };
    }
}
