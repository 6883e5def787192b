using System.Net;
using System.Text.Json.Nodes;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

/// <summary>A connected model writes in the order of a series, or does not write.</summary>
public sealed class SeriesModelTests(SharedModels shared) : ModelTest(shared), IClassFixture<SharedModels>
{
    [Fact]
    public async Task A_model_is_told_the_order_and_its_script_has_it()
    {
        var series = await Make();
        Server.Answer = InOrder;

        var (video, storyboard) = await Http.WrittenBy(Model, SampleSeries.Episode(series.Id));

        Assert.True(video.Writing!.Name is not null, video.Writing.Note);
        var rules = Server.Requests[0].MessageOf(0);
        Assert.Contains("2. “The number of the week”, about 24 % of the script; one of its scenes has the layout `number`", rules, StringComparison.Ordinal);
        Assert.Contains("episode 1 of the series “Lights of the coast”", rules, StringComparison.Ordinal);
        Assert.Contains("\"segment\"", Server.Requests[0].Body.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("Welcome to Lights of the coast, episode 1: ", storyboard.Scenes[0].Narration, StringComparison.Ordinal);
        Assert.EndsWith("Steer well.", storyboard.Scenes[^1].Narration, StringComparison.Ordinal);
        Assert.Equal(["How it was built", "The number of the week", "Why it matters"], storyboard.Scenes.Skip(1).SkipLast(1).Select(scene => scene.Segment).Distinct());
    }

    [Fact]
    public async Task A_script_out_of_order_is_asked_for_once_more_and_then_written_without_the_model()
    {
        var series = await Make();
        Server.Answer = request => InOrder(request).Replace("\"segment\":1", "\"segment\":3", StringComparison.Ordinal);

        var video = await Http.Written(SampleSeries.Episode(series.Id) with { Writer = Model.Id.ToString() });

        Assert.Equal(2, Server.Requests.Count);
        Assert.Contains("not in the order", Server.Requests[1].MessageOf(3), StringComparison.Ordinal);
        Assert.Null(video.Writing!.Name);
        Assert.Contains("not in the order", video.Writing.Note, StringComparison.Ordinal);
        Assert.Equal(3, (await Http.Storyboard(video.Id)).Storyboard.Scenes.Select(scene => scene.Segment).OfType<string>().Distinct().Count());
    }

    [Fact]
    public async Task Without_a_series_a_model_is_asked_as_ever()
    {
        await Http.WrittenBy(Model);

        Assert.DoesNotContain("segment", Server.Requests[0].Body.GetRawText(), StringComparison.Ordinal);
    }

    // A script as it was, its middle scenes in three parts.
    private static string InOrder(ModelRequest request)
    {
        var script = JsonNode.Parse(SampleScripts.FromSource(request))!;
        var scenes = script["scenes"]!.AsArray();
        for (var i = 1; i < scenes.Count - 1; i++)
        {
            scenes[i]!["segment"] = 1 + ((i - 1) * 3 / (scenes.Count - 2));
        }

        return script.ToJsonString();
    }

    private async Task<SeriesDto> Make() => await (await Http.PostAsync("/api/v1/series", ApiCalls.Json(SampleSeries.Lights))).Read<SeriesDto>(HttpStatusCode.Created);
}
