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
    public async Task A_key_that_is_too_long_is_refused()
    {
        await (await Http.Create(Briefs.Octopus, new string('k', 201))).Refused(HttpStatusCode.BadRequest, "idempotency-key-invalid");
    }
}
