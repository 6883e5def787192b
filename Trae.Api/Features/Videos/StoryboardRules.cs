using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What a storyboard must be in itself: pure.</summary>
internal static class StoryboardRules
{
    public const int MostScenes = 200;

    public static IEnumerable<Fault> Faults(Storyboard storyboard) =>
        // JSON can put null into a list, whatever its type says.
        storyboard.Scenes.Any(scene => scene is null)
            ? [new("scenes", "scene-missing", "One of the scenes is null. Fill it in or remove it.")]
            :
            [
                .. PlainText.Faults(storyboard),
                .. Whole(storyboard),
                .. LookRules.Faults(storyboard.Look),
                .. SpeechRules.Faults(storyboard),
                .. CreditRules.Faults(storyboard),
                .. storyboard.Scenes.SelectMany(SceneRules.Faults),
                .. Duplicates(storyboard),
            ];

    private static IEnumerable<Fault> Whole(Storyboard storyboard)
    {
        if (PlainTitle.Of(storyboard.Title) is null)
        {
            yield return new("title", "title-missing", "The video has no title. Give it one.");
        }

        if (Fault.OfText("title", "The title", storyboard.Title, 200) is { } title)
        {
            yield return title;
        }

        if (!LanguageTag.IsWellFormed(storyboard.Language))
        {
            yield return LanguageTag.Unknown("language");
        }

        if (storyboard.Speaker.Rate is not (>= 0.5 and <= 2) || storyboard.Speaker.Pitch is not (>= 0.5 and <= 2))
        {
            yield return new("speaker", "speaker-out-of-range", "Rate and pitch go from 0.5 to 2. Choose values between.");
        }

        if (storyboard.Scenes.Count is 0 or > MostScenes)
        {
            yield return storyboard.Scenes.Count == 0
                ? new("scenes", "scenes-missing", "A storyboard needs at least one scene. Add one.")
                : new("scenes", "scenes-too-many", $"A storyboard has at most {MostScenes} scenes. Split it into several videos.");
        }
        else if (storyboard.Scenes.All(scene => string.IsNullOrWhiteSpace(scene.Narration)))
        {
            yield return new("scenes", "narration-missing", "No scene says anything. Give at least one of them narration.");
        }
    }

    private static IEnumerable<Fault> Duplicates(Storyboard storyboard) => storyboard.Scenes
        .Select((scene, index) => (scene.Id, Index: index))
        .GroupBy(scene => scene.Id)
        .SelectMany(same => same.Skip(1))
        .Select(scene => new Fault(
            $"scenes[{scene.Index}].id", "scene-id-repeated", $"Scene {scene.Index + 1} has the id of an earlier one. Give it a new UUID."));
}
