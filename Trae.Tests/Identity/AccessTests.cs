using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed class AccessTests(PostgresServer postgres) : ApiTest(postgres)
{
    private const string Videos = "/api/v1/videos";

    [Fact]
    public async Task Who_does_not_say_who_he_is_is_asked_to_sign_in()
    {
        var response = await Api.Anonymous.GetAsync(Videos);

        await response.Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task A_viewer_reads_and_is_told_which_permission_editing_needs()
    {
        using var viewer = await Api.As(WorkspaceRole.Viewer);
        await (await viewer.GetAsync(Videos)).Read<PageDto<VideoDto>>();

        var sentence = await (await viewer.Create(Briefs.Octopus)).Refused(HttpStatusCode.Forbidden, "forbidden");

        Assert.Contains("editVideos", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_may_do_what_it_was_made_for()
    {
        using var reader = await Api.WithKey(Permission.ReadVideos);
        await (await reader.GetAsync(Videos)).Read<PageDto<VideoDto>>();

        await (await reader.Create(Briefs.Octopus)).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.NotNull(await Api.Query(db => db.ApiKeys.Select(key => key.LastUsedAt).SingleAsync()));
    }

    [Fact]
    public async Task An_expired_a_revoked_and_a_mistyped_key_open_nothing()
    {
        var expired = await Api.People.AddKey([Permission.ReadVideos], expiresAt: DateTimeOffset.UnixEpoch.AddDays(1));
        var revoked = await Api.People.AddKey([Permission.ReadVideos]);
        var hash = ApiKeySecret.HashOf(revoked);
        await Api.Query(db => db.ApiKeys.Where(key => key.Hash == hash).ExecuteUpdateAsync(key => key.SetProperty(k => k.RevokedAt, DateTimeOffset.UnixEpoch)));

        foreach (var secret in (string[])[expired, revoked, expired[..^1] + "g", "trae_", "trae_short"])
        {
            await (await Api.People.With(secret).GetAsync(Videos)).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        }
    }

    [Fact]
    public async Task The_header_chooses_between_ones_own_workspaces_only()
    {
        var other = await Api.People.AddWorkspace();
        var stranger = await Api.People.AddWorkspace("Strangers");
        var person = await Api.People.Add(WorkspaceRole.Editor);
        await Api.Query(db =>
        {
            db.Members.Add(Member.Join(other, person.Id, WorkspaceRole.Viewer, DateTimeOffset.UnixEpoch.AddYears(57)));

            return db.SaveChangesAsync();
        });
        using var http = Api.People.With(Api.People.TokenOf(person));
        await (await http.Create(Briefs.Octopus)).Read<VideoDto>(HttpStatusCode.Created);

        Assert.Single((await (await http.GetAsync(Videos)).Read<PageDto<VideoDto>>()).Items);
        Assert.Empty((await (await http.SendAsync(In(other))).Read<PageDto<VideoDto>>()).Items);
        await (await http.SendAsync(In(stranger))).Refused(HttpStatusCode.NotFound, "workspace-not-found");
        await (await http.SendAsync(In("everything"))).Refused(HttpStatusCode.NotFound, "workspace-not-found");
    }

    [Fact]
    public async Task A_role_that_is_taken_away_counts_at_once()
    {
        var person = await Api.People.Add(WorkspaceRole.Editor);
        using var http = Api.People.With(Api.People.TokenOf(person));
        await (await http.GetAsync(Videos)).Read<PageDto<VideoDto>>();

        await Api.Query(db => db.Members.Where(member => member.PersonId == person.Id).ExecuteDeleteAsync());

        await (await http.GetAsync(Videos)).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task What_is_published_is_for_everybody_and_what_is_not_is_for_members()
    {
        var video = await Api.Published();
        var draft = await Http.Written();

        var seen = await (await Api.Anonymous.GetAsync($"/api/v1/published/{video.Id}")).Read<VideoDto>();
        Assert.Null(seen.Production);
        Assert.Equal(video.Id, Assert.Single((await (await Api.Anonymous.GetAsync("/api/v1/published")).Read<PageDto<VideoDto>>()).Items).Id);
        Assert.Equal(HttpStatusCode.OK, (await Api.Anonymous.GetAsync(seen.Published!.Video)).StatusCode);

        await (await Api.Anonymous.GetAsync($"/api/v1/published/{draft.Id}")).Refused(HttpStatusCode.NotFound, "video-not-found");
        await (await Api.Anonymous.GetAsync($"{Videos}/{video.Id}")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    private static HttpRequestMessage In(object workspace) =>
        new(HttpMethod.Get, Videos) { Headers = { { "Trae-Workspace", workspace.ToString() } } };
}
