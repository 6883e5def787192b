using System.Globalization;
using Trae.Api.Features.Brands;
using Trae.Api.Features.Media;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>Every upload that a storyboard names.</summary>
internal static class StoryboardMedia
{
    public static IEnumerable<MediaReference> Of(Storyboard storyboard) =>
    [
        .. OfBackground(storyboard.Look.Background, "look.background", "The background"),
        .. One("look.portrait", "The presenter", storyboard.Look.Portrait, MediaKind.Picture),
        .. storyboard.Look.Brand is { } brand ? BrandRules.MediaOf(brand, "look.brand") : [],
        .. One("sound.media", "The music", storyboard.Sound?.Media, MediaKind.Music),
        .. storyboard.Scenes.SelectMany(OfScene),
    ];

    public static IEnumerable<MediaReference> OfBackground(Background? background, string path, string owner) =>
        One($"{path}.media", owner, background?.Media, background?.Kind == BackgroundKind.Clip ? MediaKind.Clip : MediaKind.Picture);

    public static IEnumerable<MediaReference> One(string path, string owner, string? key, MediaKind kind) =>
        key is null ? [] : [new MediaReference(path, owner, key, kind)];

    private static IEnumerable<MediaReference> OfScene(Scene scene, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"scenes[{index}]");
        var owner = string.Create(CultureInfo.InvariantCulture, $"Scene {index + 1}");

        return
        [
            .. One($"{path}.screen.picture", owner, scene.Screen.Picture, MediaKind.Picture),
            .. One($"{path}.clip.media", owner, scene.Clip?.Media, MediaKind.Clip),
            .. OfBackground(scene.Background, $"{path}.background", owner),
        ];
    }
}
