using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed class MemberTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    [Trait("ASVS", "v5.0.0-8.3.2")]
    public async Task A_role_is_given_and_counts_at_once()
    {
        var person = await Api.People.Add(WorkspaceRole.Viewer);
        using var http = Api.People.With(Api.People.TokenOf(person));
        await (await http.Create(Briefs.Octopus)).Refused(HttpStatusCode.Forbidden, "forbidden");

        await (await Change(Http, person.Id, new(WorkspaceRole.Editor))).Read<MemberDto>();

        await (await http.Create(Briefs.Octopus)).Read<VideoDto>(HttpStatusCode.Created);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-8.2.1")]
    [Trait("OWASP", "API5:2023")]
    public async Task Nobody_makes_himself_or_others_more_than_he_is()
    {
        var me = await Api.People.Add(WorkspaceRole.Admin);
        var other = await Api.People.Add(WorkspaceRole.Viewer);
        using var admin = Api.People.With(Api.People.TokenOf(me));

        await (await Change(admin, me.Id, new(WorkspaceRole.Owner))).Refused(HttpStatusCode.Forbidden, "grant-beyond-own");
        await (await Change(admin, other.Id, new(WorkspaceRole.Owner))).Refused(HttpStatusCode.Forbidden, "grant-beyond-own");
        await (await Change(admin, other.Id, new(WorkspaceRole.Admin))).Read<MemberDto>();
    }

    [Fact]
    public async Task An_admin_cannot_take_an_owner_out()
    {
        using var admin = await Api.As(WorkspaceRole.Admin);
        var owner = await Api.People.Add(WorkspaceRole.Owner);

        await (await admin.DeleteAsync($"/api/v1/members/{owner.Id}")).Refused(HttpStatusCode.Forbidden, "member-outranks");
        await (await Change(admin, owner.Id, new(WorkspaceRole.Viewer))).Refused(HttpStatusCode.Forbidden, "member-outranks");
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-15.4.2")]
    public async Task Of_two_owners_who_go_at_once_one_stays()
    {
        var workspace = await Api.People.AddWorkspace();
        var owners = new[] { await Api.People.Add(WorkspaceRole.Owner, workspace), await Api.People.Add(WorkspaceRole.Owner, workspace) };

        var answers = await Task.WhenAll(owners.Select(owner => Api.People.With(Api.People.TokenOf(owner)).PostAsync($"/api/v1/workspaces/{workspace}/leave", null)));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        await answers.Single(answer => answer.StatusCode == HttpStatusCode.Conflict).Refused(HttpStatusCode.Conflict, "last-owner");
        Assert.Equal(1, await Api.Query(db => db.Members.CountAsync(member => member.WorkspaceId == workspace)));
    }

    [Fact]
    public async Task The_last_owner_cannot_become_less()
    {
        var workspace = await Api.People.AddWorkspace();
        var owner = await Api.People.Add(WorkspaceRole.Owner, workspace);
        using var http = Api.People.With(Api.People.TokenOf(owner));

        await (await Change(http, owner.Id, new(WorkspaceRole.Viewer))).Refused(HttpStatusCode.Conflict, "last-owner");
        await (await http.DeleteAsync($"/api/v1/members/{owner.Id}")).Refused(HttpStatusCode.Conflict, "last-owner");
    }

    [Fact]
    public async Task A_role_of_ones_own_allows_what_it_names()
    {
        var role = await (await Http.PostAsync("/api/v1/roles", ApiCalls.Json(new RoleRequest("Uploader", [Permission.ReadMedia, Permission.EditMedia])))).Read<RoleDto>();
        var person = await Api.People.Add(WorkspaceRole.Editor);
        var changed = await (await Change(Http, person.Id, new(CustomRoleId: role.Id))).Read<MemberDto>();
        using var http = Api.People.With(Api.People.TokenOf(person));

        Assert.Equal("Uploader", changed.Role);
        await (await http.GetAsync("/api/v1/media")).Read<PageDto<MediaDto>>();
        await (await http.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Forbidden, "forbidden");

        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/roles/{role.Id}")).StatusCode);
        await (await http.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();
        await (await http.Create(Briefs.Octopus)).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_role_cannot_give_what_its_maker_lacks_or_what_only_owners_have()
    {
        var limited = await (await Http.PostAsync("/api/v1/roles", ApiCalls.Json(new RoleRequest("Role maker", [Permission.ReadRoles, Permission.ManageRoles])))).Read<RoleDto>();
        var person = await Api.People.Add(WorkspaceRole.Viewer);
        await Change(Http, person.Id, new(CustomRoleId: limited.Id));
        using var http = Api.People.With(Api.People.TokenOf(person));

        await (await http.PostAsync("/api/v1/roles", ApiCalls.Json(new RoleRequest("More", [Permission.EditVideos])))).Refused(HttpStatusCode.Forbidden, "grant-beyond-own");
        await (await http.PutAsync($"/api/v1/roles/{limited.Id}", ApiCalls.Json(new RoleRequest("More", [Permission.ManageKeys])))).Refused(HttpStatusCode.Forbidden, "grant-beyond-own");
        await (await Http.PostAsync("/api/v1/roles", ApiCalls.Json(new RoleRequest("Co-owner", [Permission.OwnWorkspace])))).Refused(HttpStatusCode.UnprocessableEntity, "permission-not-grantable");
        await (await Http.PostAsync("/api/v1/roles", ApiCalls.Json(new RoleRequest("Owner", [Permission.ReadVideos])))).Refused(HttpStatusCode.Conflict, "role-name-taken");
    }

    private static Task<HttpResponseMessage> Change(HttpClient http, Guid person, RoleChoice role) =>
        http.PutAsync($"/api/v1/members/{person}", ApiCalls.Json(role));
}
