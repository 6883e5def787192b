using System.Net;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Polly;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Calls;
using Trae.Api.Features.Models.Client;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Models;

/// <summary>A model that keeps failing is left alone for a while, and none is asked more than it is to be.</summary>
public sealed class CircuitTests(PostgresServer postgres)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_keeps_failing_is_left_alone_says_so_and_is_asked_again_later()
    {
        var clock = new FakeTimeProvider();
        await using var server = await ModelServer.Start();
        await using var api = await ApiHost.Start(
            postgres,
            new Dictionary<string, string>(ModelApi.Quick, StringComparer.Ordinal) { ["Models:Retries"] = "0" },
            services: services => services.RemoveAll<ChatClients>().AddSingleton(provider => new ChatClients(
                provider.GetRequiredService<ModelNetwork>(), provider.GetRequiredService<IOptions<ModelSettings>>(), clock)));
        var model = await api.Http.Connect(ModelApi.To(server));
        for (var i = 0; i < 10; i++)
        {
            server.Troubles.Enqueue(ModelServer.Status(500));
            Assert.Equal("model-failed", (await api.Http.Try(model.Id)).Problem!.Code);
        }

        var open = await api.Http.Try(model.Id);

        Assert.Equal("model-unavailable", open.Problem!.Code);
        Assert.Contains("Try again then, or choose another writer", open.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(10, server.Requests.Count);
        Assert.Equal(0, (await api.Calls())[^1].Cost);

        // Another connection to the same endpoint has a circuit of its own.
        Assert.True((await api.Http.Try((await api.Http.Connect(ModelApi.To(server, "Other"))).Id)).Works);

        // After its break one call is let through; it fails, and the circuit stays open.
        clock.Advance(TimeSpan.FromSeconds(31));
        server.Troubles.Enqueue(ModelServer.Status(503));
        Assert.Equal("model-failed", (await api.Http.Try(model.Id)).Problem!.Code);
        Assert.Equal("model-unavailable", (await api.Http.Try(model.Id)).Problem!.Code);

        // The next one works, and closes it.
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.True((await api.Http.Try(model.Id)).Works);
        Assert.True((await api.Http.Try(model.Id)).Works);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task What_is_said_of_one_call_opens_no_circuit(HttpStatusCode status)
    {
        var pipeline = ModelHttp.Pipeline(new() { Retries = 0 }, new FakeTimeProvider());

        for (var i = 0; i < 30; i++)
        {
            using var answer = await pipeline.ExecuteAsync(_ => ValueTask.FromResult(new HttpResponseMessage(status)), Ct);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Calls_beyond_those_of_a_minute_wait_and_beyond_those_that_may_wait_are_refused()
    {
        var pipeline = ModelHttp.Pipeline(new() { CallsPerMinute = 3 }, new FakeTimeProvider());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var made = 0;

        var calls = Enumerable.Range(0, 3 + ModelHttp.MostWaiting).Select(_ => Call(pipeline, () => made++, ended.Token)).ToList();
        await Task.WhenAll(calls.Take(3));
        Assert.Equal(3, made);
        Assert.DoesNotContain(calls.Skip(3), call => call.IsCompleted);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Call(pipeline, () => made++, ended.Token));
        Assert.Equal("model-busy", ModelFaults.Explain(refused, Model).Code);

        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(calls));
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task An_answer_keeps_its_place_until_its_last_word()
    {
        using var slow = new SlowClient();
        using var two = new FewAtOnce(slow, "Slow", 2);
        var answers = Enumerable.Range(0, 3).Select(_ => two.GetStreamingResponseAsync([], cancellationToken: Ct).GetAsyncEnumerator(Ct)).ToList();

        Assert.True(await answers[0].MoveNextAsync());
        Assert.True(await answers[1].MoveNextAsync());
        var third = answers[2].MoveNextAsync();
        Assert.Equal((2, false), (slow.Begun, third.IsCompleted));

        // The first one's last word makes room.
        Assert.False(await answers[0].MoveNextAsync());
        Assert.True(await third);
        Assert.Equal(3, slow.Begun);
    }

    [Fact]
    public async Task One_whose_time_is_over_while_it_waits_has_cost_nothing()
    {
        using var slow = new SlowClient();
        using var one = new FewAtOnce(slow, "Slow", 1);
        await using var first = one.GetStreamingResponseAsync([], cancellationToken: Ct).GetAsyncEnumerator(Ct);
        await first.MoveNextAsync();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var second = one.GetStreamingResponseAsync([], cancellationToken: time.Token).GetAsyncEnumerator(time.Token);
        var waiting = second.MoveNextAsync();

        await time.CancelAsync();

        var fault = await Assert.ThrowsAsync<ModelFault>(async () => await waiting);
        Assert.Equal(("model-busy", true, 1), (fault.Code, fault.IsFree, slow.Begun));
    }

    private static ConnectedModel Model { get; } = new(Guid.NewGuid(), "Busy", ModelKind.Compatible, new("http://127.0.0.1:1/v1"), "m", null, new(0, 0, "EUR"), 1, 8_000);

    private static async Task Call(ResiliencePipeline<HttpResponseMessage> pipeline, Action made, CancellationToken ct)
    {
        using var answer = await pipeline.ExecuteAsync(
            _ =>
            {
                made();
                return ValueTask.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
            },
            ct);
    }

    private sealed class SlowClient : IChatClient
    {
        public int Begun { get; private set; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Begun++;
            yield return new(ChatRole.Assistant, "word");
            await Task.CompletedTask;
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
