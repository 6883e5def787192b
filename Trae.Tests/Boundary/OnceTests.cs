using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Boundary;

/// <summary>Whatever is made by a POST is made once for each Idempotency-Key; uploads are one by their content.</summary>
public sealed class OnceTests(PostgresServer postgres) : ApiTest(postgres)
{
    // POSTs that make nothing, or the same thing again by its content or its name.
    private static readonly string[] OnceAnyway =
    [
        "/api/v1/media", "/api/v1/voices/{id}/preview", "/api/v1/videos/{id}/retry", "/api/v1/productions/{id}/retry", "/api/v1/productions/{id}/cancel",
        "/api/v1/invitations/accept", "/api/v1/models", "/api/v1/models/estimate", "/api/v1/models/{id}/try", "/api/v1/videos/{id}/proposals",
        "/api/v1/research/{id}/approve", "/api/v1/research/{id}/back", "/api/v1/workspaces", "/api/v1/workspaces/{id}/leave", "/api/v1/workspaces/{id}/restore", "/api/v1/workspace/transfer",
    ];

    [Fact]
    [Trait("ASVS", "v5.0.0-2.3.3"), Trait("OWASP API", "API6:2023")]
    public async Task Every_create_takes_a_key()
    {
        var without = (await ApiSchema.Read(Http)).Operations
            .Where(operation => operation.Method == "POST" && !operation.Parameters.Contains(("Idempotency-Key", "header")))
            .Select(operation => operation.Path);

        Assert.Equal(OnceAnyway.Order(StringComparer.Ordinal), without.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("narrations", HttpStatusCode.Accepted)]
    [InlineData("brands", HttpStatusCode.Created)]
    [InlineData("brand-voices", HttpStatusCode.Created)]
    [InlineData("series", HttpStatusCode.Created)]
    [InlineData("productions", HttpStatusCode.Accepted)]
    [Trait("ASVS", "v5.0.0-2.3.3"), Trait("ASVS", "v5.0.0-2.3.4")]
    public async Task Requests_that_race_with_one_key_make_one_thing(string what, HttpStatusCode status)
    {
        var video = await Http.Written();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Http.SendAsync(Make(what, video.Id, "race"))));
        var ids = new List<Guid>();
        foreach (var answer in answers)
        {
            ids.Add((await answer.Read<Made>(status)).Id);
        }

        Assert.Single(ids.Distinct());

        // Long after, and after it has ended, it is still the same one.
        await Api.Worker.DoAll();
        await Api.JobsOf("PublishVideo");
        var again = await Http.SendAsync(Make(what, video.Id, "race"));
        Assert.Equal(ids[0], (await again.Read<Made>(status)).Id);
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.NotEqual(ids[0], (await (await Http.SendAsync(Make(what, video.Id, "another"))).Read<Made>(status)).Id);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-2.3.3")]
    public async Task One_key_for_two_kinds_of_things_is_refused()
    {
        var video = await Http.Written();
        await (await Http.SendAsync(Make("brands", video.Id, "a"))).Read<Made>(HttpStatusCode.Created);

        await (await Http.SendAsync(Make("narrations", video.Id, "a"))).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        await (await Http.SendAsync(Make("productions", video.Id, "a"))).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Equal(0, await Api.Query(db => db.Narrations.CountAsync()) + await Api.Query(db => db.Productions.CountAsync()));
    }

    private static HttpRequestMessage Make(string what, Guid video, string key)
    {
        var request = what switch
        {
            "narrations" => new HttpRequestMessage(HttpMethod.Post, "/api/v1/narrations") { Content = ApiCalls.Json(new CreateNarrationRequest { Text = "Good morning, everybody.", Language = "en" }) },
            "brand-voices" => new HttpRequestMessage(HttpMethod.Post, "/api/v1/brand-voices") { Content = ApiCalls.Json(SampleVoice.Friendly) },
            "series" => new HttpRequestMessage(HttpMethod.Post, "/api/v1/series") { Content = ApiCalls.Json(SampleSeries.Lights) },
            "brands" => new HttpRequestMessage(HttpMethod.Post, "/api/v1/brands") { Content = ApiCalls.Json(new BrandKit("Acme", new Brand())) },
            _ => new HttpRequestMessage(HttpMethod.Post, $"/api/v1/videos/{video}/productions"),
        };
        request.Headers.Add("Idempotency-Key", key);

        return request;
    }

    private sealed record Made(Guid Id);
}
