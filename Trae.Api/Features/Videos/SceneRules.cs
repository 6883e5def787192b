using System.Globalization;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What a scene must be in itself: pure.</summary>
internal static class SceneRules
{
    public static readonly TimeSpan LongestClip = TimeSpan.FromMinutes(10);

    public static IEnumerable<Fault> Faults(Scene scene, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"scenes[{index}]");
        var name = string.Create(CultureInfo.InvariantCulture, $"Scene {index + 1}");

        return
        [
            .. Itself(scene, path, name),
            .. ScreenRules.Faults(scene.Screen, $"{path}.screen", name),
            .. LayoutRules.Faults(scene, path, name),
            .. LookRules.BackgroundFaults(scene.Background, $"{path}.background", name),
            .. scene.Clip is { } clip ? ClipFaults(clip, $"{path}.clip", name) : [],
        ];
    }

    private static IEnumerable<Fault> Itself(Scene scene, string path, string name)
    {
        if (scene.Id == Guid.Empty)
        {
            yield return new($"{path}.id", "scene-id-missing", $"{name} has no id. Give it a new UUID.");
        }

        if (string.IsNullOrWhiteSpace(scene.Narration) && scene.Layout != SceneLayout.Clip)
        {
            yield return new($"{path}.narration", "narration-missing", $"{name} says nothing. Give it narration, or remove it.");
        }

        if (Fault.OfText($"{path}.segment", $"{name}: the part of its series", scene.Segment, 60) is { } segment)
        {
            yield return segment;
        }

        if (Fault.OfText($"{path}.narration", $"{name}: the narration", scene.Narration, SourceLimits.MaximumNarration, "narration-too-long") is { } narration)
        {
            yield return narration;
        }
    }

    private static IEnumerable<Fault> ClipFaults(SceneClip clip, string path, string name)
    {
        if (clip.From < TimeSpan.Zero || clip.From > LongestClip || clip.To > LongestClip)
        {
            yield return new(path, "clip-out-of-range", $"{name}: a clip starts at 0 or later and ends within {LongestClip.TotalMinutes:0} minutes. Choose times in it.");
        }
        else if (clip.To is { } to && to - clip.From < TimeSpan.FromSeconds(0.2))
        {
            yield return new($"{path}.to", "clip-too-short", $"{name}: the clip ends before or where it starts. Let it end at least 0.2 seconds later.");
        }
    }
}
