using Trae.Contracts;

namespace Trae.Api.Features.Content;

/// <summary>Refuses text that a voice cannot read because it is written in another alphabet.</summary>
public static class ScriptAlphabet
{
    // A foreign name or formula inside a sentence is fine; every engine skips or spells it.
    private const double ToleratedShare = 0.3;

    /// <summary>The problem "wrong-alphabet" for the first scene that the voice cannot read, or null if it can read all.</summary>
    /// <param name="voiceScripts">The voice's <see cref="Voice.Scripts"/>; an empty list means unknown and accepts everything.</param>
    public static ProblemReason? Check(Storyboard storyboard, IReadOnlyList<string> voiceScripts)
    {
        for (var scene = 0; scene < storyboard.Scenes.Count; scene++)
        {
            if (Check(storyboard.Scenes[scene].Narration, voiceScripts) is { } problem)
            {
                return problem with { Message = $"Scene {scene + 1}: {problem.Message}" };
            }
        }

        return null;
    }

    /// <summary>The problem "wrong-alphabet", or null if the voice can read the text.</summary>
    public static ProblemReason? Check(string text, IReadOnlyList<string> voiceScripts)
    {
        if (voiceScripts.Count == 0)
        {
            return null;
        }

        var readable = voiceScripts.SelectMany(WritingSystems.Expand).ToHashSet(StringComparer.Ordinal);
        var letters = WritingSystems.CountLetters(text);
        var foreign = letters.Where(entry => !readable.Contains(entry.Key)).OrderByDescending(entry => entry.Value).ToList();
        if (foreign.Sum(entry => entry.Value) <= ToleratedShare * letters.Values.Sum())
        {
            return null;
        }

        return new ProblemReason(
            "wrong-alphabet",
            $"The text is written in {WritingSystems.NameOf(foreign[0].Key)} letters, and the voice reads " +
            $"{string.Join(" and ", voiceScripts.Select(WritingSystems.NameOf).Distinct(StringComparer.Ordinal))}. " +
            "Choose a voice of the text's language, or change the text.");
    }
}
