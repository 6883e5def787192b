using Trae.Api.Features.Safety;
using Trae.Contracts;

namespace Trae.Tests.Safety;

public sealed class ModerationTests
{
    [Theory]
    [InlineData("miracle cure", "They sell a MIRACLE   cure.", "MIRACLE   cure")]
    [InlineData("miracle cure", "A mirácle-cure, they say.", "mirácle-cure")]
    [InlineData("miracle cure", "A m\u200Biracle cure.", "m\u200Biracle cure")]
    [InlineData("miracle cure", "A mіrаclе сurе with Cyrillic letters.", "mіrаclе сurе")]
    [InlineData("miracle cure", "Ａ ｍｉｒａｃｌｅ ｃｕｒｅ.", "ｍｉｒａｃｌｅ ｃｕｒｅ")]
    [InlineData("vapor*", "Vaporisers are here.", "Vaporisers")]
    [InlineData("straße", "In der STRASSE.", "STRASSE")]
    [InlineData("лекарство", "Это ЛЕКАРСТВО помогает.", "ЛЕКАРСТВО")]
    [InlineData("奇跡の薬", "これは奇跡の薬です。", "奇跡の薬")]
    public void A_pattern_is_found_however_it_is_written(string pattern, string text, string found) => Assert.Equal(found, Find(pattern, text)?.Found);

    [Theory]
    [InlineData("cure", "It is secure and obscure.")]
    [InlineData("miracle cure", "A cure, no miracle.")]
    [InlineData("vapor", "Vaporisers are here.")]
    [InlineData("сок", "Copy the cok.")]
    public void Other_words_are_not(string pattern, string text) => Assert.Null(Find(pattern, text));

    [Fact]
    public void A_rule_holds_where_it_says_and_the_place_is_told()
    {
        var rule = new ModerationRule("snake oil", "Nobody sells that here") { In = [ModeratedPlace.Storyboard] };
        var storyboard = new Storyboard("A title", "en", new Speaker("en-gb"), new Look(VideoFormat.Wide), [
            new Scene(Guid.NewGuid(), SceneLayout.Title, "Nothing.", new ScreenText()),
            new Scene(Guid.NewGuid(), SceneLayout.Points, "Still nothing.", new ScreenText(Items: ["One", "Snake oil"])),
        ]);

        var match = Moderation.Find([rule], ModeratedPlace.Storyboard, Moderation.TextsOf(storyboard))!;

        Assert.Equal("what scene 2 shows", match.Where);
        Assert.Contains("“Snake oil” in what scene 2 shows", match.Sentence, StringComparison.Ordinal);
        Assert.Contains("Nobody sells that here.", match.Sentence, StringComparison.Ordinal);
        Assert.Null(Moderation.Find([rule], ModeratedPlace.Source, [("the source", "Snake oil!")]));
    }

    private static ModerationMatch? Find(string pattern, string text) =>
        Moderation.Find([new(pattern, "No.")], ModeratedPlace.Source, [("the source", text)]);
}
