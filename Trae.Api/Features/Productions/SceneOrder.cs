using Trae.Contracts;

namespace Trae.Api.Features.Productions;

/// <summary>What a scene has to know of the video around it to be drawn alone.</summary>
internal static class SceneOrder
{
    /// <summary>The request for one scene. A change of another scene changes it only where its picture does.</summary>
    public static RenderScene Request(Storyboard storyboard, int index, NarrateScene narration)
    {
        var (look, scenes) = (storyboard.Look, storyboard.Scenes);
        var hasPlate = look.LowerThird is not null && (index == 1 || scenes.Count == 1);
        var before = index > 0 ? BackgroundOf(scenes[index - 1], look) : null;

        return new RenderScene(scenes[index], narration, look)
        {
            Place = look.ProgressBar || hasPlate ? new ScenePlace(index, scenes.Count) : null,
            Before = before is not null && before != BackgroundOf(scenes[index], look) ? before : null,
        };
    }

    private static Background BackgroundOf(Scene scene, Look look) => scene.Background ?? look.Background ?? new Background(BackgroundKind.Gradient);
}
