using System.Text.Json;
using Bunit;
using Trae.Contracts;
using Trae.Web.Components.Pages.Watch;
using Trae.Web.Components.Parts;

namespace Trae.Tests.Web;

public sealed class WatchComponentsTests : BunitContext
{
    [Fact]
    public void The_transcript_has_every_word_with_its_time()
    {
        var view = Render<TranscriptView>(parameters => parameters.Add(v => v.Transcript, Samples.Transcript).Add(v => v.Page, "/watch/1"));

        Assert.Equal(Samples.Transcript.Lines.Sum(line => line.Words.Count), view.FindAll("[data-t]").Count);
        Assert.Equal("0.4", view.FindAll("[data-t]")[1].GetAttribute("data-t"));
        Assert.Contains("Octopuses think with their arms.", view.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_transcript_is_said_to_be_missing()
    {
        var view = Render<TranscriptView>(parameters => parameters.Add(v => v.Page, "/watch/1"));

        Assert.Contains("There is no transcript", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void No_title_can_end_the_script_that_describes_the_video()
    {
        var video = Samples.Published() with { Title = "</script><script>alert(1)</script>" };
        var json = VideoData.Json(video, video.Published!, "About <b>it</b>", address => "http://trae.test" + address);

        Assert.DoesNotContain('<', json);
        var data = JsonDocument.Parse(json).RootElement;
        Assert.Equal(video.Title, data.GetProperty("name").GetString());
        Assert.Equal("PT28S", data.GetProperty("duration").GetString());
        Assert.Equal(15.6, data.GetProperty("hasPart")[1].GetProperty("endOffset").GetDouble());
    }

    [Fact]
    public void A_description_is_cut_at_a_word()
    {
        var description = VideoData.Description(Samples.Published(), Samples.Transcript);

        Assert.EndsWith("…", description, StringComparison.Ordinal);
        Assert.InRange(description.Length, 150, 201);
        Assert.Equal("The minds of octopuses", VideoData.Description(Samples.Published(), null));
    }

    [Theory]
    [InlineData(VideoState.Published, "/watch/", null)]
    [InlineData(VideoState.Producing, "/videos/", "In production, 42 %")]
    [InlineData(VideoState.ProductionFailed, "/videos/", "Failed")]
    public void A_card_leads_where_its_video_stands(VideoState state, string address, string? chip)
    {
        var video = state switch
        {
            VideoState.Published => Samples.Published(),
            VideoState.Producing => Samples.Producing(2),
            _ => Samples.Failed(),
        };
        var card = Render<VideoCard>(parameters => parameters.Add(c => c.Video, video).Add(c => c.Now, Samples.Now.AddMinutes(5)));

        Assert.StartsWith(address, card.Find("h3 a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(chip, card.FindAll(".chip").SingleOrDefault()?.TextContent);
        Assert.Equal("5 minutes ago", card.Find("time").TextContent);
        Assert.Equal(state is VideoState.Published ? 1 : 0, card.FindAll("img").Count);
    }
}
