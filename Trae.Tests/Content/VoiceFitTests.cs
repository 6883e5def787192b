using Trae.Api.Features.BrandVoices;
using Trae.Contracts;

namespace Trae.Tests.Content;

/// <summary>What a brand voice does to sentences, and where it leaves them alone.</summary>
public sealed class VoiceFitTests
{
    [Theory]
    [InlineData("It is not a fish.", "It's not a fish.")]
    [InlineData("That is what it is.", "That's what it is.")]
    [InlineData("You cannot know what they are.", "You can't know what they are.")]
    [InlineData("I am here.", "I'm here.")]
    [InlineData("Nothing to contract here.", "Nothing to contract here.")]
    public void Contractions_are_made_where_they_can_stand(string full, string contracted) => Assert.Equal(contracted, Contractions.Contract(full));

    [Theory]
    [InlineData("It isn't a fish.", "It is not a fish.")]
    [InlineData("It’s cold, and they don’t mind.", "It is cold, and they do not mind.")]
    [InlineData("It's been cold.", "It's been cold.")]
    [InlineData("The dog's bone.", "The dog's bone.")]
    [InlineData("I'm here.", "I am here.")]
    public void Contractions_are_undone_where_it_is_sure_what_they_stand_for(string contracted, string full) => Assert.Equal(full, Contractions.Expand(contracted));

    [Theory]
    [InlineData("en", "The harbour has forty lorries, and they are loaded by two cranes at night.", "The harbour has forty lorries.", "And they are loaded by two cranes at night.")]
    [InlineData("en", "The wall is made of granite; its blocks were carried here by rail.", "The wall is made of granite.", "Its blocks were carried here by rail.")]
    [InlineData("de", "Der Hafen friert im Winter nicht zu, und er ist warm genug für Robben.", "Der Hafen friert im Winter nicht zu.", "Und er ist warm genug für Robben.")]
    [InlineData("en", "It has salt, pepper, and they say a pinch of something that nobody can name.", "It has salt, pepper, and they say a pinch of something that nobody can name.")]
    [InlineData("en", "“We do not stop,” said the master, “and we will never use robots of any kind.”", "“We do not stop,” said the master, “and we will never use robots of any kind.”")]
    [InlineData("en", "Timber, stone and wool are loaded by two cranes at night and in the morning.", "Timber, stone and wool are loaded by two cranes at night and in the morning.")]
    public void Long_sentences_are_split_between_sentences_only(string language, string sentence, params string[] parts) =>
        Assert.Equal(parts, SentenceBreaks.Split(sentence, 9, language));

    [Fact]
    public void Avoided_words_are_replaced_whole_in_any_case_and_not_where_they_are_quoted()
    {
        var voice = Learnt(SampleVoice() with { Avoid = [new("utilise", "use"), new("synerg*", "teamwork"), new("leverage")] });

        Assert.Equal("Use it. We use teamwork, and leverage “utilise”.", Avoided.Replace("Utilise it. We utilise synergies, and leverage “utilise”.", voice));
        Assert.Equal("The utiliser stays.", Avoided.Replace("The utiliser stays.", voice));
        Assert.Equal("leverage", Assert.Single(Avoided.In("We leverage it.", voice)).Found);
    }

    [Fact]
    public void What_is_cited_stays_cited_when_sentences_are_split()
    {
        var voice = Learnt(SampleVoice());
        var scene = new Scene(Guid.NewGuid(), SceneLayout.Statement, "The cranes stand still. The harbour has forty lorries, and they are loaded by two cranes at night. It is late.", new ScreenText())
        {
            Citations = [new(0, 0, 4), new(1, 0, 7), new(2, 1, 9)],
        };

        var fitted = VoiceFit.Framed(VoiceFit.Fit(new("Harbour", "en", new("en-gb"), new(VideoFormat.Wide), [scene]), voice), voice).Scenes[0];

        Assert.Equal("Here's the thing. The cranes stand still. The harbour has forty lorries. And they're loaded by two cranes at night. It's late. Stay curious, friends.", fitted.Narration);
        Assert.Equal([new(1, 0, 4), new(2, 0, 7), new(3, 0, 7), new(4, 1, 9)], fitted.Citations!);
    }

    [Fact]
    public void A_word_stands_out_by_how_often_others_say_it()
    {
        // Dunning's ratio for 10 in 1,000 against 100 in 1,000,000, worked out by hand.
        Assert.Equal(71.36, Keyness.Of(10, 1_000, 0.0001), 0.01);
        Assert.Equal(0, Keyness.Of(1, 10_000, 0.01));
        Assert.True(FrequentWords.RateOf("the", "en") > FrequentWords.RateOf("harbour", "en"));
    }

    private static BrandVoice SampleVoice() => Api.SampleVoice.Friendly;

    private static LearntVoice Learnt(BrandVoice voice) => new(voice, VoiceLearning.Learn([.. voice.Examples.Select(example => example.Text!)]));
}
