using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>
/// Brings a script nearer to a voice without saying anything else: long sentences are split, contractions made or undone, avoided words
/// replaced by those that a person named, and the voice's own first and last sentence put around it. Pure.
/// </summary>
internal static class VoiceFit
{
    /// <summary>For a script of the built-in writer; as it is without a voice.</summary>
    public static Storyboard Fit(Storyboard storyboard, LearntVoice? voice) =>
        voice is null ? storyboard
        : voice.Speaks(storyboard.Language) ? Each(storyboard, sentence => Sentence(sentence, voice, storyboard.Language), voice)
        : Replace(storyboard, voice);

    /// <summary>Only what a person said to replace, for what somebody else wrote.</summary>
    public static Storyboard Replace(Storyboard storyboard, LearntVoice voice) => Each(storyboard, sentence => [Avoided.Replace(sentence, voice)], voice);

    /// <summary>With the first and the last sentence, where they are not said already.</summary>
    public static Storyboard Framed(Storyboard storyboard, LearntVoice voice)
    {
        var spoken = Enumerable.Range(0, storyboard.Scenes.Count).Where(index => !storyboard.Scenes[index].IsSilent).ToList();
        if (spoken.Count == 0 || !voice.Speaks(storyboard.Language))
        {
            return storyboard;
        }

        var scenes = storyboard.Scenes.ToArray();
        if (voice.Opening is { } opening && !Says(scenes[spoken[0]], opening))
        {
            scenes[spoken[0]] = Lines.Before(scenes[spoken[0]], opening, storyboard.Language);
        }

        if (voice.Closing is { } closing && !Says(scenes[spoken[^1]], closing))
        {
            scenes[spoken[^1]] = Lines.After(scenes[spoken[^1]], closing, storyboard.Language);
        }

        return storyboard with { Scenes = scenes };
    }

    /// <summary>How long the first and the last sentence take, so that the rest can be that much shorter.</summary>
    public static double WordsOfFrame(LearntVoice? voice) => voice is null ? 0 : WordCounter.Spoken(voice.Opening ?? "") + WordCounter.Spoken(voice.Closing ?? "");

    private static Storyboard Each(Storyboard storyboard, Func<string, IReadOnlyList<string>> rewrite, LearntVoice voice) => storyboard with
    {
        Title = Avoided.Replace(storyboard.Title, voice),
        Scenes =
        [
            .. storyboard.Scenes.Select(scene => Lines.Rewritten(scene, storyboard.Language, rewrite) with
            {
                Screen = scene.Layout is SceneLayout.Quote or SceneLayout.Code ? scene.Screen : Shown(scene.Screen, voice),
            }),
        ],
    };

    private static IReadOnlyList<string> Sentence(string sentence, LearntVoice voice, string language)
    {
        // What somebody said is said as he said it.
        if (Quotations.HasMarks(sentence))
        {
            return [Avoided.Replace(sentence, voice)];
        }

        // Split first: what a place to split is told by is a word of its own only before it is contracted.
        return [.. SentenceBreaks.Split(Avoided.Replace(sentence, voice), voice.MostWords, language).Select(part => Contracted(part, voice, language))];
    }

    private static string Contracted(string sentence, LearntVoice voice, string language) => !Contractions.AreOf(language) ? sentence : voice.Profile.Measures.Contractions switch
    {
        >= LearntVoice.Often => Contractions.Contract(sentence),
        <= LearntVoice.Seldom => Contractions.Expand(sentence),
        _ => sentence,
    };

    private static ScreenText Shown(ScreenText screen, LearntVoice voice)
    {
        string? Replaced(string? text) => text is null ? null : Avoided.Replace(text, voice);

        return screen with
        {
            Kicker = Replaced(screen.Kicker),
            Heading = Replaced(screen.Heading),
            Body = Replaced(screen.Body),
            Items = screen.Items?.Select(item => Replaced(item)!).ToList(),
        };
    }

    private static bool Says(Scene scene, string line) => VoiceLearning.Folded(scene.Narration).Contains(VoiceLearning.Folded(line), StringComparison.Ordinal);
}
