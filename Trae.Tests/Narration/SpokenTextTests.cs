using Trae.VideoWorker.Narration;

namespace Trae.Tests.Narration;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("In 2026, it", "In 20 26, it")]
    [InlineData("since 1905.", "since 19 oh 5.")]
    [InlineData("the 1990s were", "the 19 nineties were")]
    [InlineData("2026 people and 1,997 more", "2026 people and 1,997 more")]
    [InlineData("They paid $5 million.", "They paid 5 million dollars.")]
    [InlineData("£3.5bn or $1", "3.5 billion pounds or 1 dollar")]
    [InlineData("10–12 of them", "10 to 12 of them")]
    [InlineData("Cats vs. dogs, e.g. mine", "Cats versus dogs, for example mine")]
    [InlineData("the U.S. Army", "the U S Army")]
    [InlineData("a *bold* move", "a  bold  move")]
    [InlineData("No. 5 it is. No.", "number 5 it is. No.")]
    public void English_is_read_as_people_read_it(string written, string spoken) =>
        Assert.Equal(spoken, SpokenText.Of(written, 0, written.Length, "en-US").Text);

    [Fact]
    public void Other_languages_keep_their_own_readings() =>
        Assert.Equal("1997 und 10 bis 12 $", SpokenText.Of("1997 und 10–12 $", 0, 16, "de").Text);

    [Fact]
    public void Emoji_and_broken_characters_are_not_read() =>
        Assert.Equal("a   b", SpokenText.Of("a😀\uD800b", 0, 5, "en").Text.Insert(1, " "));

    [Fact]
    public void Each_spoken_character_knows_where_it_was_written()
    {
        var spoken = SpokenText.Of("Pay $5 now", 4, 6, "en");

        Assert.Equal("5 dollars now", spoken.Text);
        Assert.Equal(5, spoken.Sources[0]);
        Assert.All(spoken.Sources.Skip(1).Take(8), source => Assert.Equal(5, source));
        Assert.Equal(7, spoken.Sources[10]);
    }

    [Theory]
    [InlineData("Dr. Smith came. He left!", 2)]
    [InlineData("It cost 3.5 dollars. Nice?", 2)]
    [InlineData("J. R. R. Tolkien wrote it.", 1)]
    [InlineData("“Stop!” she said. “Why?” he asked.", 2)]
    [InlineData("第一句。第二句！", 2)]
    [InlineData("A title\n\nA paragraph", 2)]
    [InlineData("… — !", 0)]
    public void Sentences_end_where_a_reader_would_stop(string text, int count) => Assert.Equal(count, Sentences.Of(text).Count);
}
