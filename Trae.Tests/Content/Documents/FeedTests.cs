using Trae.Api.Features.Content.Documents;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Tests.Content.Documents;

public sealed class FeedTests
{
    [Fact]
    public void The_newest_entries_of_a_feed_are_read_first()
    {
        var items = Enumerable.Range(1, 8).Select(day => $"<item><title>Day {day}</title><link>https://example.org/{day}</link><pubDate>{day:00} Mar 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;On day {day} it rained.&lt;/p&gt;</description></item>");
        var read = Read($"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Weather</title><copyright>CC BY 4.0</copyright>{string.Concat(items)}</channel></rss>");

        Assert.Equal((SourceKind.Feed, "Weather", "CC BY 4.0"), (read.Kind, read.Title, read.Credit.Licence));
        Assert.Equal(["Day 8", "Day 7", "Day 6", "Day 5", "Day 4"], read.Blocks.Where(block => block.Kind == BlockKind.Heading).Select(block => block.Text));
        Assert.Equal("On day 8 it rained.", read.Sentences[0].Text);
    }

    [Fact]
    public void Chosen_entries_of_an_atom_feed_are_read_alone()
    {
        const string Feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><author><name>Ada Rowe</name></author>" +
            "<entry><id>urn:1</id><title>One</title><updated>2024-03-01T00:00:00Z</updated><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>First.</p></div></content></entry>" +
            "<entry><id>urn:2</id><link href=\"https://example.org/2\"/><title>Two</title><updated>2024-03-02T00:00:00Z</updated><summary>Second.</summary></entry></feed>";

        Assert.Equal(["First."], Read(Feed, ["urn:1"]).Sentences.Select(sentence => sentence.Text));
        Assert.Equal(["Second."], Read(Feed, ["https://example.org/2"]).Sentences.Select(sentence => sentence.Text));
        Assert.Equal("Ada Rowe", Read(Feed).Credit.Author);
        Assert.Equal("feed-entry-not-found", Code(Feed, ["urn:3"]));
    }

    [Theory]
    [InlineData("<rss><channel><title>Empty</title></channel></rss>", "feed-empty")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>", "feed-damaged")]
    [InlineData("<rss><channel><item><title>Cut", "feed-damaged")]
    public void A_feed_that_cannot_be_read_says_why(string feed, string code) => Assert.Equal(code, Code(feed));

    [Fact]
    public void A_feed_of_endless_entries_is_bounded()
    {
        var bomb = $"<rss><channel><title>Bomb</title>{string.Concat(Enumerable.Repeat("<item><title>t</title><description>It is one of very many.</description></item>", 60_000))}</channel></rss>";

        Assert.Equal(FeedSource.NewestEntries, Read(bomb).Sentences.Count);
    }

    [Fact]
    public void A_feed_that_nests_without_end_is_refused() =>
        Assert.Equal("feed-damaged", Code($"<rss><channel><item>{string.Concat(Enumerable.Repeat("<a>", 100_000))}"));

    private static SourceDocument Read(string text, string[]? entries = null) => SourceReader.ReadPart(text, SourceKind.Auto, null, entries);

    private static string Code(string text, string[]? entries = null) => Assert.Throws<PermanentJobException>(() => Read(text, entries)).Code;
}
