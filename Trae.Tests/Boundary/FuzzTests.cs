using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Boundary;

/// <summary>Every operation of the API's description, asked in every wrong way: it refuses with a reason, and changes nothing.</summary>
public sealed class FuzzTests(PostgresServer postgres) : IAsyncLifetime
{
    private static readonly string Huge = new('x', 200_000);

    private static readonly string[] OddIds =
    [
        "0", "-1", "null", "undefined", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{id}", "1' or '1'='1",
        "%00", "..%2f..", "%F0%9F%90%99", "%E2%80%AE", "a%0d%0ab", new string('9', 1_000), "019ab000-0000-7000-8000-00000000000g",
    ];

    private static readonly string[] OddValues =
    [
        "", " ", "-1", "0", "2147483648", "-2147483649", "99999999999999999999", "1e400", "NaN", "true", "null", "%00", "%E2%80%AE", "a%0d%0ab",
        "%27%3B+drop+table+videos%3B--", "%7B%7B7*7%7D%7D", "..%2F..%2Fetc%2Fpasswd", "%ED%A0%80", "%FF%FE",
    ];

    private ApiHost _api = null!;
    private ApiSchema _schema = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RateLimits:Default:Address:Permits"] = "1000000",
            ["RateLimits:Media:Address:Permits"] = "1000000",
            ["RateLimits:Expensive:Address:Permits"] = "1000000",
        });
        _schema = await ApiSchema.Read(_api.Http);
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    [Trait("ASVS", "v5.0.0-16.5.1"), Trait("ASVS", "v5.0.0-2.2.2"), Trait("OWASP API", "API8:2023")]
    public async Task Odd_addresses_queries_and_headers_are_refused_or_harmless()
    {
        await _api.Http.Written();
        var before = await Rows();
        foreach (var operation in _schema.Operations.Where(operation => operation is not { Method: "DELETE", Path: "/api/v1/workspace" }))
        {
            foreach (var id in OddIds)
            {
                await Send(operation.Request(BodyOf(operation), _ => id));
            }

            foreach (var (name, _) in operation.Parameters.Where(parameter => parameter.In == "query"))
            {
                foreach (var value in OddValues)
                {
                    var request = operation.Request(BodyOf(operation));
                    request.RequestUri = new Uri($"{request.RequestUri}?{name}={value}&{name}={value}", UriKind.Relative);
                    await Send(request);
                }
            }

            foreach (var value in (string[])["", "\"", "*, *", "W/\"1\"", Huge[..3_800], "'; drop table videos"])
            {
                var request = operation.Request(BodyOf(operation));
                foreach (var header in (string[])["If-Match", "If-None-Match", "Idempotency-Key", "Range", "Accept", "Accept-Language", "X-Forwarded-For", "traceparent"])
                {
                    request.Headers.TryAddWithoutValidation(header, value);
                }

                await Send(request);
            }
        }

        Assert.Equal(before, await Rows());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-2.2.1"), Trait("ASVS", "v5.0.0-1.4.2"), Trait("ASVS", "v5.0.0-16.5.3"), Trait("OWASP API", "API4:2023")]
    public async Task Wrong_bodies_are_refused_and_change_nothing()
    {
        var video = await _api.Http.Written();
        var before = await Rows();
        var count = 0;
        foreach (var operation in _schema.Operations.Where(operation => operation.Body is not null))
        {
            foreach (var body in WrongBodies(operation))
            {
                foreach (var id in operation.Path.Contains("{id}", StringComparison.Ordinal) ? (Guid[])[video.Id, Guid.CreateVersion7()] : [Guid.Empty])
                {
                    var request = operation.Request(new StringContent(body, System.Text.Encoding.UTF8, "application/json"), _ => id.ToString());
                    request.Headers.TryAddWithoutValidation("If-Match", "*");
                    var status = await Send(request, body);

                    Assert.True((int)status is >= 400 and < 500, $"{status}: {operation.Method} {operation.Path} {body[..Math.Min(300, body.Length)]}");
                    count++;
                }
            }
        }

        Assert.True(count > 500, $"{count}");
        Assert.Equal(before, await Rows());
    }

    /// <summary>Read off the description, so that a list or a text that is new cannot be forgotten.</summary>
    [Fact]
    [Trait("ASVS", "v5.0.0-2.2.1"), Trait("OWASP API", "API4:2023")]
    public async Task Every_list_and_every_text_of_every_body_has_an_end()
    {
        var (count, listed, tooLong) = (0, 0, 0);
        var before = await Rows();
        foreach (var operation in _schema.Operations.Where(operation => operation.Body is not null))
        {
            var schema = operation.Body!.Value;
            var lists = _schema.ListsOf(schema).Select(way => (Way: way, Body: _schema.WithMany(schema, [.. way], Trae.Api.Http.ListBound.MostItems + 1)!.ToJsonString()));
            foreach (var (way, body) in lists)
            {
                await Ends(operation, way, body, code => tooLong += code == "list-too-long" ? 1 : 0);
                listed++;
            }

            foreach (var way in _schema.TextsOf(schema))
            {
                await Ends(operation, way, _schema.With(schema, [.. way], new string('x', 700_000))!.ToJsonString(), _ => { });
                count++;
            }
        }

        Assert.True(count > 100, $"{count}");

        // A sample is wrong in another way in a few places, and that is told first.
        Assert.True(tooLong * 10 >= listed * 8, $"{tooLong} of {listed}");
        Assert.Equal(before, await Rows());
    }

    private async Task Ends(ApiOperation operation, IReadOnlyList<object> way, string body, Action<string?> check)
    {
        using var request = operation.Request(new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var response = await _api.Http.SendAsync(request);
        var problem = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode is >= 400 and < 500, $"{(int)response.StatusCode}: {operation.Method} {operation.Path} {string.Join('.', way)}");
        check(JsonNode.Parse(problem)?["code"]?.GetValue<string>());
    }

    /// <summary>Valid where the schema is, but for a member at its end that nothing knows: read to the last, and then refused.</summary>
    [Fact]
    [Trait("ASVS", "v5.0.0-2.2.1"), Trait("ASVS", "v5.0.0-2.3.3")]
    public async Task Boundary_values_missing_and_null_members_never_make_it_fail()
    {
        var before = await Rows();
        foreach (var operation in _schema.Operations.Where(operation => operation.Body is not null))
        {
            foreach (var member in _schema.MembersOf(operation.Body!.Value))
            {
                foreach (var value in (string[])["null", "-2147483648", "2147483647", "1e308", "-0.0", "5e-324", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"2026-02-30T25:61:61Z\""])
                {
                    var sample = (JsonObject)_schema.Sample(operation.Body.Value)!;
                    sample.Remove(member);
                    var rest = sample.ToJsonString()[1..^1];
                    var body = $"{{\"{member}\":{value}{(rest.Length == 0 ? "" : ",")}{rest},\"nobodyKnows\":1}}";
                    Assert.InRange((int)await Send(operation.Request(new StringContent(body, System.Text.Encoding.UTF8, "application/json")), body), 400, 499);
                }
            }
        }

        Assert.Equal(before, await Rows());
    }

    [Theory]
    [InlineData("/api/v1/videos", BodySizes.Brief)]
    [InlineData("/api/v1/narrations", BodySizes.Default)]
    [InlineData("/api/v1/brands", BodySizes.Default)]
    [Trait("ASVS", "v5.0.0-5.2.1"), Trait("OWASP API", "API4:2023")]
    public async Task A_body_beyond_its_route_is_refused_before_it_is_read(string path, int most)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[most + 1]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.ExpectContinue = true;

        await (await _api.Http.SendAsync(request)).Refused(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    private IEnumerable<string> WrongBodies(ApiOperation operation)
    {
        string[] none = ["", " ", "null", "[]", "1", "\"text\"", "true", "{", "}", "{\"", "[{}]", "\u0000", "\uFEFF", "{}{}", "<xml/>", "a=b", "{\"a\":}", "{\"\\u0000\":1}"];
        foreach (var body in none)
        {
            yield return body;
        }

        foreach (var member in _schema.MembersOf(operation.Body!.Value))
        {
            foreach (var wrong in _schema.WrongFor(operation.Body.Value, member).Append(JsonValue.Create(Huge)))
            {
                var sample = (JsonObject)_schema.Sample(operation.Body.Value)!;
                sample[member] = wrong;
                yield return sample.ToJsonString();
            }
        }
    }

    private static StringContent? BodyOf(ApiOperation operation) =>
        operation.Body is null ? null : new StringContent("{\"nobodyKnows\":1}", System.Text.Encoding.UTF8, "application/json");

    private async Task<HttpStatusCode> Send(HttpRequestMessage request, string? body = null)
    {
        using (request)
        {
            using var response = await _api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var what = $"{(int)response.StatusCode} {request.Method} {request.RequestUri} {body?[..Math.Min(300, body.Length)]}";
            Assert.True((int)response.StatusCode < 500, what);

            // The server itself refuses a path with a NUL, before there is a request to answer.
            var isOurs = !request.RequestUri!.AbsolutePath.Contains("%00", StringComparison.Ordinal);
            if ((int)response.StatusCode >= 400 && request.Method != HttpMethod.Head && isOurs)
            {
                Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", what);
                var problem = await response.Content.ReadAsStringAsync();
                Assert.True(JsonNode.Parse(problem)?["code"]?.GetValue<string>() is { Length: > 0 }, what);
                Assert.DoesNotContain("   at ", problem, StringComparison.Ordinal);
                Assert.DoesNotContain("Npgsql", problem, StringComparison.Ordinal);
            }

            return response.StatusCode;
        }
    }

    private Task<string> Rows() => _api.Query(async db =>
    {
        var tables = await db.Database.SqlQuery<string>($"select table_name as \"Value\" from information_schema.tables where table_schema = 'public' order by 1").ToListAsync();

        // What was tried is written down, refusals included.
        var counts = tables.Where(table => table != "audit_entries").Select(table => $"select '{table}' as name, (select count(*) from \"{table}\") as rows");
        var sql = $"select string_agg(name || '=' || rows, ' ' order by name) as \"Value\" from ({string.Join(" union all ", counts)}) as all_tables";

        return await db.Database.SqlQueryRaw<string>(sql).SingleAsync();
    });

    private static class BodySizes
    {
        public const int Default = Trae.Api.Http.BodyLimit.Default;
        public const int Brief = Trae.Api.Http.BodyLimit.Brief;
    }
}
