using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

/// <summary>What can be proposed without a model: selected, never invented. Pure.</summary>
internal static class BuiltInCraft
{
    private const int LongestHookWords = 25;

    public static bool Can(CraftKind kind) => kind is not (CraftKind.Rewrite or CraftKind.Simplify or CraftKind.Expand or CraftKind.Translate);

    /// <summary>Nearer to a voice, where that changes no meaning.</summary>
    public static Storyboard Voiced(Storyboard storyboard, IReadOnlyList<int> places, LearntVoice voice) => At(places, storyboard, VoiceFit.Fit(storyboard, voice));

    /// <summary>Scenes that nobody asked about stay as they were.</summary>
    public static Storyboard At(IReadOnlyList<int> places, Storyboard before, Storyboard after) =>
        before with { Scenes = [.. before.Scenes.Select((scene, index) => places.Contains(index) ? after.Scenes[index] : scene)] };

    /// <summary>Leaves the least central sentence out of each scene that has several.</summary>
    public static Storyboard Shorten(Storyboard storyboard, IReadOnlyList<int> places)
    {
        var analysis = Analyse(storyboard);

        return storyboard with { Scenes = [.. storyboard.Scenes.Select((scene, index) => places.Contains(index) ? Shorten(scene, index, storyboard.Language, analysis) : scene)] };
    }

    public static IReadOnlyList<string> Options(CraftKind kind, Storyboard storyboard, CraftTask task, LearntVoice? voice)
    {
        var analysis = Analyse(storyboard);
        var sentences = analysis.Source.Sentences.OrderByDescending(sentence => analysis.Scores[sentence.Position]).ToList();
        var found = kind switch
        {
            CraftKind.Hooks => sentences.Where(sentence => analysis.Leans[sentence.Position] == Lean.None && WordCounter.Count(sentence.Text) <= LongestHookWords)
                .OrderByDescending(sentence => sentence.Text.TrimEnd().EndsWith('?')).Select(sentence => sentence.Text.Trim()),
            CraftKind.Titles or CraftKind.PosterTexts => storyboard.Scenes.Select(scene => scene.Screen.Heading).Prepend(storyboard.Title).OfType<string>().Concat(Phrases(analysis)),
            CraftKind.Tags => Phrases(analysis).Select(phrase => phrase.ToLowerInvariant()),
            CraftKind.Hashtags => Phrases(analysis).Select(Hashtag),
            CraftKind.Descriptions => [Together(sentences.Take(2)), Together(sentences.Take(3)), Together(sentences.Skip(1).Take(2))],
            _ => [Together(sentences.Take(3))],
        };

        return [.. found.Select(option => voice is null ? option : Avoided.Replace(option, voice)).Where(option => option.Length > 1 && option.Length <= task.Longest).Distinct(StringComparer.OrdinalIgnoreCase).Take(task.Options)];
    }

    private static SourceAnalysis Analyse(Storyboard storyboard)
    {
        var blocks = storyboard.Scenes.Select(scene => new RawBlock(BlockKind.Paragraph, NarrationMarkup.Plain(scene.Narration))).Where(block => block.Text.Length > 0);
        var document = DocumentBuilder.Build(SourceKind.Plain, new(storyboard.Title, [.. blocks]));

        return SourceAnalysis.Of(document with { Language = storyboard.Language }, brief: null);
    }

    private static Scene Shorten(Scene scene, int index, string language, SourceAnalysis analysis)
    {
        var sentences = SentenceSplitter.Split(scene.Narration, language);
        if (sentences.Count < 2)
        {
            return scene;
        }

        // The first sentence is what the others lean on.
        var block = analysis.Source.Blocks.Where(each => each.Kind == BlockKind.Paragraph).ElementAtOrDefault(index);
        var weakest = Enumerable.Range(1, sentences.Count - 1).MinBy(place => block is { } known && place < known.Sentences.Count ? analysis.Scores[known.Sentences[place].Position] : 0);

        return scene with
        {
            Narration = string.Concat(sentences.Where((_, place) => place != weakest)).Trim(),
            Citations = scene.Citations?.Where(citation => citation.Spoken != weakest)
                .Select(citation => citation.Spoken > weakest ? citation with { Spoken = citation.Spoken - 1 } : citation).ToList(),
        };
    }

    private static IEnumerable<string> Phrases(SourceAnalysis analysis) =>
        analysis.Source.Sentences
            .SelectMany(sentence => KeyPhrases.Of(sentence.Text, analysis).Take(2).Select(phrase => (Phrase: phrase, Score: analysis.Scores[sentence.Position])))
            .OrderByDescending(each => each.Score)
            .Select(each => each.Phrase);

    private static string Hashtag(string phrase) =>
        "#" + string.Concat(phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => OnScreen.Capitalise(string.Concat(word.Where(char.IsLetterOrDigit)))));

    private static string Together(IEnumerable<SourceSentence> sentences) =>
        string.Join(' ', sentences.OrderBy(sentence => sentence.Position).Select(sentence => sentence.Text.Trim()));
}
