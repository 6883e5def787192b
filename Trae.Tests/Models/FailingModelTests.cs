using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

/// <summary>What goes wrong on the way to a model is repeated where that is free, paid once, told, and costs nobody his video.</summary>
public sealed class FailingModelTests(SharedModels shared) : ModelTest(shared), IClassFixture<SharedModels>
{
    [Theory]
    [InlineData(401, "model-key-refused")]
    [InlineData(403, "model-key-refused")]
    [InlineData(404, "model-missing")]
    [InlineData(400, "model-refused")]
    public async Task A_refusal_is_not_repeated_costs_nothing_and_is_told(int status, string code)
    {
        Server.Troubles.Enqueue(ModelServer.Status(status, $"Incorrect API key provided: {ModelApi.Key}."));

        var (video, _) = await Http.WrittenBy(Model);

        Assert.Single(Server.Requests);
        Assert.StartsWith($"The built-in writer wrote this instead of {Model.Name}.", video.Writing!.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", video.Writing.Note, StringComparison.Ordinal);
        var call = Assert.Single(await Calls());
        Assert.Equal((code, 0m), (call.Outcome, call.Cost));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_call_that_was_put_off_is_made_again_when_the_endpoint_says(int status)
    {
        Server.Troubles.Enqueue(ModelServer.Status(status, retryAfter: "1"));
        var started = TimeProvider.System.GetTimestamp();

        var (video, _) = await Http.WrittenBy(Model);

        Assert.Equal((Model.Name, null), (video.Writing!.Name, video.Writing.Note));
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.9));
        Assert.Equal(2, Server.Requests.Count);
        Assert.Equal(0.006m, Assert.Single(await Calls()).Cost);
    }

    [Fact]
    public async Task One_that_asks_for_an_hour_has_failed()
    {
        Server.Troubles.Enqueue(ModelServer.Status(429, "You exceeded your current quota.", retryAfter: "3600"));

        var trial = await Http.Try(Model.Id);

        Assert.Equal("model-busy", trial.Problem!.Code);
        Assert.Contains("You exceeded your current quota.", trial.Problem.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_model_that_never_answers_is_given_up_and_not_asked_twice()
    {
        Server.Troubles.Enqueue(ModelServer.Silence);

        var (video, _) = await Http.WrittenBy(Model);

        Assert.Contains("took too long", video.Writing!.Note, StringComparison.Ordinal);
        Assert.Single(Server.Requests);

        // It may have been carried out: what it can have cost counts.
        var call = Assert.Single(await Calls());
        Assert.Equal(("model-timeout", true, true), (call.Outcome, call.IsEstimated, call.Cost > 0));
    }

    [Fact]
    public async Task A_model_that_hangs_in_the_middle_is_given_up()
    {
        Server.BetweenParts = part => part == 4 ? Task.Delay(TimeSpan.FromMinutes(1)) : Task.CompletedTask;

        Assert.Contains("took too long", (await Http.WrittenBy(Model)).Video.Writing!.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_counts_as_paid_and_is_told()
    {
        Server.Troubles.Enqueue(context => Server.Stream(context, new string('x', 2_000), breakOff: true));

        Assert.NotNull((await Http.WrittenBy(Model)).Video.Writing!.Note);
        Assert.True(Assert.Single(await Calls()) is { Cost: > 0, IsEstimated: true });
    }

    [Theory]
    [InlineData("<html><body>Welcome</body></html>", "text/html")]
    [InlineData("data: {\"nonsense\":\n\n", "text/event-stream")]
    [InlineData("data: [1,2,3]\n\n", "text/event-stream")]
    [InlineData("", "text/event-stream")]
    [InlineData("\0\0\0\0", "application/octet-stream")]
    public async Task What_is_no_chat_completion_is_told_in_words(string body, string type)
    {
        Server.Troubles.Enqueue(async context =>
        {
            context.Response.ContentType = type;
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, body);
        });

        var (video, _) = await Http.WrittenBy(Model);

        Assert.StartsWith("The built-in writer wrote this instead of", video.Writing!.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", video.Writing.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_a_model_calls_is_called_by_nobody()
    {
        Server.Troubles.Enqueue(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            const string Call = """{"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"delete_video","arguments":"{\"id\":1}"}}]},"finish_reason":null}]}""";
            const string End = """{"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, $"data: {Call}\n\ndata: {End}\n\ndata: [DONE]\n\n");
        });

        var (video, _) = await Http.WrittenBy(Model);

        // Its answer had no script, so it was asked once more.
        Assert.Equal(Model.Name, video.Writing!.Name);
        Assert.Equal(2, Server.Requests.Count);
        Assert.DoesNotContain(Server.Requests[1].Body.GetProperty("messages").EnumerateArray(), message => message.GetProperty("role").GetString() == "tool");
    }

    [Fact]
    public async Task A_model_that_reads_little_is_asked_for_no_more_than_it_can_answer()
    {
        var small = await Http.Connect(ModelApi.To(Server, Guid.NewGuid().ToString("n")) with { ContextTokens = 8_000 });

        await Http.WrittenBy(small);

        Assert.Equal(2_000, Server.Requests[0].Body.GetProperty("max_tokens").GetInt32());
    }

    [Fact]
    public async Task A_server_that_tells_no_usage_is_counted_by_its_words()
    {
        Server.TellsUsage = false;

        await Http.WrittenBy(Model);

        Assert.True(Assert.Single(await Calls()) is { IsEstimated: true, InputTokens: > 300, OutputTokens: > 100, Cost: > 0 });
    }

    [Fact]
    public async Task Nobody_there_is_told_with_what_to_check()
    {
        await Server.DisposeAsync();

        var trial = await Http.Try(Model.Id);

        Assert.Equal("model-unreachable", trial.Problem!.Code);
        Assert.Contains("Check the address", trial.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_has_the_form_that_servers_of_ones_own_know_and_carries_no_trace()
    {
        await Http.WrittenBy(Model);

        var request = Server.Requests.Single();
        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.True(request.Body.GetProperty("stream").GetBoolean());
        Assert.True(request.Body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
        Assert.True(request.Body.GetProperty("max_tokens").GetInt32() > 1_000);
        Assert.False(request.Body.TryGetProperty("max_completion_tokens", out _));
        var schema = request.Body.GetProperty("response_format").GetProperty("json_schema");
        Assert.True(schema.GetProperty("strict").GetBoolean());
        Assert.False(schema.GetProperty("schema").GetProperty("additionalProperties").GetBoolean());
        Assert.False(request.Headers.ContainsKey("traceparent"));
    }

    [Fact]
    public async Task Openai_and_azure_get_their_own_form_of_limit_and_key()
    {
        var azure = await Http.Connect(ModelApi.To(Server, Guid.NewGuid().ToString("n")) with { Kind = ModelKind.AzureKey });

        await Http.Try(azure.Id);

        var request = Server.Requests.Single();
        Assert.Equal(ModelApi.Key, request.Headers["api-key"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.True(request.Body.TryGetProperty("max_completion_tokens", out _));
    }
}
