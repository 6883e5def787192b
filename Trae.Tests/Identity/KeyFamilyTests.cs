using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

/// <summary>An admin who wants to stay: his key makes keys and clients, those make more, and then he is shown the door.</summary>
public sealed class KeyFamilyTests(PostgresServer postgres) : ApiTest(postgres)
{
    private static readonly Permission[] All = [Permission.ReadKeys, Permission.ManageKeys];

    /// <summary>What ends the whole family, in the hands of whoever may.</summary>
    public static TheoryData<string> Ends => ["revoked", "expired", "removed", "left", "lowered", "deleted"];

    [Theory]
    [MemberData(nameof(Ends))]
    [Trait("OWASP", "API5:2023"), Trait("ASVS", "v5.0.0-7.4.2")]
    public async Task A_family_ends_with_its_key_and_with_its_maker(string end)
    {
        var admin = await Api.People.AddWithPassword(AccountApi.Password, WorkspaceRole.Admin);
        using var person = Api.People.With(Api.People.TokenOf(admin));
        var root = await MakeKey(person, days: 10);
        var family = await Grow(root);
        await using var replica = await Api.StartReplica();
        foreach (var (_, bearer) in family)
        {
            Assert.Equal(HttpStatusCode.OK, await Reads(Api, bearer));
        }

        await End(end, admin, person, root);

        foreach (var (who, bearer) in family)
        {
            foreach (var each in (ApiHost[])[Api, replica])
            {
                Assert.True(await Reads(each, bearer) is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{who} still reads keys after: {end}");
                Assert.True(await MakesMore(each, bearer) is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{who} still makes keys after: {end}");
            }
        }
    }

    [Fact]
    [Trait("OWASP", "API5:2023")]
    public async Task What_a_key_makes_ends_no_later_than_the_key()
    {
        var root = await MakeKey(Http, days: 2);
        using var parent = Api.People.With(root.Secret);

        var child = await MakeKey(parent, days: 365);
        using var second = Api.People.With(child.Secret);
        var grandchild = await MakeKey(second, days: 365);

        // The database keeps microseconds.
        var ends = (DateTimeOffset?[])[child.Key.ExpiresAt, grandchild.Key.ExpiresAt, (await MakeClient(second)).Client.ExpiresAt];
        Assert.All(ends, end => Assert.InRange(end!.Value, root.Key.ExpiresAt!.Value.AddMilliseconds(-1), root.Key.ExpiresAt.Value));
        Assert.Null((await MakeClient(Http)).Client.ExpiresAt);
    }

    [Fact]
    [Trait("OWASP", "API5:2023")]
    public async Task A_service_client_of_a_person_stays_and_what_it_made_ends_with_it()
    {
        var admin = await Api.People.Add(WorkspaceRole.Admin);
        using var person = Api.People.With(Api.People.TokenOf(admin));
        var client = await MakeClient(person);
        var token = await TokenOf(client);
        using var service = Api.People.With(token);
        var key = await MakeKey(service, days: 10);
        var child = await MakeClient(service);
        var grandchild = await TokenOf(child);

        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/members/{admin.Id}")).StatusCode);
        Assert.All(await Task.WhenAll(Reads(Api, token), Reads(Api, key.Secret), Reads(Api, grandchild)), status => Assert.Equal(HttpStatusCode.OK, status));

        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/clients/{client.Client.Id}")).StatusCode);
        Assert.All(await Task.WhenAll(Reads(Api, token), Reads(Api, key.Secret), Reads(Api, grandchild)), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskToken(child)).StatusCode);
    }

    [Fact]
    public async Task A_child_that_is_made_while_its_maker_is_revoked_does_not_outlive_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var root = await MakeKey(Http, days: 10);
            using var parent = Api.People.With(root.Secret);

            var making = Enumerable.Range(0, 6).Select(_ => parent.PostAsync("/api/v1/keys", Wanted(days: 10))).ToList();
            var revoking = Http.DeleteAsync($"/api/v1/keys/{root.Key.Id}");
            await Task.WhenAll([revoking, .. making]);

            foreach (var made in await Task.WhenAll(making))
            {
                if (!made.IsSuccessStatusCode)
                {
                    continue;
                }

                Assert.Equal(HttpStatusCode.Unauthorized, await Reads(Api, (await made.Read<CreatedApiKeyDto>()).Secret));
            }
        }
    }

    private async Task<List<(string Who, string Bearer)>> Grow(CreatedApiKeyDto root)
    {
        using var first = Api.People.With(root.Secret);
        var (child, client) = (await MakeKey(first, days: 365), await MakeClient(first));
        using var second = Api.People.With(child.Secret);
        using var third = Api.People.With(await TokenOf(client));
        var (keyOfKey, clientOfKey) = (await MakeKey(second, days: 365), await MakeClient(second));
        var (keyOfClient, clientOfClient) = (await MakeKey(third, days: 365), await MakeClient(third));

        return
        [
            ("the key", root.Secret), ("its key", child.Secret), ("its client", await TokenOf(client)),
            ("its key's key", keyOfKey.Secret), ("its key's client", await TokenOf(clientOfKey)),
            ("its client's key", keyOfClient.Secret), ("its client's client", await TokenOf(clientOfClient)),
        ];
    }

    private async Task End(string end, Person admin, HttpClient person, CreatedApiKeyDto root)
    {
        var done = end switch
        {
            "revoked" => await Http.DeleteAsync($"/api/v1/keys/{root.Key.Id}"),
            "removed" => await Http.DeleteAsync($"/api/v1/members/{admin.Id}"),
            "left" => await person.PostAsync($"/api/v1/workspaces/{Workspace.BuiltInId}/leave", null),
            "lowered" => await Http.PutAsync($"/api/v1/members/{admin.Id}", ApiCalls.Json(new RoleChoice(WorkspaceRole.Viewer))),
            "deleted" => await DeleteAccount(admin),
            _ => await Expire(root),
        };
        Assert.True(done.IsSuccessStatusCode, $"{end}: {done.StatusCode} {await done.Content.ReadAsStringAsync()}");
    }

    // Nobody waits ten days in a test: the rows are as they would be then.
    private async Task<HttpResponseMessage> Expire(CreatedApiKeyDto root)
    {
        await Api.Query(async db =>
        {
            await db.Database.ExecuteSqlAsync($"update api_keys set expires_at = now() - interval '1 second' where expires_at <= {root.Key.ExpiresAt}");

            return await db.Database.ExecuteSqlAsync($"update service_clients set expires_at = now() - interval '1 second' where expires_at <= {root.Key.ExpiresAt}");
        });

        return new(HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> DeleteAccount(Person admin)
    {
        using var browser = new AccountBrowser(Api);
        await browser.SignIn(admin.Email!, AccountApi.Password);
        var done = await browser.Send("/account/privacy/delete", "delete-account", ("Form.Email", admin.Email!));
        await Api.JobsOf("ErasePerson");

        return done.StatusCode is HttpStatusCode.Found or HttpStatusCode.OK ? new(HttpStatusCode.OK) : done;
    }

    private static JsonContent Wanted(int days) => ApiCalls.Json(new CreateApiKeyRequest("More", All, days));

    private static async Task<CreatedApiKeyDto> MakeKey(HttpClient http, int days) => await (await http.PostAsync("/api/v1/keys", Wanted(days))).Read<CreatedApiKeyDto>();

    private static async Task<CreatedServiceClientDto> MakeClient(HttpClient http) =>
        await (await http.PostAsync("/api/v1/clients", ApiCalls.Json(new CreateServiceClientRequest("Robot", All)))).Read<CreatedServiceClientDto>();

    private static async Task<HttpStatusCode> Reads(ApiHost host, string bearer)
    {
        using var http = host.People.With(bearer);

        return (await http.GetAsync("/api/v1/keys")).StatusCode;
    }

    private static async Task<HttpStatusCode> MakesMore(ApiHost host, string bearer)
    {
        using var http = host.People.With(bearer);

        return (await http.PostAsync("/api/v1/keys", Wanted(days: 1))).StatusCode;
    }

    private Task<HttpResponseMessage> AskToken(CreatedServiceClientDto client) =>
        Api.Anonymous.PostAsync("/connect/token", new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials", ["client_id"] = client.Client.ClientId, ["client_secret"] = client.Secret, ["scope"] = "api",
        }));

    private async Task<string> TokenOf(CreatedServiceClientDto client) =>
        (await (await AskToken(client)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
}
