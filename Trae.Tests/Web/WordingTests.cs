using TextEncoding = System.Text.Encoding;
using Trae.Web.Components.Pages.NewVideo;
using Trae.Web.Components.Text;

namespace Trae.Tests.Web;

public sealed class WordingTests
{
    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(75.9, "1:15")]
    [InlineData(3_723, "1:02:03")]
    public void Positions_are_written_as_players_write_them(double seconds, string text) => Assert.Equal(text, Wording.Clock(seconds));

    [Theory]
    [InlineData(3, "a few seconds")]
    [InlineData(21, "about 25 seconds")]
    [InlineData(70, "about a minute")]
    [InlineData(200, "about 3 minutes")]
    public void An_estimate_is_no_finer_than_it_deserves(double seconds, string text) => Assert.Equal(text, Wording.About(seconds));

    [Theory]
    [InlineData("The minds of octopuses!", "the-minds-of-octopuses")]
    [InlineData("Ada's Ünïcode, 猫 and / \\ : *", "adas-ünïcode-猫-and")]
    [InlineData("***", "video")]
    public void Titles_become_names_of_files(string title, string name) => Assert.Equal(name, FileName.Of(title));

    [Fact]
    public void Texts_are_read_in_the_encodings_that_editors_write()
    {
        const string text = "Zwölf Kraken, 猫";

        Assert.Equal(text, SourceFile.Decode(TextEncoding.UTF8.GetBytes(text)));
        Assert.Equal(text, SourceFile.Decode([.. TextEncoding.UTF8.Preamble, .. TextEncoding.UTF8.GetBytes(text)]));
        Assert.Equal(text, SourceFile.Decode([.. TextEncoding.Unicode.Preamble, .. TextEncoding.Unicode.GetBytes(text)]));
        Assert.Equal(text, SourceFile.Decode([.. TextEncoding.BigEndianUnicode.Preamble, .. TextEncoding.BigEndianUnicode.GetBytes(text)]));
    }

    [Fact]
    public void What_is_no_text_is_not_read()
    {
        Assert.Null(SourceFile.Decode([0x50, 0x4B, 0x03, 0x04, 0x00]));
        Assert.Null(SourceFile.Decode([0xC3, 0x28]));
        Assert.Null(SourceFile.Decode("%PDF-1.7"u8));
    }
}
