using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

public sealed class IdempotencyTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    public async Task The_same_key_and_body_answer_with_the_same_video()
    {
        var first = await (await Http.Create(Briefs.Octopus, "a")).Read<VideoDto>(HttpStatusCode.Created);
        var response = await Http.Create(Briefs.Octopus, "a");

        Assert.Equal("true", response.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(first.Id, (await response.Read<VideoDto>(HttpStatusCode.Created)).Id);
        Assert.Equal(1, await Api.Query(db => db.Videos.CountAsync()));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await Http.Create(Briefs.Octopus, "a");

        var response = await Http.Create(Briefs.Octopus with { Seconds = 45 }, "a");

        await response.Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Equal(1, await Api.Query(db => db.Videos.CountAsync()));
    }

    [Fact]
    public async Task Another_key_or_none_makes_another_video()
    {
        foreach (var key in (string?[])["a", "b", null, null])
        {
            await (await Http.Create(Briefs.Octopus, key)).Read<VideoDto>(HttpStatusCode.Created);
        }

        Assert.Equal(4, await Api.Query(db => db.Videos.CountAsync()));
    }

    [Fact]
    public async Task Requests_that_race_with_one_key_make_one_video()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Http.Create(Briefs.Octopus, "race")));

        var videos = await Task.WhenAll(responses.Select(response => response.Read<VideoDto>(HttpStatusCode.Created)));
        Assert.Single(videos.Select(video => video.Id).Distinct());
        Assert.Equal(1, await Api.Query(db => db.Videos.CountAsync()));
    }

    [Fact]
    public async Task What_answers_with_a_secret_is_made_once_however_many_come_at_once()
    {
        var key = new CreateApiKeyRequest("Robot", [Permission.ReadVideos]);
        var client = new CreateServiceClientRequest("Robot", [Permission.ReadVideos]);

        foreach (var (place, body) in ((string, object)[])[("keys", key), ("clients", client)])
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post(place, body, place)));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            {
                await refused.Refused(HttpStatusCode.Conflict, "secret-shown-once");
            }
        }

        Assert.Equal((1, 1), (await Api.Query(db => db.ApiKeys.CountAsync(k => k.Name == "Robot")), await Api.Query(db => db.ServiceClients.CountAsync())));
        await (await Post("keys", key with { Name = "Other" }, "keys")).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task Invitations_and_roles_are_answered_again_as_they_were_made()
    {
        var invite = new InviteRequest("ada@trae.test", WorkspaceRole.Viewer);
        var role = new RoleRequest("Cutter", [Permission.ReadVideos]);

        var invited = await (await Post("invitations", invite, "a")).Read<InvitationDto>();
        Assert.Equal(invited.Id, (await (await Post("invitations", invite, "a")).Read<InvitationDto>()).Id);
        await (await Post("invitations", invite, "b")).Refused(HttpStatusCode.Conflict, "invitation-open");
        var made = await (await Post("roles", role, "c")).Read<RoleDto>();
        Assert.Equal(made.Id, (await (await Post("roles", role, "c")).Read<RoleDto>()).Id);
        await (await Post("roles", role, "d")).Refused(HttpStatusCode.Conflict, "role-name-taken");
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        await (await Http.Create(Briefs.Octopus, new string('k', 201))).Refused(HttpStatusCode.BadRequest, "idempotency-key-invalid");
    }

    private async Task<HttpResponseMessage> Post(string place, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{place}") { Content = ApiCalls.Json(body) };
        request.Headers.Add("Idempotency-Key", key);

        return await Http.SendAsync(request);
    }
}
