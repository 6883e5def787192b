using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

public sealed class WorkspaceTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task What_belongs_to_another_workspace_does_not_exist()
    {
        var video = await Api.Published();
        var production = video.Production!.Id;
        await GiveAway(video.Id);

        foreach (var (method, path) in ((HttpMethod, string)[])[
            (HttpMethod.Get, $"/api/v1/videos/{video.Id}"),
            (HttpMethod.Get, $"/api/v1/videos/{video.Id}/storyboard"),
            (HttpMethod.Get, $"/api/v1/videos/{video.Id}/events"),
            (HttpMethod.Post, $"/api/v1/videos/{video.Id}/productions"),
            (HttpMethod.Post, $"/api/v1/videos/{video.Id}/retry"),
            (HttpMethod.Delete, $"/api/v1/videos/{video.Id}"),
            (HttpMethod.Get, $"/api/v1/productions/{production}"),
            (HttpMethod.Post, $"/api/v1/productions/{production}/cancel"),
            (HttpMethod.Post, $"/api/v1/productions/{production}/retry")])
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await Http.SendAsync(new HttpRequestMessage(method, path))).StatusCode));
        }

        var storyboard = await Api.Query(db => db.Videos.Where(v => v.Id == video.Id).Select(v => v.Storyboard).SingleAsync());
        await (await Http.Save(video.Id, storyboard!, "\"1\"")).Refused(HttpStatusCode.NotFound, "video-not-found");
        Assert.Empty((await (await Http.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>()).Items);
        Assert.Equal(1, await Api.Query(db => db.Videos.CountAsync()));
    }

    [Fact]
    public async Task Another_workspaces_idempotency_keys_do_not_count()
    {
        var video = await (await Http.Create(Briefs.Octopus, "shared")).Read<VideoDto>(HttpStatusCode.Created);
        await GiveAway(video.Id);

        var own = await (await Http.Create(Briefs.Octopus with { Seconds = 45 }, "shared")).Read<VideoDto>(HttpStatusCode.Created);

        Assert.NotEqual(video.Id, own.Id);
    }

    private Task<int> GiveAway(Guid video) => Api.Query(async db =>
    {
        var other = new Workspace { Id = Guid.CreateVersion7(), Name = "Other", CreatedAt = DateTimeOffset.UnixEpoch };
        db.Workspaces.Add(other);
        await db.SaveChangesAsync();
        await db.IdempotencyKeys.ExecuteUpdateAsync(key => key.SetProperty(k => k.WorkspaceId, other.Id));
        await db.Productions.Where(p => p.VideoId == video).ExecuteUpdateAsync(p => p.SetProperty(x => x.WorkspaceId, other.Id));

        return await db.Videos.Where(v => v.Id == video).ExecuteUpdateAsync(v => v.SetProperty(x => x.WorkspaceId, other.Id));
    });
}
