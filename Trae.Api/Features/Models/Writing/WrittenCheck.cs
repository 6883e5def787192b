using Trae.Api.Features.Content;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Videos;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>What every storyboard that a model wrote or changed must be. Pure.</summary>
internal static class WrittenCheck
{
    /// <param name="spoken">What the model wrote of it.</param>
    /// <param name="wordsToTellLanguage">How much has to be spoken until its language is told.</param>
    public static List<string> Faults(Storyboard storyboard, string spoken, int wordsToTellLanguage, IReadOnlyList<string> voiceScripts)
    {
        var faults = StoryboardRules.Faults(storyboard).Select(fault => fault.Message).ToList();
        if (ScriptAlphabet.Check(storyboard, voiceScripts) is { } alphabet)
        {
            faults.Add(alphabet.Message);
        }
        else if (WordCounter.Count(spoken) >= wordsToTellLanguage && SceneWords.IsOtherLanguage(LanguageDetector.Detect(spoken), storyboard.Language))
        {
            faults.Add($"It is not written in the language {storyboard.Language}.");
        }

        return faults;
    }
}
