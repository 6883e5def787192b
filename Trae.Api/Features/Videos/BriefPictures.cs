using System.Globalization;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

/// <summary>Gives the brief's pictures their scenes: statements first, which they stand beside, then behind others.</summary>
internal static class BriefPictures
{
    /// <exception cref="PermanentJobException">There are more pictures than scenes.</exception>
    public static Storyboard Place(Storyboard storyboard, IReadOnlyList<string> pictures)
    {
        if (pictures.Count == 0)
        {
            return storyboard;
        }

        var scenes = storyboard.Scenes.ToArray();
        if (pictures.Count > scenes.Length)
        {
            throw new PermanentJobException(
                "pictures-too-many",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The video has {scenes.Length} scenes, too few to show {pictures.Count} pictures. Ask for a longer video, or give fewer pictures."));
        }

        var next = 0;
        foreach (var index in Chosen(scenes, pictures.Count))
        {
            scenes[index] = Show(scenes[index], pictures[next++]);
        }

        return storyboard with { Scenes = scenes };
    }

    /// <summary>In the video's order, so that the pictures come in theirs.</summary>
    private static IEnumerable<int> Chosen(Scene[] scenes, int count)
    {
        var statements = Enumerable.Range(0, scenes.Length).Where(index => scenes[index].Layout == SceneLayout.Statement).ToList();
        var chosen = statements.Count > count
            ? [.. Enumerable.Range(0, count).Select(n => statements[n * statements.Count / count])]
            : statements;
        var others = Enumerable.Range(0, scenes.Length).Except(chosen).Take(count - chosen.Count);

        return chosen.Concat(others).Order();
    }

    private static Scene Show(Scene scene, string picture) => scene.Layout == SceneLayout.Statement
        ? scene with { Layout = SceneLayout.PictureText, Screen = scene.Screen with { Picture = picture } }
        : scene with { Background = new(BackgroundKind.Picture, picture) };
}
