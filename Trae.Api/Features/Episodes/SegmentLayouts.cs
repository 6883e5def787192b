using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Episodes;

/// <summary>Shows what a scene says in another layout, where what it says has the material for it. Pure.</summary>
internal static class SegmentLayouts
{
    /// <summary>What a segment may ask for: layouts that need no upload, and that are not the first or the last scene's.</summary>
    public static readonly IReadOnlyList<SceneLayout> Choices =
        [SceneLayout.Statement, SceneLayout.Points, SceneLayout.Steps, SceneLayout.Number, SceneLayout.Quote, SceneLayout.Timeline, SceneLayout.Columns, SceneLayout.Chart];

    /// <returns>Null where it has not; the scene itself where it is in that layout already.</returns>
    public static Scene? As(Scene scene, SceneLayout layout, string language)
    {
        if (scene.Layout == layout)
        {
            return scene;
        }

        var lines = SentenceSplitter.Split(scene.Narration, language).Select(line => line.Trim()).ToList();
        var screen = layout switch
        {
            SceneLayout.Number => lines.Select(line => (line, Figure: NumberFinder.Find(line, language))).Where(each => each.Figure is not null)
                .OrderByDescending(each => each.Figure!.Weight)
                .Select(each => new ScreenText(Heading: scene.Screen.Heading, Number: each.Figure!.Shown, Body: each.Figure.Counts.Length > 0 ? each.Figure.Counts : SentenceParts.SubjectOf(each.line, language)))
                .FirstOrDefault(shown => shown.Body is not null),
            SceneLayout.Quote => lines.Select(line => QuoteFinder.Find(line, language)).OfType<Quoted>().Select(quoted => new ScreenText(Body: quoted.Words, Attribution: quoted.Speaker)).FirstOrDefault(),
            SceneLayout.Points => lines.Select(line => EnumerationFinder.Find(line, language)).OfType<IReadOnlyList<string>>()
                .Select(items => new ScreenText(Heading: scene.Screen.Heading, Items: [.. items.Select(OnScreen.Capitalise)])).FirstOrDefault(),
            SceneLayout.Statement when scene.Screen.Heading is { } heading => new ScreenText(Heading: heading),
            _ => null,
        };

        return screen is null ? null : scene with { Layout = layout, Screen = OnScreen.Within(screen, scene.Narration, layout) };
    }
}
