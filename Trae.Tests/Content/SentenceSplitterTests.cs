using CsCheck;
using Trae.Api.Features.Content.Sources;

namespace Trae.Tests.Content;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("en", "Dr. Smith met Mr. J. R. Jones at 3.5 km.| It rained.")]
    [InlineData("en", "Some fish (e.g. tuna) are fast.| Others are not!")]
    [InlineData("en", "“I came. I saw. I conquered.”| So said Caesar.")]
    [InlineData("en", "\"Why?\" he asked.| Nobody knew.")]
    [InlineData("en", "The U.S. Navy sailed.| He lives in the U.S.| The ship sank.")]
    [InlineData("en", "Wait... what?| No.")]
    [InlineData("en", "He left at 5 p.m. on Monday.| Then it was quiet.")]
    [InlineData("de", "Am 3. Oktober war frei.| Das ist z. B. ein Feiertag.| Um 1990 war es anders.")]
    [InlineData("de", "Er wurde 1990 geboren.| Danach zog er um.| „Komm. Geh.“| So war es.")]
    [InlineData("fr", "« Oui. »| C’est M. Dupont qui l’a dit.| Il a raison !| Vraiment ?")]
    [InlineData("es", "¿Quién es?| Es el Sr. García.| ¡Qué bien!")]
    [InlineData("zh", "这是第一句。|这是第二句！|第三句？")]
    [InlineData("ar", "ما هذا؟| هذا كتاب.| نعم.")]
    public void Cuts_where_a_reader_would(string language, string expected) =>
        Assert.Equal(expected.Split('|'), Shift([.. SentenceSplitter.Split(expected.Replace("|", "", StringComparison.Ordinal), language)]));

    [Fact]
    public void Keeps_every_character() =>
        Gen.String[Gen.Char["abc AB.!?…\"“”„«»()。！\n1 "], 0, 80].Sample(text =>
            string.Concat(SentenceSplitter.Split(text, "en")) == text && string.Concat(SentenceSplitter.Split(text, "de")) == text);

    [Fact]
    public void Makes_no_empty_sentence() =>
        Gen.String[Gen.Char["ab AB.!?\" "], 1, 60].Sample(text => SentenceSplitter.Split(text, "en").All(sentence => sentence.Length > 0));

    // The splitter leaves spaces at the end of a sentence; the cases above read better with them at the start of the next.
    private static string[] Shift(string[] parts)
    {
        var shifted = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            shifted[i] = (i > 0 ? parts[i - 1][parts[i - 1].TrimEnd().Length..] : "") + parts[i].TrimEnd();
        }

        return shifted;
    }
}
