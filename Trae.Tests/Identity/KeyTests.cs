using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed class KeyTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    [Trait("ASVS", "v5.0.0-11.5.1")]
    public async Task A_key_is_shown_once_and_opens_what_it_was_made_for_until_it_is_revoked()
    {
        var made = await Make([Permission.ReadVideos]);
        using var http = Api.People.With(made.Secret);
        await (await http.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();

        var list = await (await Http.GetAsync("/api/v1/keys")).Content.ReadAsStringAsync();
        Assert.DoesNotContain(made.Secret, list, StringComparison.Ordinal);
        Assert.Contains(made.Secret[..9], list, StringComparison.Ordinal);
        Assert.False(await Api.Query(db => db.ApiKeys.AnyAsync(key => key.Hash == made.Secret || key.Start == made.Secret)));

        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/keys/{made.Key.Id}")).StatusCode);
        await (await http.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    [Trait("OWASP", "API5:2023")]
    public async Task A_key_that_makes_keys_makes_none_that_do_more()
    {
        using var http = await Api.WithKey(Permission.ReadKeys, Permission.ManageKeys, Permission.ReadVideos);

        await (await http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("More", [Permission.EditVideos])))).Refused(HttpStatusCode.Forbidden, "grant-beyond-own");
        await (await http.PostAsync("/api/v1/clients", ApiCalls.Json(new CreateServiceClientRequest("More", [Permission.EditVideos])))).Refused(HttpStatusCode.Forbidden, "grant-beyond-own");
        await (await Http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("Owner", [Permission.OwnWorkspace])))).Refused(HttpStatusCode.UnprocessableEntity, "permission-not-grantable");
        await (await Http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("Me", [Permission.OwnAccount])))).Refused(HttpStatusCode.UnprocessableEntity, "permission-not-grantable");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    public async Task A_key_ends_within_a_year(int days) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("Long", [Permission.ReadVideos], days)))).StatusCode);

    [Theory]
    [InlineData("\"workspaceId\":\"019a0000-0000-7000-8000-000000000001\"")]
    [InlineData("\"hash\":\"00\"")]
    [InlineData("\"createdBy\":null")]
    [InlineData("\"revokedAt\":null")]
    [Trait("ASVS", "v5.0.0-15.3.3")]
    [Trait("OWASP", "API3:2023")]
    public async Task What_a_request_may_not_set_is_refused(string more)
    {
        var body = $"{{\"name\":\"Key\",\"permissions\":[\"readVideos\"],{more}}}";

        await (await Http.PostAsync("/api/v1/keys", new StringContent(body, null, "application/json"))).Refused(HttpStatusCode.BadRequest, "property-unknown");
        Assert.Equal(0, await Api.Query(db => db.ApiKeys.CountAsync()));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-10.4.10")]
    public async Task A_service_signs_in_for_itself_and_acts_in_its_workspace_until_it_is_deleted()
    {
        var made = await (await Http.PostAsync("/api/v1/clients", ApiCalls.Json(new CreateServiceClientRequest("Robot", [Permission.ReadVideos])))).Read<CreatedServiceClientDto>();
        var token = await Token(made.Client.ClientId, made.Secret, HttpStatusCode.OK);
        using var http = Api.People.With(token.GetProperty("access_token").GetString()!);
        Assert.False(token.TryGetProperty("refresh_token", out _));

        await (await http.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();
        await (await http.Create(Briefs.Octopus)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await http.GetAsync("/api/v1/workspaces")).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal("invalid_client", (await Token(made.Client.ClientId, "wrong", HttpStatusCode.Unauthorized)).GetProperty("error").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/clients/{made.Client.Id}")).StatusCode);
        await (await http.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        Assert.Equal("invalid_client", (await Token(made.Client.ClientId, made.Secret, HttpStatusCode.Unauthorized)).GetProperty("error").GetString());
    }

    private async Task<CreatedApiKeyDto> Make(Permission[] permissions) =>
        await (await Http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("Test", permissions)))).Read<CreatedApiKeyDto>();

    private async Task<JsonElement> Token(string id, string secret, HttpStatusCode status)
    {
        var response = await Api.Anonymous.PostAsync("/connect/token", new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials", ["client_id"] = id, ["client_secret"] = secret, ["scope"] = "api",
        }));
        Assert.Equal(status, response.StatusCode);

        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
