using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trae.Tests.Boundary;

/// <param name="Definition">As the document has it.</param>
/// <param name="Body">The schema of its JSON body, if it has one.</param>
internal sealed record ApiOperation(string Method, string Path, JsonElement Definition, JsonElement? Body)
{
    public IEnumerable<(string Name, string In)> Parameters => Definition.TryGetProperty("parameters", out var listed)
        ? listed.EnumerateArray().Select(parameter => (parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString()!))
        : [];

    /// <summary>With ids of nothing that exists.</summary>
    public HttpRequestMessage Request(HttpContent? content, Func<string, string>? fill = null)
    {
        var path = Path;
        foreach (var (name, _) in Parameters.Where(parameter => parameter.In == "path"))
        {
            path = path.Replace($"{{{name}}}", fill?.Invoke(name) ?? Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
        }

        return new(new HttpMethod(Method), path) { Content = content };
    }
}

/// <summary>The API's own description, for tests that are generated from it.</summary>
internal sealed class ApiSchema
{
    private readonly JsonElement _document;

    private ApiSchema(JsonElement document) => _document = document;

    public IReadOnlyList<ApiOperation> Operations =>
    [
        .. from path in _document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select new ApiOperation(operation.Name.ToUpperInvariant(), path.Name, operation.Value, BodyOf(operation.Value)),
    ];

    public static async Task<ApiSchema> Read(HttpClient http) => new(JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("/openapi/v1.json")));

    public IEnumerable<string> MembersOf(JsonElement schema) =>
        Resolve(schema).TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name) : [];

    /// <summary>The smallest document that the schema describes.</summary>
    public JsonNode? Sample(JsonElement schema, int depth = 0)
    {
        var resolved = Resolve(schema);
        if (resolved.TryGetProperty("enum", out var values))
        {
            return JsonNode.Parse(values.EnumerateArray().First().GetRawText());
        }

        return TypeOf(resolved) switch
        {
            "object" when depth < 8 => new JsonObject(Required(resolved).Select(name =>
                KeyValuePair.Create(name, Sample(resolved.GetProperty("properties").GetProperty(name), depth + 1)))),
            "array" => new JsonArray(),
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(false),
            "string" => JsonValue.Create(resolved.TryGetProperty("format", out var format) ? Formatted(format.GetString()) : "sample"),
            _ => null,
        };
    }

    /// <summary>Values of every type that the member is not of.</summary>
    public IEnumerable<JsonNode?> WrongFor(JsonElement schema, string member)
    {
        var resolved = Resolve(Resolve(schema).GetProperty("properties").GetProperty(member));
        var type = resolved.TryGetProperty("enum", out _) ? "enum" : TypeOf(resolved);
        (string Type, Func<JsonNode> Make)[] all =
        [
            ("string", () => "text"), ("number", () => 7.25), ("boolean", () => true), ("array", () => new JsonArray(new JsonArray(1))), ("object", () => new JsonObject { ["nobodyKnows"] = 1 }),
        ];

        return all.Where(each => each.Type != (type is "integer" ? "no" : type)).Select(each => each.Make());
    }

    /// <summary>Every place of a body that holds text, as the way to it: members, and 0 for the only item of a list.</summary>
    public IEnumerable<IReadOnlyList<object>> TextsOf(JsonElement schema, int depth = 0)
    {
        var resolved = Resolve(schema);
        return depth > 6 ? [] : TypeOf(resolved) switch
        {
            "string" when !resolved.TryGetProperty("enum", out _) => [[]],
            "array" => TextsOf(resolved.GetProperty("items"), depth + 1).Select(rest => (IReadOnlyList<object>)[0, .. rest]),
            "object" when resolved.TryGetProperty("properties", out var properties) =>
                from property in properties.EnumerateObject()
                from rest in TextsOf(property.Value, depth + 1)
                select (IReadOnlyList<object>)[property.Name, .. rest],
            _ => [],
        };
    }

    /// <summary>Every place of a body that holds a list, likewise.</summary>
    public IEnumerable<IReadOnlyList<object>> ListsOf(JsonElement schema, int depth = 0)
    {
        var resolved = Resolve(schema);
        return depth > 6 ? [] : TypeOf(resolved) switch
        {
            "array" => ListsOf(resolved.GetProperty("items"), depth + 1).Select(rest => (IReadOnlyList<object>)[0, .. rest]).Prepend([]),
            "object" when resolved.TryGetProperty("properties", out var properties) =>
                from property in properties.EnumerateObject()
                from rest in ListsOf(property.Value, depth + 1)
                select (IReadOnlyList<object>)[property.Name, .. rest],
            _ => [],
        };
    }

    /// <summary>As many of what a list at that place holds.</summary>
    public JsonNode? WithMany(JsonElement schema, ReadOnlySpan<object> way, int count)
    {
        var resolved = Resolve(schema);
        if (way.Length == 0)
        {
            return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Sample(resolved.GetProperty("items")))]);
        }

        if (way[0] is not string member)
        {
            return new JsonArray(WithMany(resolved.GetProperty("items"), way[1..], count));
        }

        var sample = (JsonObject)Sample(resolved)!;
        sample[member] = WithMany(resolved.GetProperty("properties").GetProperty(member), way[1..], count);

        return sample;
    }

    /// <summary>A body that has the text at that place, and around it what the schema needs.</summary>
    public JsonNode? With(JsonElement schema, ReadOnlySpan<object> way, string text)
    {
        if (way.Length == 0)
        {
            return JsonValue.Create(text);
        }

        var resolved = Resolve(schema);
        if (way[0] is not string member)
        {
            return new JsonArray(With(resolved.GetProperty("items"), way[1..], text));
        }

        var sample = (JsonObject)Sample(resolved)!;
        sample[member] = With(resolved.GetProperty("properties").GetProperty(member), way[1..], text);

        return sample;
    }

    private JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var found = _document;
            foreach (var part in reference.GetString()!.Split('/')[1..])
            {
                found = found.GetProperty(part);
            }

            return Resolve(found);
        }

        // Null or something: the something.
        return schema.TryGetProperty("oneOf", out var choices)
            ? Resolve(choices.EnumerateArray().First(choice => !choice.TryGetProperty("type", out var type) || !type.ValueEquals("null")))
            : schema;
    }

    private static JsonElement? BodyOf(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var content)
            ? content.GetProperty("schema")
            : null;

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type)
        ? schema.TryGetProperty("properties", out _) ? "object" : null
        : type.ValueKind == JsonValueKind.String ? type.GetString() : type.EnumerateArray().Select(each => each.GetString()).First(each => each != "null");

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [];

    private static string Formatted(string? format) => format switch
    {
        "uuid" => "019ab000-0000-7000-8000-000000000001",
        "date-time" => "2026-11-25T00:00:00Z",
        _ => "sample",
    };
}
