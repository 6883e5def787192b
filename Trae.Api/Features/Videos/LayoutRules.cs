using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What a layout cannot be drawn without: pure.</summary>
internal static class LayoutRules
{
    public static IEnumerable<Fault> Faults(Scene scene, string path, string name)
    {
        if (Missing(scene) is { } missing)
        {
            yield return new(
                $"{path}.{missing}",
                "layout-incomplete",
                $"{name}: the layout \"{LayoutName(scene)}\" shows {missing.Split('.')[^1]}, which is empty. Fill it in, or choose another layout.");
        }

        if (scene.Clip is not null && scene.Layout is not (SceneLayout.Clip or SceneLayout.Picture or SceneLayout.PictureText))
        {
            yield return new($"{path}.clip", "clip-not-shown", $"{name}: the layout \"{LayoutName(scene)}\" shows no clip. Remove it, or choose the layout clip, picture or pictureText.");
        }
    }

    private static string? Missing(Scene scene) => scene.Layout switch
    {
        SceneLayout.Points or SceneLayout.Steps => scene.Screen.Items is null or { Count: 0 } ? "screen.items" : null,
        SceneLayout.Number => Empty(scene.Screen.Number) ? "screen.number" : null,
        SceneLayout.Quote => Empty(scene.Screen.Body) ? "screen.body" : null,
        SceneLayout.Picture => Empty(scene.Screen.Picture) && scene.Clip is null ? "screen.picture" : null,
        SceneLayout.PictureText when Empty(scene.Screen.Picture) && scene.Clip is null => "screen.picture",
        SceneLayout.Columns => scene.Screen.Columns is null ? "screen.columns" : null,
        SceneLayout.Timeline => scene.Screen.Events is null ? "screen.events" : null,
        SceneLayout.Chart => scene.Screen.Chart is null ? "screen.chart" : null,
        SceneLayout.Code => Empty(scene.Screen.Code?.Text) ? "screen.code" : null,
        SceneLayout.Clip => scene.Clip is null ? "clip" : null,
        _ => Empty(scene.Screen.Heading) ? "screen.heading" : null,
    };

    private static bool Empty(string? text) => string.IsNullOrWhiteSpace(text);

    private static string LayoutName(Scene scene) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(scene.Layout.ToString());
}
