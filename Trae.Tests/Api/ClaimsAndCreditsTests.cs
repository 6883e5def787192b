using System.Net;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

/// <summary>What the sources of a video are good for afterwards: holding its words against them, and naming them.</summary>
public sealed class ClaimsAndCreditsTests(PostgresServer postgres) : ApiTest(postgres)
{
    private static readonly CreateVideoRequest Licensed = new()
    {
        Kind = SourceKind.Html,
        Seconds = 30,
        Text = "<html><head><title>The octopus</title><meta name=\"author\" content=\"Ada Rowe\"><link rel=\"license\" href=\"https://creativecommons.org/licenses/by-sa/4.0/\"></head><body><article>" +
            string.Concat(Briefs.Text.Split("\n\n").Skip(1).Select(paragraph => $"<p>{paragraph}</p>")) + "</article></body></html>",
    };

    [Fact]
    public async Task A_script_of_ours_has_no_unsupported_claim_and_a_changed_number_is_one()
    {
        var video = await Http.Written();
        var storyboard = await Http.Storyboard(video.Id);
        var claims = await Claims(video.Id);
        Assert.True(claims.Checked);
        Assert.Empty(claims.Claims);

        var first = storyboard.Storyboard.Scenes[0];
        var changed = storyboard.Storyboard with { Scenes = [first with { Narration = "An octopus has eleven hearts." }, .. storyboard.Storyboard.Scenes.Skip(1)] };
        Assert.Equal(HttpStatusCode.OK, (await Http.Save(video.Id, changed, "\"1\"")).StatusCode);

        var found = Assert.Single((await Claims(video.Id)).Claims);
        Assert.Equal((0, first.Id, ClaimKind.Number, "eleven"), (found.Scene, found.SceneId, found.Kind, found.Words));
        Assert.Contains("hearts", found.Nearest!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_storyboard_has_nothing_to_be_held_against()
    {
        var storyboard = (await Http.Storyboard((await Http.Written()).Id)).Storyboard with { Sources = null };
        var video = await Http.Written(new() { Storyboard = storyboard with { Scenes = [.. storyboard.Scenes.Select(scene => scene with { Citations = null })] } });

        Assert.False((await Claims(video.Id)).Checked);
        Assert.Empty(await (await Http.GetAsync($"/api/v1/videos/{video.Id}/sources")).Read<IReadOnlyList<SourceDto>>());
    }

    [Fact]
    public async Task A_licence_that_asks_for_attribution_gets_it_on_the_closing_scene_and_in_public()
    {
        var video = await Api.Published(Licensed);

        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;
        Assert.Equal("The octopus, Ada Rowe, CC BY-SA 4.0", storyboard.Scenes[^1].Screen.Body);
        Assert.Empty((await Claims(video.Id)).Claims);
        var seen = await (await Api.Anonymous.GetAsync($"/api/v1/published/{video.Id}")).Read<VideoDto>();
        Assert.Equal([new("The octopus", null, "Ada Rowe", "https://creativecommons.org/licenses/by-sa/4.0/")], seen.Published!.Sources);
    }

    [Fact]
    public async Task What_was_pasted_is_not_named_in_public_and_credits_can_be_asked_for_or_left_out()
    {
        var pasted = await Api.Published(Briefs.Octopus with { Credits = true });
        Assert.Equal("The octopus", (await Http.Storyboard(pasted.Id)).Storyboard.Scenes[^1].Screen.Body);
        Assert.Empty((await (await Api.Anonymous.GetAsync($"/api/v1/published/{pasted.Id}")).Read<VideoDto>()).Published!.Sources);

        var silent = await Http.Written(Licensed with { Credits = false });
        Assert.Null((await Http.Storyboard(silent.Id)).Storyboard.Scenes[^1].Screen.Body);
    }

    [Theory]
    [InlineData("javascript:alert(1)", "source-address-not-http")]
    [InlineData("/inside", "source-address-not-http")]
    public async Task An_address_that_viewers_cannot_follow_is_refused(string address, string code)
    {
        var video = await Http.Written();
        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;

        await (await Http.Save(video.Id, storyboard with { Sources = [new("A page", address)] }, "\"1\"")).Refused(HttpStatusCode.UnprocessableEntity, code);
        await (await Http.Save(video.Id, storyboard with { Sources = [] }, "\"1\"")).Refused(HttpStatusCode.UnprocessableEntity, "citation-invalid");
    }

    [Fact]
    public async Task Sources_are_told_once_and_then_only_that_they_are_the_same()
    {
        var video = await Http.Written();
        var first = await Http.GetAsync($"/api/v1/videos/{video.Id}/sources");
        var source = Assert.Single(await first.Read<IReadOnlyList<SourceDto>>());
        Assert.Equal(("The octopus", SourceKind.Markdown, "en"), (source.Credit.Title, source.Kind, source.Language));

        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/videos/{video.Id}/sources");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await Http.SendAsync(request)).StatusCode);
    }

    private async Task<ClaimsDto> Claims(Guid id) => await (await Http.GetAsync($"/api/v1/videos/{id}/claims")).Read<ClaimsDto>();
}
