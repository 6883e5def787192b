using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed class QuotaTests(PostgresServer postgres) : ApiTest(postgres)
{
    private readonly PostgresServer _server = postgres;

    [Fact]
    [Trait("ASVS", "v5.0.0-2.3.4")]
    [Trait("OWASP", "API4:2023")]
    public async Task Fifty_who_ask_for_the_last_production_at_once_get_one()
    {
        var video = await Http.Written();
        var videos = await Copies(video.Id, 49);
        await Limit(new() { Productions = 1 });

        var answers = await Task.WhenAll(videos.Select(id => Http.Act($"videos/{id}/productions")));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted));
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Accepted))
        {
            await answer.Refused(HttpStatusCode.Conflict, "quota-exceeded");
        }

        Assert.Equal(1, await Api.Query(db => db.Productions.CountAsync()));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-2.3.2")]
    public async Task Minutes_are_reserved_while_they_are_made_and_counted_once_when_they_are_published()
    {
        var video = await Api.Published();
        var usage = await Usage();
        Assert.Equal(61.5 / 60, usage.MinutesRendered, 3);
        Assert.Equal(0, usage.Productions);

        // What is published again, by a job that is delivered twice, is not counted again.
        await Api.Query(db => db.Database.ExecuteSqlAsync($"update jobs set state = 'ready', finished_at = null where kind = 'PublishVideo'"));
        await Api.JobsOf("PublishVideo");
        Assert.Equal(usage.MinutesRendered, (await Usage()).MinutesRendered);

        await Limit(new() { MinutesPerMonth = 1.2 });
        await (await Http.Act($"videos/{video.Id}/productions")).Refused(HttpStatusCode.Conflict, "quota-exceeded");
        await (await Http.Create(Briefs.Octopus with { Produce = true })).Refused(HttpStatusCode.Conflict, "quota-exceeded");

        await Limit(new() { MinutesPerMonth = 30 });
        await (await Http.Act($"videos/{video.Id}/productions")).Read<ProductionDto>(HttpStatusCode.Accepted);
        usage = await Usage();
        Assert.Equal(1, usage.Productions);
        Assert.InRange(usage.MinutesReserved, 0.1, 3);

        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/videos/{video.Id}")).StatusCode);
        Assert.Equal(61.5 / 60, (await Usage()).MinutesRendered, 3);
    }

    [Fact]
    [Trait("OWASP", "API4:2023")]
    public async Task Uploads_beyond_the_storage_are_refused_however_many_come_at_once()
    {
        await Limit(new() { StorageBytes = 250 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Http.PostAsync("/api/v1/media", Wave(number, 100))));

        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        await answers.First(answer => answer.StatusCode != HttpStatusCode.Created).Refused(HttpStatusCode.Conflict, "quota-exceeded");
        Assert.InRange((await Usage()).StorageBytes, 1, 250);
    }

    [Fact]
    public async Task A_workspace_sets_limits_of_its_own_which_count_at_once()
    {
        var limits = new Limits(MinutesPerMonth: 60, Members: 5, Productions: 0);
        Assert.Equal(HttpStatusCode.NoContent, (await Set(Http, limits)).StatusCode);

        Assert.Equal(new LimitsDto(limits, new()), await (await Http.GetAsync("/api/v1/workspace/limits")).Read<LimitsDto>());
        Assert.Equal((60, 0), ((await Usage()).MinutesQuota, (await Usage()).ProductionsQuota));
        await (await Http.Create(Briefs.Octopus with { Produce = true })).Refused(HttpStatusCode.Conflict, "quota-exceeded");
        Assert.Contains("60 minutes a month", await (await Http.GetAsync("/api/v1/audit?action=workspace.limits")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await Set(Http, new())).StatusCode);
        Assert.Null((await Usage()).MinutesQuota);
    }

    [Fact]
    [Trait("OWASP", "API5:2023")]
    public async Task A_workspace_cannot_allow_itself_more_than_the_operator_does()
    {
        await using var api = await ApiHost.Start(_server, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Quotas:Members"] = "4",
            [$"Quotas:Workspaces:{Workspace.BuiltInId}:Members"] = "6",
            [$"Quotas:Workspaces:{Workspace.BuiltInId}:StorageBytes"] = "1000",
        });

        await (await Set(api.Http, new(Members: 7))).Refused(HttpStatusCode.UnprocessableEntity, "limit-too-high");
        await (await Set(api.Http, new(StorageBytes: 1001))).Refused(HttpStatusCode.UnprocessableEntity, "limit-too-high");
        Assert.Equal(HttpStatusCode.NoContent, (await Set(api.Http, new(MinutesPerMonth: 5, Members: 6))).StatusCode);

        var usage = await (await api.Http.GetAsync("/api/v1/usage")).Read<UsageDto>();
        Assert.Equal((5, 1000, 6), (usage.MinutesQuota, usage.StorageQuota, usage.MembersQuota));
    }

    private static Task<HttpResponseMessage> Set(HttpClient http, Limits limits) => http.PutAsync("/api/v1/workspace/limits", ApiCalls.Json(limits));

    private async Task<UsageDto> Usage() => await (await Http.GetAsync("/api/v1/usage")).Read<UsageDto>();

    private Task<int> Limit(Quota quota) => Api.Query(async db =>
    {
        (await db.Workspaces.SingleAsync(workspace => workspace.Id == Workspace.BuiltInId)).Quota = quota;

        return await db.SaveChangesAsync();
    });

    /// <summary>The video, and as many more of the same storyboard.</summary>
    private Task<List<Guid>> Copies(Guid id, int count) => Api.Query(async db =>
    {
        var storyboard = (await db.Videos.AsNoTracking().SingleAsync(video => video.Id == id)).Storyboard!;
        for (var i = 0; i < count; i++)
        {
            var copy = Video.Create(Workspace.BuiltInId, Briefs.Octopus, "Copy", DateTimeOffset.UnixEpoch.AddYears(56));
            copy.Write(storyboard, DateTimeOffset.UnixEpoch.AddYears(56));
            db.Videos.Add(copy);
        }

        await db.SaveChangesAsync();

        return await db.Videos.Select(video => video.Id).ToListAsync();
    });

    private static ByteArrayContent Wave(int number, int length)
    {
        var bytes = new byte[length];
        "RIFF\x24\0\0\0WAVEfmt \x10\0\0\0"u8.CopyTo(bytes);
        bytes[^1] = (byte)number;

        return new(bytes) { Headers = { { "Content-Type", "application/octet-stream" } } };
    }
}
