using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>Tells how far a script is from a voice, measure by measure. Pure.</summary>
internal static class VoiceComparison
{
    private const double MostLixApart = 10;
    private const double LeastApart = 3;
    private const int WordsToTell = 40;

    public static IReadOnlyList<VoiceFinding> Of(Storyboard storyboard, LearntVoice voice)
    {
        if (!voice.Speaks(storyboard.Language))
        {
            return
            [
                new("language", false, $"The voice was learnt from {VoiceWords.LanguageName(voice.Profile.Language)}, and the script is in {VoiceWords.LanguageName(storyboard.Language)}: only words to avoid are looked for.", []),
                AvoidedOf(storyboard, voice),
            ];
        }

        var spoken = storyboard.Scenes.Where(scene => !scene.IsSilent).Select(scene => NarrationMarkup.Plain(scene.Narration)).ToList();
        var sentences = spoken.SelectMany(text => VoiceMeasuring.SentencesOf(text, storyboard.Language)).ToList();
        var measures = VoiceMeasuring.Of(sentences, storyboard.Language);

        return
        [
            .. new[]
            {
                Sentences(measures, storyboard, voice), Reading(measures, voice.Profile.Measures), Address(measures, voice.Profile), Contracted(measures, voice.Profile.Measures),
                Questions(measures, voice.Profile.Measures), Favourite(spoken, voice), AvoidedOf(storyboard, voice),
                Line("opening", "begins", voice.Opening, spoken.FirstOrDefault()), Line("closing", "ends", voice.Closing, spoken.LastOrDefault()),
            }.OfType<VoiceFinding>(),
        ];
    }

    /// <summary>The words to avoid that a script has, each with its scene, in sentences that a model and a person understand.</summary>
    public static IReadOnlyList<string> Faults(Storyboard storyboard, LearntVoice voice, IEnumerable<int> places) =>
        [.. places.SelectMany(place => TextsOf(storyboard.Scenes[place]).SelectMany(text => Avoided.In(text, voice)).Select(found => $"Scene {place + 1}: {found.Fault}")).Distinct(StringComparer.Ordinal)];

    private static VoiceFinding Sentences(VoiceMeasures script, Storyboard storyboard, LearntVoice voice)
    {
        var profile = voice.Profile.Measures;
        var apart = script.SentenceWords - profile.SentenceWords;
        var fits = Math.Abs(apart) <= Math.Max(LeastApart, profile.SentenceSpread * 0.6);
        var scenes = fits ? [] : Enumerable.Range(0, storyboard.Scenes.Count)
            .Where(place => SentenceSplitter.Split(storyboard.Scenes[place].Narration, storyboard.Language).Any(sentence =>
                apart > 0 ? WordCounter.Spoken(sentence) > voice.MostWords : WordCounter.Spoken(sentence) is > 0 and var words && words < profile.SentenceWords - profile.SentenceSpread))
            .ToList();

        return new("sentences", fits, FormattableString.Invariant($"Sentences have {script.SentenceWords:0.#} words on average, the voice’s {profile.SentenceWords:0.#}.{(fits ? "" : apart > 0 ? " Shorten or split some." : " Join some.")}"), scenes);
    }

    private static VoiceFinding? Reading(VoiceMeasures script, VoiceMeasures profile) => script.Lix is { } lix && profile.Lix is { } learnt
        ? Math.Abs(lix - learnt) <= MostLixApart
            ? new("reading", true, FormattableString.Invariant($"It is as easy to read as the voice (LIX {lix:0} and {learnt:0})."), [])
            : new("reading", false, FormattableString.Invariant($"It is {(lix > learnt ? "harder" : "easier")} to read than the voice (LIX {lix:0} and {learnt:0}).{(lix > learnt ? " Choose shorter words." : "")}"), [])
        : null;

    private static VoiceFinding? Address(VoiceMeasures script, VoiceProfile profile)
    {
        if (script.You is null || script.Words < WordsToTell)
        {
            return null;
        }

        var (own, wanted) = (AddressWords.AddressOf(script), profile.Address);

        return new("address", own == wanted, own == wanted ? $"It {Says(own)}, as the voice does." : $"It {Says(own)}; the voice {Says(wanted)}.", []);
    }

    private static string Says(VoiceAddress address) => address switch
    {
        VoiceAddress.You => "speaks to the viewer",
        VoiceAddress.We => "says we",
        VoiceAddress.I => "says I",
        _ => "speaks to nobody in particular",
    };

    private static VoiceFinding? Contracted(VoiceMeasures script, VoiceMeasures profile)
    {
        if (script.Contractions is not { } own || profile.Contractions is not { } learnt)
        {
            return null;
        }

        var fits = learnt >= LearntVoice.Often ? own >= LearntVoice.Often : learnt > LearntVoice.Seldom || own <= LearntVoice.Seldom;

        return new("contractions", fits, FormattableString.Invariant($"It contracts in {own * 100:0} % of the places where it could, the voice in {learnt * 100:0} %."), []);
    }

    private static VoiceFinding? Questions(VoiceMeasures script, VoiceMeasures profile)
    {
        const double Asks = 0.08;

        return profile.Questions < Asks ? null
            : script.Questions > 0 ? new("questions", true, "It asks, as the voice does.", [])
            : new("questions", false, FormattableString.Invariant($"It asks nothing; {profile.Questions * 100:0} % of the voice’s sentences are questions."), []);
    }

    private static VoiceFinding? Favourite(IReadOnlyList<string> spoken, LearntVoice voice)
    {
        var favourites = voice.Favourites;
        var said = favourites.Where(term => spoken.Any(text => Safety.Moderation.Place(term, text) is not null)).ToList();

        return favourites.Count == 0 ? null
            : said.Count > 0 ? new("favourites", true, $"It says {string.Join(", ", said.Take(5).Select(term => $"“{term}”"))}, as the voice does.", [])
            : new("favourites", false, $"It has none of the voice’s favourite words: {string.Join(", ", favourites.Take(5).Select(term => $"“{term}”"))}.", []);
    }

    private static VoiceFinding AvoidedOf(Storyboard storyboard, LearntVoice voice)
    {
        var found = Enumerable.Range(0, storyboard.Scenes.Count).Select(place => (Place: place, Words: TextsOf(storyboard.Scenes[place]).SelectMany(text => Avoided.In(text, voice)).ToList())).Where(each => each.Words.Count > 0).ToList();

        return found.Count == 0
            ? new("avoided", true, "It has none of the words that the voice avoids.", [])
            : new("avoided", false, string.Join(' ', found.SelectMany(each => each.Words).Select(word => word.Fault).Distinct(StringComparer.Ordinal)), [.. found.Select(each => each.Place)]);
    }

    private static VoiceFinding? Line(string measure, string does, string? line, string? text) => line is null || text is null ? null
        : VoiceLearning.Folded(text).Contains(VoiceLearning.Folded(line), StringComparison.Ordinal)
            ? new(measure, true, $"It {does} with “{line}”.", [])
            : new(measure, false, $"It does not {does.TrimEnd('s')} with “{line}”.", []);

    private static IEnumerable<string> TextsOf(Scene scene) => Models.Writing.SceneWords.Of(scene);
}
