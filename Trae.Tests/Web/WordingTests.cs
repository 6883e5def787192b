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
}
