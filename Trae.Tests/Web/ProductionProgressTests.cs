using Bunit;
using Trae.Contracts;
using Trae.Web.Components.Pages.Progress;

namespace Trae.Tests.Web;

public sealed class ProductionProgressTests : BunitContext
{
    private static readonly IReadOnlyList<string?> Headings = ["Minds", "Number", "Points", "Quote", "Closing"];

    [Fact]
    public void A_running_production_shows_its_stage_share_and_time_left()
    {
        var page = Draw(Samples.Producing(2));

        Assert.Equal("Rendering scene 3 of 5", page.Find("h2").TextContent);
        Assert.Equal("42", page.Find(".overall progress").GetAttribute("value"));
        Assert.Contains("about 40 seconds left", page.Find(".figures").TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.FindAll(".scenes li").Count);
        Assert.Equal("Drawing", page.Find("[data-scene='3'] .phase").TextContent);
        Assert.Equal("60", page.Find("[data-scene='3'] progress").GetAttribute("value"));
        Assert.Equal("Points", page.Find("[data-scene='3'] .heading").TextContent);
        Assert.Equal("cancel", page.Find("button").GetAttribute("value"));
    }

    [Fact]
    public void A_failure_says_why_where_and_what_to_do()
    {
        var page = Draw(Samples.Failed());

        Assert.Contains("Free some space, then try again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("disk-full", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".scenes .failed"));
        Assert.Equal("retry", page.Find("button").GetAttribute("value"));

        // What only waited for the failed step did not fail itself.
        Assert.Equal(["Draw: failed"], page.FindAll(".line .failed").Select(station => station.TextContent.Trim()));
    }

    [Theory]
    [InlineData(VideoState.Writing, "Writing the script", null)]
    [InlineData(VideoState.WritingFailed, "The script could not be written", "rewrite")]
    [InlineData(VideoState.Draft, "The script is ready", "produce")]
    [InlineData(VideoState.Cancelled, "Cancelled", "rewrite")]
    public void Each_state_has_its_words_and_its_way_on(VideoState state, string words, string? button)
    {
        var page = Draw(Samples.Video(state));

        Assert.Equal(words, page.Find("h2").TextContent);
        Assert.Equal(button, page.FindAll("button").SingleOrDefault()?.GetAttribute("value"));
    }

    [Fact]
    public void While_writing_the_bar_has_no_value_to_pretend()
    {
        Assert.False(Draw(Samples.Video(VideoState.Writing)).Find(".overall progress").HasAttribute("value"));
    }

    [Fact]
    public void A_published_video_leads_on_to_be_watched()
    {
        var page = Draw(Samples.Published());

        Assert.Equal($"/watch/{Samples.Published().Id}", page.Find(".progress").GetAttribute("data-next"));
        Assert.Equal(6, page.FindAll(".line .done").Count);
    }

    private IRenderedComponent<ProductionProgress> Draw(VideoDto video) =>
        Render<ProductionProgress>(parameters => parameters.Add(page => page.Video, video).Add(page => page.Headings, Headings));
}
