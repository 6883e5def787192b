using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trae.Api.Features.Workspaces;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed class WorkspaceLifeTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task A_workspace_is_made_chosen_renamed_and_handed_on()
    {
        var made = await Make(Http, "Studio B");
        Assert.False(made.IsCurrent);
        Assert.Equal(HttpStatusCode.NoContent, (await Http.PutAsync("/api/v1/workspaces/current", ApiCalls.Json(new ChooseWorkspaceRequest(made.Id)))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Http.PatchAsync("/api/v1/workspace", ApiCalls.Json(new ChangeWorkspaceRequest("Studio C")))).StatusCode);
        var other = await Api.People.Add(WorkspaceRole.Viewer, made.Id);

        Assert.Equal(HttpStatusCode.NoContent, (await Http.PostAsync("/api/v1/workspace/transfer", ApiCalls.Json(new TransferWorkspaceRequest(other.Id)))).StatusCode);

        var mine = (await List(Http)).Single(workspace => workspace.IsCurrent);
        Assert.Equal(("Studio C", nameof(WorkspaceRole.Admin)), (mine.Name, mine.Role));
        Assert.Equal(nameof(WorkspaceRole.Owner), Assert.Single(await List(Api.People.With(Api.People.TokenOf(other)))).Role);
        await (await Http.DeleteAsync("/api/v1/workspace")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_workspace_that_is_not_ones_own_cannot_be_chosen()
    {
        var other = await Api.People.AddWorkspace();

        await (await Http.PutAsync("/api/v1/workspaces/current", ApiCalls.Json(new ChooseWorkspaceRequest(other)))).Refused(HttpStatusCode.NotFound, "workspace-not-found");
    }

    [Fact]
    public async Task A_deleted_workspace_is_closed_at_once_can_be_restored_and_is_gone_after_its_time()
    {
        var (http, made) = await Own();
        var video = await http.Written();
        var key = await (await http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("Key", [Permission.ReadVideos])))).Read<CreatedApiKeyDto>();
        using var program = Api.People.With(key.Secret);

        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync("/api/v1/workspace")).StatusCode);
        await (await http.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await program.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        Assert.NotNull(Assert.Single(await List(http)).DeletedAfter);

        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync($"/api/v1/workspaces/{made}/restore", null)).StatusCode);
        Assert.Equal(video.Id, Assert.Single((await (await program.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>()).Items).Id);

        await http.DeleteAsync("/api/v1/workspace");
        var expired = Api.Services.GetRequiredService<ExpiredWorkspaces>();
        Assert.Equal(0, await expired.Clear(CancellationToken.None));
        await Api.Query(db => db.Workspaces.Where(w => w.Id == made).ExecuteUpdateAsync(w => w.SetProperty(x => x.DeletedAfter, DateTimeOffset.UnixEpoch)));
        await (await http.PostAsync($"/api/v1/workspaces/{made}/restore", null)).Refused(HttpStatusCode.NotFound, "workspace-not-found");

        Assert.Equal(1, await expired.Clear(CancellationToken.None));
        Assert.False(await Api.Query(db => db.Videos.AnyAsync(v => v.WorkspaceId == made)));
        Assert.True(await Api.Query(db => db.AuditEntries.AnyAsync(entry => entry.WorkspaceId == made && entry.Action == "workspace.cleared")));
        await Api.JobsOf("ClearVideo");
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.3")]
    public async Task Where_a_second_factor_is_asked_for_nobody_is_let_in_without_one()
    {
        var (http, made) = await Own();
        await (await http.PatchAsync("/api/v1/workspace", ApiCalls.Json(new ChangeWorkspaceRequest(RequiresTwoFactor: true)))).Refused(HttpStatusCode.Conflict, "two-factor-missing");
        var owner = await Api.Query(db => db.Members.Where(member => member.WorkspaceId == made).Select(member => member.PersonId).SingleAsync());
        await Api.Query(db => db.Users.Where(person => person.Id == owner).ExecuteUpdateAsync(person => person.SetProperty(p => p.TwoFactorEnabled, true)));

        Assert.Equal(HttpStatusCode.NoContent, (await http.PatchAsync("/api/v1/workspace", ApiCalls.Json(new ChangeWorkspaceRequest(RequiresTwoFactor: true)))).StatusCode);

        await (await http.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();
        using var other = await Api.As(WorkspaceRole.Admin, made);
        await (await other.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Forbidden, "two-factor-required");
    }

    [Fact]
    public async Task The_built_in_workspace_stays() =>
        await (await Http.DeleteAsync("/api/v1/workspace")).Refused(HttpStatusCode.Conflict, "workspace-built-in");

    private async Task<(HttpClient Http, Guid Workspace)> Own()
    {
        var http = Api.People.With(Api.People.TokenOf(await Api.People.Add()));

        return (http, (await Make(http, "Own")).Id);
    }

    private static async Task<WorkspaceDto> Make(HttpClient http, string name) =>
        await (await http.PostAsync("/api/v1/workspaces", ApiCalls.Json(new CreateWorkspaceRequest(name)))).Read<WorkspaceDto>();

    private static async Task<IReadOnlyList<WorkspaceDto>> List(HttpClient http) =>
        await (await http.GetAsync("/api/v1/workspaces")).Read<WorkspaceDto[]>();
}
