using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trae.Tests.Hosting;

namespace Trae.Tests.Models;

/// <summary>What was asked: headers and body as they came.</summary>
internal sealed record ModelRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    public string MessageOf(int index) => Body.GetProperty("messages")[index].GetProperty("content").GetString()!;

    public int Messages => Body.GetProperty("messages").GetArrayLength();

    public bool IsScript => Body.TryGetProperty("response_format", out var format) && format.GetProperty("type").GetString() == "json_schema";
}

/// <summary>A real HTTP server with OpenAI's chat completions: answers as one document or as server-sent events, with usage.</summary>
internal sealed partial class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelServer(WebApplication app) => _app = app;

    public List<ModelRequest> Requests { get; } = [];

    /// <summary>What the next requests meet instead of an answer, one after the other.</summary>
    public Queue<Func<HttpContext, Task>> Troubles { get; } = [];

    /// <summary>What is answered.</summary>
    public Func<ModelRequest, string> Answer { get; set; } = SampleScripts.FromSource;

    /// <summary>As Ollama and others: usage is told at the end or not at all.</summary>
    public bool TellsUsage { get; set; } = true;

    public (int Input, int Output) Usage { get; set; } = (1_000, 500);

    public string FinishReason { get; set; } = "stop";

    /// <summary>Waited for after each tenth of an answer.</summary>
    public Func<int, Task>? BetweenParts { get; set; }

    public string Address => _app.Urls.First() + "/v1";

    /// <summary>Its own: the system may give a server's port to the next one, and answers are kept by address and model.</summary>
    public string Model { get; } = $"test-{Guid.CreateVersion7():n}";

    public static async Task<ModelServer> Start()
    {
        var builder = LoopbackServer.CreateBuilder();
        var server = new ModelServer(builder.Build());
        server._app.Run(server.Handle);
        await server._app.StartAsync();

        return server;
    }

    /// <summary>OpenAI's form of an error.</summary>
    public static Func<HttpContext, Task> Status(int status, string message = "No.", string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;

        return context.Response.WriteAsJsonAsync(new { error = new { message, type = "error", param = (string?)null, code = (string?)null } });
    };

    /// <summary>Says nothing for ever, or until the caller leaves.</summary>
    public static Task Silence(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    public async Task Stream(HttpContext context, string text, bool breakOff = false)
    {
        context.Response.ContentType = "text/event-stream";
        await Send(context, Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" }));
        var size = Math.Max(1, text.Length / 10);
        for (var at = 0; at < text.Length; at += size)
        {
            await Send(context, Chunk(new JsonObject { ["content"] = text[at..Math.Min(text.Length, at + size)] }));
            if (breakOff && at > text.Length / 2)
            {
                context.Abort();
                return;
            }

            if (BetweenParts is { } wait)
            {
                await wait(at / size);
            }
        }

        await Send(context, Chunk([], FinishReason));
        if (TellsUsage)
        {
            await Send(context, Frame([], new JsonObject { ["prompt_tokens"] = Usage.Input, ["completion_tokens"] = Usage.Output, ["total_tokens"] = Usage.Input + Usage.Output }));
        }

        await context.Response.WriteAsync("data: [DONE]\n\n");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static JsonObject Chunk(JsonObject delta, string? finish = null) =>
        Frame([new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }]);

    private static JsonObject Frame(JsonArray choices, JsonObject? usage = null) => new()
    {
        ["id"] = "chatcmpl-1", ["object"] = "chat.completion.chunk", ["created"] = 1_790_000_000, ["model"] = "test", ["choices"] = choices, ["usage"] = usage,
    };

    private static async Task Send(HttpContext context, JsonObject frame)
    {
        await context.Response.WriteAsync($"data: {frame.ToJsonString()}\n\n");
        await context.Response.Body.FlushAsync();
    }

    private async Task Handle(HttpContext context)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        var request = new ModelRequest(context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body);
        Func<HttpContext, Task>? trouble;
        lock (Requests)
        {
            Requests.Add(request);
            Troubles.TryDequeue(out trouble);
        }

        // As OpenAI does.
        if (request.IsScript && !SchemaName().IsMatch(body.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString()!))
        {
            trouble = Status(400, "Invalid 'response_format.json_schema.name': string does not match pattern.");
        }

        await (trouble ?? (to => Stream(to, Answer(request))))(context);
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$", RegexOptions.None, 10_000)]
    private static partial Regex SchemaName();
}
