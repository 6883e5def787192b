using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>What only the form can tell: lines that are no entry. All else is the API's to judge.</summary>
internal static class SceneFormChecks
{
    public static void Add(StoryboardForm form, FormProblems problems)
    {
        for (var index = 0; index < form.Scenes.Count; index++)
        {
            var number = index + 1;
            foreach (var (field, message) in Faults(form.Scenes[index]))
            {
                problems.Add($"Scenes[{index}].{field}", $"Scene {number}: {message}");
            }
        }
    }

    private static IEnumerable<(string Field, string Message)> Faults(SceneForm scene)
    {
        if (SceneLines.WithoutBar(scene.Events) is { } moment)
        {
            yield return ("Events", $"\"{moment}\" has no bar. Write the date, a bar, and what happened: 1969 | The first landing.");
        }

        if (SceneLines.WithoutNumber(scene.ChartValues) is { } value)
        {
            yield return ("ChartValues", $"\"{value}\" is no value. Write the label, a bar, and a number with a point: Berlin | 3.7.");
        }

        if (!string.IsNullOrWhiteSpace(scene.Clip) && !string.IsNullOrWhiteSpace(scene.ClipFrom) && SceneLines.Time(scene.ClipFrom) is null)
        {
            yield return ("ClipFrom", "where the clip starts is no number of seconds. Write 2.5, for example.");
        }

        if (!string.IsNullOrWhiteSpace(scene.Clip) && !string.IsNullOrWhiteSpace(scene.ClipTo) && SceneLines.Time(scene.ClipTo) is null)
        {
            yield return ("ClipTo", "where the clip ends is no number of seconds. Write 7.5, for example, or leave it empty.");
        }
    }
}
