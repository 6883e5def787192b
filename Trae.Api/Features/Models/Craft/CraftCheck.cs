using System.Globalization;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Models.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

/// <summary>What is wrong with what a model made of scenes or wrote about them. Pure.</summary>
internal static class CraftCheck
{
    private const int Most = 10;
    private const int WordsToTellLanguage = 25;

    public static IReadOnlyList<string> Scenes(CraftKind kind, Storyboard before, Storyboard after, IReadOnlyList<int> places, IReadOnlyList<string> voiceScripts)
    {
        var spoken = string.Join(' ', places.Select(place => after.Scenes[place].Narration));
        var faults = WrittenCheck.Faults(after, spoken, WordsToTellLanguage, voiceScripts);
        faults.AddRange(Unsupported(before, places.SelectMany(place => SceneWords.Of(after.Scenes[place]))));
        var (words, was) = (WordCounter.Spoken(spoken), WordCounter.Spoken(string.Join(' ', places.Select(place => before.Scenes[place].Narration))));
        if ((kind == CraftKind.Shorten && words >= was) || (kind == CraftKind.Expand && words <= was))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"It has {words:0} spoken words and had {was:0}: it is to become {(kind == CraftKind.Shorten ? "shorter" : "longer")}."));
        }

        return [.. faults.Distinct(StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>Those that can be used, in the answer's order.</summary>
    public static (IReadOnlyList<string> Options, IReadOnlyList<string> Faults) Options(OptionsAnswer? answer, CraftTask task, Storyboard storyboard)
    {
        var found = (answer?.Options ?? []).Select(ScriptStaging.Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var faults = found.ToDictionary(option => option, option => Faults(option, task, storyboard).ToList(), StringComparer.Ordinal);
        var usable = found.Where(option => faults[option].Count == 0).Take(task.Options).ToList();

        return (usable, usable.Count > 0 ? [] : [.. faults.Values.SelectMany(each => each).Append("It has no option that can be used.").Distinct(StringComparer.Ordinal).Take(Most)]);
    }

    private static IEnumerable<string> Faults(string option, CraftTask task, Storyboard storyboard)
    {
        if (option.Length > task.Longest)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"An option has {option.Length} characters, and at most {task.Longest} fit.");
        }

        foreach (var fault in Unsupported(storyboard, [option]))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Unsupported(Storyboard before, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        var known = before.Scenes.SelectMany(SceneWords.Of).Append(before.Title).SelectMany(SceneWords.NumbersOf).ToHashSet(StringComparer.Ordinal);
        if (all.Exists(text => SceneWords.HasMarkup(text) && !before.Scenes.SelectMany(SceneWords.Of).Contains(text, StringComparer.Ordinal)))
        {
            yield return "It has markup or a link. Write plain text.";
        }

        foreach (var number in all.SelectMany(SceneWords.NumbersOf).Distinct(StringComparer.Ordinal).Where(number => !known.Contains(number) && !SceneWords.IsFree(number)))
        {
            yield return $"It has the number {number}, which the script does not have. Leave it out.";
        }
    }
}
