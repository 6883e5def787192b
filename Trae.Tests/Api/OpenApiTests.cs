using System.Net;
using System.Text.Json;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

/// <summary>The description is there, and what it describes never answers with a failure of ours.</summary>
public sealed class OpenApiTests(PostgresServer postgres) : ApiTest(postgres)
{
    // What parsers and databases have choked on before.
    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1e400", "2147483648", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\u202e🦑\"", "[]", "[null]", "{}",
        "{\"a\":{}}", "\"00000000-0000-0000-0000-000000000000\"", "\"../../etc/passwd\"", "\"'; drop table videos; --\"", "[[[[[[]]]]]]", "NaN",
    ];

    [Fact]
    public async Task The_document_describes_every_operation()
    {
        var document = await Document();

        var paths = document.GetProperty("paths");
        Assert.True(paths.TryGetProperty("/api/v1/videos/{id}/productions", out _));
        foreach (var operation in Operations(document))
        {
            Assert.False(string.IsNullOrEmpty(operation.Definition.GetProperty("summary").GetString()), operation.Path);
            Assert.True(operation.Definition.GetProperty("responses").TryGetProperty("default", out _), operation.Path);
        }

        var format = document.GetProperty("components").GetProperty("schemas").GetProperty("VideoFormat");
        Assert.Equal(["wide", "tall", "square", "portrait"], format.GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
    }

    [Fact]
    public async Task The_reference_page_is_served()
    {
        var response = await Http.GetAsync("/scalar/v1");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task No_odd_request_makes_the_api_fail()
    {
        var document = await Document();
        var operations = Operations(document).ToList();
        var video = await Http.Written();

        // The same requests each time, so a failure can be repeated.
        var random = new Random(2026);
        for (var i = 0; i < 300; i++)
        {
            var operation = operations[i % operations.Count];
            using var request = Make(document, operation, random.GetItems(Odd, 12), shape: random.Next(4), video.Id);

            using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

            var what = $"{request.Method} {request.RequestUri} {await (request.Content?.ReadAsStringAsync() ?? Task.FromResult(""))}";
            Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode}: {what}");
            if ((int)response.StatusCode >= 400 && request.Method != HttpMethod.Head)
            {
                Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", what);
                Assert.Contains("\"code\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    private static HttpRequestMessage Make(JsonElement document, Operation operation, string[] values, int shape, Guid video)
    {
        var next = 0;
        string Value() => values[next++ % values.Length];
        string Plain() => Uri.EscapeDataString(Value().Trim('"'));

        var path = operation.Path
            .Replace("{id}", shape == 0 ? Plain() : video.ToString(), StringComparison.Ordinal)
            .Replace("{file}", Plain(), StringComparison.Ordinal);
        var parameters = operation.Definition.TryGetProperty("parameters", out var listed) ? listed.EnumerateArray().ToList() : [];
        var query = parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query")
            .Select(parameter => $"{parameter.GetProperty("name").GetString()}={Plain()}");
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), $"{path}?{string.Join('&', query)}");
        foreach (var header in parameters.Where(parameter => parameter.GetProperty("in").GetString() == "header"))
        {
            request.Headers.TryAddWithoutValidation(header.GetProperty("name").GetString()!, shape == 1 ? "\"1\"" : Plain());
        }

        if (operation.Definition.TryGetProperty("requestBody", out var body))
        {
            request.Content = new StringContent(shape == 2 ? Value() : Body(document, body, Value), null, "application/json");
        }

        return request;
    }

    /// <summary>An object with the properties it should have, and values it should not.</summary>
    private static string Body(JsonElement document, JsonElement body, Func<string> value)
    {
        if (!body.GetProperty("content").TryGetProperty("application/json", out var content)
            || !content.GetProperty("schema").TryGetProperty("$ref", out var reference))
        {
            return value();
        }

        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);

        return "{" + string.Join(',', schema.GetProperty("properties").EnumerateObject().Select(property => $"\"{property.Name}\":{value()}")) + "}";
    }

    private async Task<JsonElement> Document() =>
        JsonSerializer.Deserialize<JsonElement>(await Http.GetStringAsync("/openapi/v1.json"));

    private static IEnumerable<Operation> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select new Operation(operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    private sealed record Operation(string Method, string Path, JsonElement Definition);
}
