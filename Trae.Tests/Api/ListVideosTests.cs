using System.Net;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

public sealed class ListVideosTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task Pages_lead_through_all_videos_newest_first_and_each_once()
    {
        var created = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            created.Add((await (await Http.Create(Briefs.Octopus)).Read<VideoDto>(HttpStatusCode.Created)).Id);
        }

        var seen = new List<Guid>();
        var pages = 0;
        for (string? cursor = null; pages == 0 || cursor is not null; pages++)
        {
            var page = await Page($"?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.Items.Select(video => video.Id));
            cursor = page.Next;

            // What comes in between belongs to the first page, and moves nothing on the others.
            await Http.Create(Briefs.Octopus);
        }

        Assert.Equal(3, pages);
        Assert.Equal(created.AsEnumerable().Reverse(), seen);
    }

    [Fact]
    public async Task A_list_shows_the_state_of_each_and_leaves_steps_out()
    {
        var published = await Api.Published();
        var draft = await Http.Written();

        var page = await Page("");

        Assert.Null(page.Next);
        Assert.Equal([draft.Id, published.Id], page.Items.Select(video => video.Id));
        Assert.Equal([VideoState.Draft, VideoState.Published], page.Items.Select(video => video.State));
        Assert.Equivalent(published.Published, page.Items[1].Published);
        Assert.Empty(page.Items[1].Production!.Steps);
    }

    [Fact]
    public async Task An_empty_list_is_a_page_without_a_next_one()
    {
        var page = await Page("");

        Assert.Empty(page.Items);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("limit=0", "validation-failed")]
    [InlineData("limit=101", "validation-failed")]
    [InlineData("limit=many", "validation-failed")]
    [InlineData("cursor=x", "cursor-invalid")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAAA!", "cursor-invalid")]
    public async Task A_page_that_cannot_be_is_refused(string query, string code) =>
        await (await Http.GetAsync($"/api/v1/videos?{query}")).Refused(HttpStatusCode.BadRequest, code);

    private async Task<PageDto<VideoDto>> Page(string query) =>
        await (await Http.GetAsync($"/api/v1/videos{query}")).Read<PageDto<VideoDto>>();
}
