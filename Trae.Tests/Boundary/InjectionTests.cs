using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Boundary;

/// <summary>Attacks in every text that a request can hold, found in the API's own description.</summary>
public sealed class InjectionTests(PostgresServer postgres) : IAsyncLifetime
{
    private ApiHost _api = null!;

    public async ValueTask InitializeAsync() => _api = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RateLimits:Default:Address:Permits"] = "1000000", ["RateLimits:Expensive:Address:Permits"] = "1000000",
    });

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    [Trait("ASVS", "v5.0.0-1.2.4"), Trait("ASVS", "v5.0.0-1.2.5"), Trait("ASVS", "v5.0.0-1.3.7"), Trait("ASVS", "v5.0.0-1.3.10"), Trait("OWASP API", "API8:2023")]
    public async Task An_attack_in_any_text_of_any_request_is_text_or_refused()
    {
        var schema = await ApiSchema.Read(_api.Http);
        var video = await _api.Http.Written();
        var places = 0;
        foreach (var operation in schema.Operations.Where(operation => operation.Body is not null))
        {
            foreach (var way in schema.TextsOf(operation.Body!.Value))
            {
                places++;
                foreach (var payload in Payloads.All)
                {
                    var body = schema.With(operation.Body.Value, [.. way], payload)!.ToJsonString();
                    using var request = operation.Request(new StringContent(body, System.Text.Encoding.UTF8, "application/json"), _ => video.Id.ToString());
                    request.Headers.TryAddWithoutValidation("If-Match", "*");
                    using var answer = await _api.Http.SendAsync(request);
                    var text = await answer.Content.ReadAsStringAsync();

                    Assert.True((int)answer.StatusCode < 500, $"{operation.Method} {operation.Path} {string.Join('.', way)} {payload}: {text}");
                    if (answer.StatusCode == HttpStatusCode.NoContent)
                    {
                        continue;
                    }

                    Assert.Contains("json", answer.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
                    Assert.False(answer.Headers.Contains("Set-Cookie") || answer.Headers.Contains("X-Injected"));
                    JsonDocument.Parse(text).Dispose();

                    // Even read as a page, an answer holds no mark-up.
                    Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain("<img", text, StringComparison.OrdinalIgnoreCase);
                }
            }
        }

        Assert.True(places > 60, $"{places}");
        Assert.Equal(video.Id, (await _api.Http.Video(video.Id)).Id);
        Assert.False(File.Exists("/tmp/trae-planted"));
    }

    /// <summary>Only what is pasted from anywhere may hold them: it is cleaned where it is read.</summary>
    [Fact]
    [Trait("ASVS", "v5.0.0-1.3.3"), Trait("ASVS", "v5.0.0-2.2.1")]
    public async Task A_control_character_in_any_text_of_any_request_is_refused_with_its_place()
    {
        var schema = await ApiSchema.Read(_api.Http);
        var video = await _api.Http.Written();
        var refused = 0;
        foreach (var operation in schema.Operations.Where(operation => operation.Body is not null && operation.Path.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            foreach (var way in schema.TextsOf(operation.Body!.Value))
            {
                var place = string.Concat(way.Select((step, index) => step is string name ? index == 0 ? name : $".{name}" : "[0]"));
                var body = schema.With(operation.Body.Value, [.. way], "one\u001btwo")!.ToJsonString();
                using var request = operation.Request(new StringContent(body, System.Text.Encoding.UTF8, "application/json"), _ => video.Id.ToString());
                request.Headers.TryAddWithoutValidation("If-Match", "*");
                using var answer = await _api.Http.SendAsync(request);
                var problem = await answer.Content.ReadAsStringAsync();

                if (place is not ("text" or "sources[0].text") || !operation.Path.EndsWith("/videos", StringComparison.Ordinal))
                {
                    Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{operation.Method} {operation.Path} {place}: {answer.StatusCode} {problem}");
                    refused += problem.Contains("\"text-not-text\"", StringComparison.Ordinal) && problem.Contains($"\"{place}\"", StringComparison.Ordinal) ? 1 : 0;
                }
            }
        }

        // The others hold something else that is refused first, such as an id that is none.
        Assert.True(refused > 60, $"{refused}");
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-1.2.4"), Trait("ASVS", "v5.0.0-1.1.1")]
    public async Task What_is_taken_comes_back_as_it_was_sent()
    {
        foreach (var payload in Payloads.All.Where(payload => !payload.Contains('\0', StringComparison.Ordinal)))
        {
            var kit = await (await _api.Http.PostAsync("/api/v1/brands", ApiCalls.Json(new BrandKit(payload, new Brand())))).Read<BrandKitDto>(HttpStatusCode.Created);
            var read = await (await _api.Http.GetAsync($"/api/v1/brands/{kit.Id}")).Read<BrandKitDto>();
            Assert.Equal(payload, read.Kit.Name);
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-5.4.1"), Trait("ASVS", "v5.0.0-1.3.3")]
    public async Task An_uploads_name_holds_nothing_that_ends_a_line_or_turns_it()
    {
        foreach (var (payload, number) in Payloads.All.Select((payload, number) => (payload, number)))
        {
            byte[] file = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, (byte)number];
            using var content = new ByteArrayContent(file);
            using var answer = await _api.Http.PostAsync($"/api/v1/media?name={Uri.EscapeDataString(payload)}", content);
            var asset = await answer.Read<MediaDto>(HttpStatusCode.Created);

            Assert.DoesNotContain(asset.Name, letter => char.IsControl(letter) || letter is '\u202E' or '\u200B' or '\uFEFF');
        }

        Assert.Equal(Payloads.All.Count(), await _api.Query(db => db.MediaAssets.CountAsync()));
    }

    [Theory]
    [InlineData("cursor")]
    [InlineData("limit")]
    [InlineData("kind")]
    [InlineData("language")]
    [InlineData("v")]
    [Trait("ASVS", "v5.0.0-1.2.4"), Trait("ASVS", "v5.0.0-1.2.9")]
    public async Task An_attack_in_a_query_finds_nothing(string name)
    {
        var video = await _api.Published();
        foreach (var payload in Payloads.All)
        {
            foreach (var path in (string[])["/api/v1/videos", "/api/v1/media", "/api/v1/voices", $"/media/videos/{video.Id}/video.mp4"])
            {
                using var answer = await _api.Http.GetAsync($"{path}?{name}={Uri.EscapeDataString(payload)}");
                Assert.True((int)answer.StatusCode < 500, $"{path} {name} {payload}");
            }
        }

        Assert.Equal(1, await _api.Query(db => db.Videos.CountAsync()));
    }
}
