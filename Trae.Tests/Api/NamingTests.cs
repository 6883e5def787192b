using Trae.Api.Features.Media;
using Trae.Api.Features.Videos;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Tests.Api;

public sealed class NamingTests
{
    [Theory]
    [InlineData("Why octopuses think", "Why octopuses think.mp4")]
    [InlineData("../../etc/passwd", "etc passwd.mp4")]
    [InlineData("a\"b\r\nc:d|e", "a b c d e.mp4")]
    [InlineData("Über den Kraken – Teil 1", "Über den Kraken Teil 1.mp4")]
    [InlineData("日本語の題", "日本語の題.mp4")]
    [InlineData("???", "video.mp4")]
    public void A_title_becomes_a_name_that_every_system_takes(string title, string name) =>
        Assert.Equal(name, DownloadName.Of(title, "video.mp4"));

    [Fact]
    public void A_long_title_is_cut_between_characters() =>
        Assert.InRange(DownloadName.Of(string.Concat(Enumerable.Repeat("𝒳", 200)), "captions.vtt").Length, 60, 84);

    [Theory]
    [InlineData("The octopus", null, null, "The octopus")]
    [InlineData(null, "\n\n# Octopuses\n\nThey have", null, "Octopuses")]
    [InlineData(null, null, "https://example.com/octopus?x=1", "example.com")]
    [InlineData(" ", "", null, "Untitled video")]
    public void Until_it_is_written_a_video_is_called_after_its_brief(string? brief, string? text, string? link, string title) =>
        Assert.Equal(title, BriefTitle.Of(new() { Brief = brief, Text = text, Link = link }));

    [Fact]
    public void A_long_first_line_is_shortened_between_words()
    {
        var title = BriefTitle.Of(new CreateVideoRequest { Text = string.Concat(Enumerable.Repeat("eleven chars ", 30)) });

        Assert.EndsWith(" eleven…", title, StringComparison.Ordinal);
        Assert.InRange(title.Length, 50, 91);
    }

    [Fact]
    public void A_cursor_leads_back_to_its_id()
    {
        var id = Guid.CreateVersion7();

        Assert.True(Cursor.TryRead(Cursor.After(id), out var read));
        Assert.Equal(id, read);
    }
}
