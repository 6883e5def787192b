using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Boundary;

/// <summary>Generated from the API's own description: every request that has a JSON body.</summary>
public sealed class StrictJsonTests(PostgresServer postgres) : ApiTest(postgres)
{
    // What rows have and no client may say: of our tables, and of anybody's who grew careless.
    private static readonly string[] Forbidden =
        ["id", "workspaceId", "workspace", "ownerId", "createdAt", "updatedAt", "version", "state", "status", "publishedAt", "isAdmin", "role", "permissions", "__proto__", "$type", "$ref"];

    [Fact]
    [Trait("ASVS", "v5.0.0-15.3.3"), Trait("OWASP API", "API3:2023")]
    public async Task No_request_takes_a_member_that_it_does_not_name()
    {
        var api = await ApiSchema.Read(Http);
        var checks = 0;
        foreach (var operation in api.Operations.Where(operation => operation.Body is not null))
        {
            var known = api.MembersOf(operation.Body!.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var member in Forbidden.Where(member => !known.Contains(member)))
            {
                var body = (JsonObject)api.Sample(operation.Body.Value)!;
                body[member] = "planted";
                using var response = await Http.SendAsync(operation.Request(Json(body.ToJsonString())));

                await AssertRefused(response, operation, "property-unknown", "body-malformed");
                checks++;
            }
        }

        Assert.True(checks > 80, $"{checks}");
        Assert.Equal(0, await Api.Query(db => db.Videos.CountAsync()) + await Api.Query(db => db.BrandKits.CountAsync()) + await Api.Query(db => db.Narrations.CountAsync()));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-15.3.3"), Trait("ASVS", "v5.0.0-2.2.1")]
    public async Task No_request_record_has_a_member_that_only_we_may_set()
    {
        var api = await ApiSchema.Read(Http);

        // A scene's id is the client's, so that an edit keeps it.
        var named = api.Operations.Where(operation => operation.Body is not null)
            .SelectMany(operation => api.MembersOf(operation.Body!.Value).Select(member => $"{operation.Method} {operation.Path} {member}"))
            .Where(member => Forbidden.Contains(member.Split(' ')[^1]) && !IsItsSubject(member));

        Assert.Empty(named);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-1.5.2"), Trait("ASVS", "v5.0.0-15.3.7")]
    public async Task A_member_named_twice_is_refused()
    {
        var response = await Http.PostAsync("/api/v1/brands", Json("""{"name":"first","name":"second"}"""));

        await response.Refused(HttpStatusCode.BadRequest, "property-duplicate");
        Assert.Equal(0, await Api.Query(db => db.BrandKits.CountAsync()));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"look\":", "}")]
    [Trait("ASVS", "v5.0.0-1.5.2"), Trait("OWASP API", "API4:2023")]
    public async Task A_body_that_nests_without_end_is_refused(string open, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));
        foreach (var path in (string[])["/api/v1/videos", "/api/v1/brands", "/api/v1/narrations"])
        {
            var response = await Http.PostAsync(path, Json(nested));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var code = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
            Assert.Contains(code, (string[])["body-malformed", "property-unknown"]);
        }
    }

    [Theory]
    [InlineData("""{"name":"a",}""")]
    [InlineData("""{"name":"a"/* comment */}""")]
    [InlineData("""{'name':'a'}""")]
    [InlineData("""{name:"a"}""")]
    [InlineData("""{"name":"a"}{"name":"b"}""")]
    [InlineData("""{"name":NaN}""")]
    [Trait("ASVS", "v5.0.0-1.5.2"), Trait("ASVS", "v5.0.0-2.2.1")]
    public async Task What_is_almost_json_is_refused(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Http.PostAsync("/api/v1/brands", Json(body))).StatusCode);

    [Theory]
    [InlineData("1", "\"1\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("[\"a\"]", "\"a\"")]
    [Trait("ASVS", "v5.0.0-15.3.5")]
    public async Task A_value_of_another_type_is_not_converted(string value, string _)
    {
        var response = await Http.PostAsync("/api/v1/brands", Json($$"""{"name":{{value}}}"""));

        await response.Refused(HttpStatusCode.BadRequest, "body-malformed");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    [Trait("ASVS", "v5.0.0-5.2.3"), Trait("OWASP API", "API4:2023")]
    public async Task A_compressed_body_is_not_unpacked(string encoding)
    {
        using var packed = new MemoryStream();
        await using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            await zip.WriteAsync(new byte[10 * 1024 * 1024]);
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        await (await Http.PostAsync("/api/v1/videos", content)).Refused(HttpStatusCode.UnsupportedMediaType, "content-encoding-unsupported");
    }

    // Whoever may manage members, roles or keys says which role or permissions; a person says which workspace to work in.
    private static bool IsItsSubject(string member) => member.Split(' ') is [_, var path, var name] && name switch
    {
        "role" => path.StartsWith("/api/v1/members", StringComparison.Ordinal) || path.StartsWith("/api/v1/invitations", StringComparison.Ordinal),
        "permissions" => new[] { "roles", "keys", "clients" }.Any(subject => path.StartsWith($"/api/v1/{subject}", StringComparison.Ordinal)),
        "id" => path == "/api/v1/workspaces/current",
        _ => false,
    };

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private static async Task AssertRefused(HttpResponseMessage response, ApiOperation operation, params string[] codes)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{operation.Method} {operation.Path}: {response.StatusCode} {body}");
        Assert.Contains(JsonSerializer.Deserialize<JsonElement>(body).GetProperty("code").GetString(), codes);
    }
}
