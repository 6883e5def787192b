using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Trae.Api.Features.Models.Client;

/// <summary>
/// The way to one connection's endpoint: a limit on how many calls a minute, a circuit that opens when it keeps failing, and
/// repeats of what it refused. A call that was sent and not answered is not repeated: it may have been carried out, and would be paid twice.
/// </summary>
internal static class ModelHttp
{
    public const int MostWaiting = 100;

    public static HttpClient Create(ModelNetwork network, ModelSettings settings, TimeProvider clock)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ResponseDrainTimeout = TimeSpan.Zero,

            // A stranger's server has no business with our trace ids, which OpenTelemetry would add to any other propagator's; calls have spans of their own.
            ActivityHeadersPropagator = null,
            ConnectCallback = network.Connect,
        };

        // Time is limited where the answer is read: how long one may take differs by how it comes.
        return new(new ResilienceHandler(Pipeline(settings, clock)) { InnerHandler = sockets }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    internal static ResiliencePipeline<HttpResponseMessage> Pipeline(ModelSettings settings, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRateLimiter(new SlidingWindowRateLimiter(new()
            {
                PermitLimit = settings.CallsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = MostWaiting,
            }))
            .AddRetry(Retry(settings))
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                // What the endpoint says of one call is no failure of the endpoint.
                ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome)),
                FailureRatio = 0.8,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = TimeSpan.FromSeconds(30),
            })
            .Build();

    private static RetryStrategyOptions<HttpResponseMessage> Retry(ModelSettings settings) => new()
    {
        MaxRetryAttempts = Math.Max(1, settings.Retries),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = settings.RetryAfter,
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.AttemptNumber < settings.Retries
            && (arguments.Outcome.Result is { } answer ? IsRepeatable(answer) && WaitOf(answer) <= settings.LongestWait : WasNotSent(arguments.Outcome.Exception))),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } answer ? WaitOf(answer) is { } wait && wait > TimeSpan.Zero ? wait : (TimeSpan?)null : null),
    };

    // An account without money answers 429 too, and is none the richer for a repeat; it is told from the rest by its body, after the repeats.
    private static bool IsRepeatable(HttpResponseMessage answer) => answer.StatusCode
        is HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static bool WasNotSent(Exception? failure) =>
        failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError, InnerException: not ModelFault };

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is { } answer ? (int)answer.StatusCode >= 500 : outcome.Exception is HttpRequestException { InnerException: not ModelFault };

    // RFC 9110, 10.2.3: seconds or a date.
    private static TimeSpan WaitOf(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } at } when answer.Headers.Date is { } now => at - now,
        _ => TimeSpan.Zero,
    };
}
