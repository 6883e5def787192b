using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Safety;

public sealed class WorkspaceRulesTests(PostgresServer postgres) : ApiTest(postgres)
{
    private const string Code = "content-refused";

    [Fact]
    public async Task What_a_workspace_does_not_allow_is_refused_wherever_it_comes_in()
    {
        var video = await Http.Written();
        var read = await Http.Storyboard(video.Id);
        await Save(new ModerationRule("snake oil", "We sell none"), new ModerationRule("five hundred million", "Too many") { In = [ModeratedPlace.Published] });

        var source = await (await Http.Create(Briefs.Octopus with { Text = Briefs.Text + "\n\nThey also drink snake oil." })).Refused(HttpStatusCode.UnprocessableEntity, Code);
        var brief = await (await Http.Create(Briefs.Octopus with { Brief = "Sell Snake Oil" })).Refused(HttpStatusCode.UnprocessableEntity, Code);
        var changed = read.Storyboard with { Title = "SNÁKE OIL" };
        var storyboard = await (await Http.Save(video.Id, changed, $"\"{read.Version}\"")).Refused(HttpStatusCode.UnprocessableEntity, Code);
        var production = await Http.Act($"videos/{video.Id}/productions");

        Assert.Contains("“snake oil” in the source", source, StringComparison.Ordinal);
        Assert.Contains("“Snake Oil” in the brief", brief, StringComparison.Ordinal);
        Assert.Contains("“SNÁKE OIL” in the title", storyboard, StringComparison.Ordinal);
        Assert.Contains("We sell none.", storyboard, StringComparison.Ordinal);
        Assert.Contains("Too many.", await production.Refused(HttpStatusCode.UnprocessableEntity, Code), StringComparison.Ordinal);
        Assert.Equal(video.Id, Assert.Single(await Api.Query(db => db.Videos.ToListAsync())).Id);
    }

    [Fact]
    public async Task A_rule_that_comes_while_a_video_is_rendered_keeps_it_from_being_published()
    {
        var video = await Http.Written();
        await (await Http.Act($"videos/{video.Id}/productions")).Read<ProductionDto>(HttpStatusCode.Accepted);
        await Save(new ModerationRule("octopus*", "Not these"));

        await Api.Worker.DoAll();
        var ended = await Http.Until(video.Id, now => now.State is VideoState.ProductionFailed or VideoState.Published);

        Assert.Equal((VideoState.ProductionFailed, Code), (ended.State, ended.Production?.Problem?.Code));
        Assert.Null(ended.Published);
    }

    [Fact]
    public async Task Rules_are_a_workspaces_own_kept_by_its_admins_and_written_down()
    {
        await Save(new ModerationRule("snake oil", "We sell none"));
        using var viewer = await Api.As(WorkspaceRole.Viewer);
        using var other = await Api.As(WorkspaceRole.Owner, await Api.People.AddWorkspace());

        Assert.Equal("snake oil", Assert.Single((await (await viewer.GetAsync("/api/v1/safety")).Read<SafetyDto>()).Rules).Pattern);
        await (await viewer.PutAsync("/api/v1/safety", ApiCalls.Json(new SafetyDto([])))).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Empty((await (await other.GetAsync("/api/v1/safety")).Read<SafetyDto>()).Rules);
        await (await Http.PutAsync("/api/v1/safety", ApiCalls.Json(new SafetyDto([new("***", "x")])))).Refused(HttpStatusCode.UnprocessableEntity, "pattern-empty");
        await (await Http.PutAsync("/api/v1/safety", ApiCalls.Json(new SafetyDto([new("word", "")])))).Refused(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Contains("safety.changed", await Api.Query(db => db.AuditEntries.Select(entry => entry.Action).ToListAsync()));

        await Save();
        await (await Http.Create(Briefs.Octopus with { Brief = "Snake oil" })).Read<VideoDto>(HttpStatusCode.Created);
    }

    private async Task Save(params ModerationRule[] rules) => await (await Http.PutAsync("/api/v1/safety", ApiCalls.Json(new SafetyDto(rules)))).Read<SafetyDto>();
}
