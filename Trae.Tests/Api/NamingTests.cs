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
    [InlineData("**Keep up** with _octopuses_", null, null, "Keep up with octopuses")]
    [InlineData(null, "---\ntitle: \"Eight *arms*\"\ndate: 2026-11-30\n---\n\nText", null, "Eight arms")]
    [InlineData(null, "---\r\nlayout: post\r\n---\r\n\r\n**Keep up\r\nwith them**", null, "Keep up")]
    [InlineData(null, "+++\ntitle = 'Nine brains'\n+++\nText", null, "Nine brains")]
    [InlineData(null, "---\n\nAn octopus", null, "An octopus")]
    [InlineData(null, "[![Build](b.svg)](https://ci.example)\n\n## The [octopus](https://example.com) ##\n", null, "The octopus")]
    [InlineData(null, "<!DOCTYPE html>\n<html><head><title>Tom &amp; Octavia</title></head><body><h1>x</h1>", null, "Tom & Octavia")]
    [InlineData(null, "WEBVTT\n\n1\n00:00.000 --> 00:02.000\nOctopuses think.", null, "Octopuses think.")]
    [InlineData(null, "```csharp\nHello", null, "Hello")]
    [InlineData("1984", null, null, "1984")]
    public void Until_it_is_written_a_video_is_called_after_its_brief(string? brief, string? text, string? link, string title) =>
        Assert.Equal(title, BriefTitle.Of(new() { Brief = brief, Text = text, Link = link }));

    [Theory]
    [InlineData("**Keep** up", "Keep up")]
    [InlineData("***Very* big**", "Very big")]
    [InlineData("# A <b>bold</b> `title`", "A bold title")]
    [InlineData("> - Quoted", "Quoted")]
    [InlineData("2 * 3 * 4 is 5*3*2", "2 * 3 * 4 is 5*3*2")]
    [InlineData("a < b > c", "a < b > c")]
    [InlineData("snake_case_names and C#", "snake_case_names and C#")]
    [InlineData("**Cut in the mid", "Cut in the mid")]
    [InlineData("Five \\* stars", "Five * stars")]
    [InlineData("1. FC Köln", "1. FC Köln")]
    [InlineData("Line\u0000one\nand two", "Line one and two")]
    [InlineData("***", null)]
    [InlineData("<br>", null)]
    public void A_title_is_text_without_markup(string text, string? title) => Assert.Equal(title, PlainTitle.Of(text));

    [Fact]
    public void A_title_of_nothing_but_signs_is_read_at_once()
    {
        foreach (var sign in (string[])["*", "_", "`", "[", "<", "![", "(*", "~~", "<!--", "#", ">", "\\"])
        {
            _ = PlainTitle.Of(string.Concat(Enumerable.Repeat(sign, 5_000)));
            _ = BriefTitle.Of(new() { Text = "---\n" + string.Concat(Enumerable.Repeat(sign + "\n", 50_000)) });
        }
    }

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
