using Trae.Api.Features.Content;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Tests.Content;

/// <summary>The writer's small rules, each by example.</summary>
public sealed class WritingRulesTests
{
    [Theory]
    [InlineData("en", "The octopus has three hearts.", "None")]
    [InlineData("en", "It has three hearts.", "OnPrevious")]
    [InlineData("en", "This means that it is clever.", "OnPrevious")]
    [InlineData("en", "The latter is more common.", "OnPrevious")]
    [InlineData("en", "On the other hand, squids swim fast.", "OnPrevious")]
    [InlineData("en", "Second, the arms are clever.", "OnPrevious")]
    [InlineData("en", "In 2010 they found another one.", "OnPrevious")]
    [InlineData("en", "Every hour it adds 61,000 kilometres.", "OnPrevious")]
    [InlineData("en", "Her colleague went to sea.", "OnPrevious")]
    [InlineData("en", "About two thirds of those neurons are elsewhere.", "OnPrevious")]
    [InlineData("en", "However, the octopus is clever.", "None")]
    [InlineData("en", "It is easy to forget how old the sea is.", "None")]
    [InlineData("en", "There are three kinds of people.", "None")]
    [InlineData("en", "Why is the sky blue?", "OnNext")]
    [InlineData("en", "There are three ways:", "OnList")]
    [InlineData("en", "See https://example.org for more.", "Unspeakable")]
    [InlineData("en", "and then nothing.", "Unspeakable")]
    [InlineData("de", "Die Sterne sind nicht erloschen.", "None")]
    [InlineData("de", "Das ist kein Zufall.", "OnPrevious")]
    [InlineData("de", "Dieser Stern ist hell.", "OnPrevious")]
    [InlineData("de", "Es gibt viele Sterne.", "None")]
    [InlineData("de", "Deshalb ist der Himmel hell.", "OnPrevious")]
    [InlineData("fr", "Cette différence est grande.", "OnPrevious")]
    [InlineData("fr", "Il faut la cueillir avec soin.", "None")]
    [InlineData("fr", "Elle a duré longtemps.", "OnPrevious")]
    [InlineData("es", "Sin embargo, el faro sigue encendido.", "None")]
    [InlineData("es", "Estos barcos son grandes.", "OnPrevious")]
    public void Knows_which_sentences_lean(string language, string sentence, string lean) =>
        Assert.Equal(lean, Leaning.Of(sentence, language).ToString());

    [Theory]
    [InlineData("en", "However, the sea is cold.", "The sea is cold.")]
    [InlineData("en", "But the sea is cold.", "The sea is cold.")]
    [InlineData("en", "And swimming is fun.", "And swimming is fun.")]
    [InlineData("en", "Butter is yellow.", "Butter is yellow.")]
    [InlineData("de", "Doch die Sterne leuchten.", "Die Sterne leuchten.")]
    [InlineData("de", "Doch leuchten sie.", "Doch leuchten sie.")]
    [InlineData("fr", "Cependant, le sel coûtait cher.", "Le sel coûtait cher.")]
    [InlineData("es", "Sin embargo, la lente pesaba mucho.", "La lente pesaba mucho.")]
    public void Takes_off_only_an_opening_connective(string language, string sentence, string trimmed) =>
        Assert.Equal(trimmed, ConnectiveTrim.Apply(sentence, language));

    [Theory]
    [InlineData("en", "It holds about 500 million neurons, as many as a dog.", "500 million", "neurons")]
    [InlineData("en", "More than 3.5 % of people in the city, most of them young, agree.", "3.5 %", "of people in the city")]
    [InlineData("en", "Estimates say that $1,200 was paid.", "$1,200", "")]
    [InlineData("de", "Heute leben 80 Prozent der Menschen unter hellem Himmel.", "80 Prozent", "der Menschen unter hellem Himmel")]
    [InlineData("de", "Rund 3.000 Sterne sind zu sehen.", "3.000", "Sterne")]
    [InlineData("fr", "Le corps contient 200 grammes de sel.", "200", "grammes de sel")]
    public void Finds_figures_as_they_are_written(string language, string sentence, string shown, string counts)
    {
        var figure = NumberFinder.Find(sentence, language);

        Assert.Equal((shown, counts), (figure?.Shown, figure?.Counts));
    }

    [Theory]
    [InlineData("en", "In 1952 she noticed it.")]
    [InlineData("en", "On 24 May 1883 it opened.")]
    [InlineData("en", "Today Voyager 1 is far away.")]
    [InlineData("en", "They slid down a 50-metre drainpipe.")]
    [InlineData("de", "An seinem 18. Geburtstag war es hell.")]
    public void Takes_no_year_date_name_or_ordinal_for_a_figure(string language, string sentence) =>
        Assert.Null(NumberFinder.Find(sentence, language));

    [Theory]
    [InlineData("en", "\"I was told that it could not be done,\" Marie Tharp said.", "Marie Tharp")]
    [InlineData("en", "Caesar wrote: “I came, I saw, I conquered.”", "Caesar")]
    [InlineData("de", "„Der Himmel ist heute Nacht sehr klar“, sagte Anna Weber.", "Anna Weber")]
    [InlineData("fr", "« Le sel est la vie de la mer », écrivait Jules Verne.", "Jules Verne")]
    [InlineData("en", "The so-called \"penny universities of the whole city\" were open to all.", null)]
    [InlineData("en", "She said \"no\" to Marie.", null)]
    public void Finds_who_is_quoted(string language, string sentence, string? speaker) =>
        Assert.Equal(speaker, QuoteFinder.Find(sentence, language)?.Speaker);

    [Theory]
    [InlineData("en", "An octopus has three hearts, eight arms and blue blood.", "three hearts|eight arms|blue blood")]
    [InlineData("en", "An octopus can open jars, solve mazes and recognise individual people.", "open jars|solve mazes|recognise individual people")]
    [InlineData("en", "Three things matter: light, water and warmth.", "light|water|warmth")]
    [InlineData("de", "Ein Atom hat drei Teile: Protonen, Neutronen und Elektronen.", "Protonen|Neutronen|Elektronen")]
    [InlineData("en", "When it rained, the boats came in and the men slept.", null)]
    [InlineData("en", "In November 2023, Voyager 1 suddenly sent nothing but nonsense.", null)]
    public void Finds_enumerations_that_are_sure_to_be_one(string language, string sentence, string? items) =>
        Assert.Equal(items?.Split('|'), EnumerationFinder.Find(sentence, language));

    [Theory]
    [InlineData("Two hearts push blood through the gills, while the third serves the body.", "Two hearts push blood through the gills")]
    [InlineData("The blood is blue because it carries copper.", "The blood is blue")]
    [InlineData("When night falls, the octopus leaves its den.", "The octopus leaves its den")]
    [InlineData("Each arm can explore, taste and grip without waiting.", null)]
    [InlineData("Crabs, clams and snails are its food.", null)]
    public void Cuts_clauses_that_stand_alone(string sentence, string? clause) =>
        Assert.Equal(clause, Clauses.Of(sentence, "en").FirstOrDefault());

    [Theory]
    [InlineData("Hello world", new[] { "Latn" }, true)]
    [InlineData("Привет, мир", new[] { "Latn" }, false)]
    [InlineData("Das Wort „мир“ ist russisch.", new[] { "Latn" }, true)]
    [InlineData("タコは海の動物", new[] { "Jpan" }, true)]
    [InlineData("章鱼生活在海里", new[] { "Latn", "Cyrl" }, false)]
    [InlineData("12.5 % – 3/4", new[] { "Latn" }, true)]
    public void Knows_which_alphabets_a_voice_reads(string text, string[] scripts, bool readable) =>
        Assert.Equal(readable, ScriptAlphabet.Check(text, scripts) is null);

    [Fact]
    public void Names_the_scene_that_a_voice_cannot_read()
    {
        var scene = new Scene(Guid.Empty, SceneLayout.Statement, "A sentence.", new ScreenText());
        var storyboard = new Storyboard("t", "en", new Speaker("en"), new Look(VideoFormat.Wide), [scene, scene with { Narration = "Ещё одно." }]);

        var problem = ScriptAlphabet.Check(storyboard, ["Latn"]);

        Assert.Equal("wrong-alphabet", problem?.Code);
        Assert.StartsWith("Scene 2:", problem?.Message, StringComparison.Ordinal);
    }
}
