using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Tests.Content.Documents;

public sealed class TranscriptTests
{
    [Fact]
    public void Captions_become_whole_sentences_and_lose_their_tags()
    {
        var read = Read("1\n00:00:01,000 --> 00:00:02,500\n<i>An octopus has</i>\nthree hearts.\n\n2\n00:00:02,600 --> 00:00:04,000\n{\\an8}[Music] Two of them\n\n3\n00:00:04,100 --> 00:00:06,000\npump to the gills.\n");

        Assert.Equal(SourceKind.Transcript, read.Kind);
        Assert.Equal(["An octopus has three hearts.", "Two of them pump to the gills."], read.Sentences.Select(sentence => sentence.Text));
    }

    [Fact]
    public void Each_speaker_has_paragraphs_of_their_own()
    {
        var read = Read("WEBVTT\n\nNOTE a note\n\n00:01.000 --> 00:02.000\n<v Ada Rowe>Who was there?\n\n00:02.000 --> 00:03.000\n<v Ben>Nobody was.\n\n00:03.000 --> 00:04.000\nADA: It was dark.\n");

        Assert.Equal([("Ada Rowe", "Who was there?"), ("Ben", "Nobody was."), ("ADA", "It was dark.")], read.Blocks.Select(block => (block.Attribution, block.Text)));
    }

    [Fact]
    public void Overlapping_captions_of_a_machine_are_said_once()
    {
        var read = Read(
            "WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000\nan octopus has\n\n00:00:01.000 --> 00:00:03.000\nan octopus has\nthree hearts and nine\n\n" +
            "00:00:03.000 --> 00:00:05.000\nthree hearts and nine brains<00:00:04.000><c> and</c>\n\n00:00:05.000 --> 00:00:07.000\nthree hearts and nine brains and\nblue blood\n");

        Assert.Equal("An octopus has three hearts and nine brains and blue blood.", Assert.Single(read.Sentences).Text);
    }

    [Fact]
    public void Words_without_full_stops_are_parted_at_pauses()
    {
        var read = Read("WEBVTT\n\n00:00.000 --> 00:02.000\nit was a dark night\n\n00:06.000 --> 00:08.000\nand nobody came\n");

        Assert.Equal(["It was a dark night.", "And nobody came."], read.Sentences.Select(sentence => sentence.Text));
    }

    private static SourceDocument Read(string text) => SourceReader.ReadPart(text, SourceKind.Auto);
}
