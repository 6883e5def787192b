using System.Net;
using Polly.CircuitBreaker;
using Polly.Timeout;
using StackExchange.Redis;
using Trae.Web.Api;
using Trae.Web.SignIn;

namespace Trae.Web.Hosting;

internal static class ErrorStatus
{
    /// <summary>New ones for each application: the middleware keeps its pipeline in them.</summary>
    public static ExceptionHandlerOptions NewOptions() => new()
    {
        ExceptionHandlingPath = "/error",
        CreateScopeForErrors = true,
        StatusCodeSelector = Of,
        SuppressDiagnosticsCallback = static context => IsUnreachable(context.Exception),
    };

    /// <summary>Whoever is answered 503 learns when to come again, programs too.</summary>
    public static IApplicationBuilder UseRetryAfter(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            if (response.StatusCode == StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
            {
                response.Headers.RetryAfter = RetryAfter;
            }

            return Task.CompletedTask;
        }, context.Response);

        return next(context);
    });

    /// <summary>In seconds.</summary>
    public const string RetryAfter = "5";

    public const string UnreachableSentence = "Trae is not answering right now. Nothing was sent twice; try again in a moment.";

    /// <summary>503 where the API cannot be reached, for "try again in a moment"; 500 where something is wrong with us.</summary>
    public static int Of(Exception error) => error switch
    {
        _ when IsUnreachable(error) => StatusCodes.Status503ServiceUnavailable,
        ApiProblemException refused => (int)refused.Status,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The API cannot be reached, or says itself that it is not ready.</summary>
    public static bool IsUnreachable(Exception error) => error
        is HttpRequestException { StatusCode: null or >= HttpStatusCode.BadGateway }
        or ApiProblemException { Status: HttpStatusCode.ServiceUnavailable }
        or BrokenCircuitException
        or TimeoutRejectedException
        or SessionsAwayException
        or RedisException
        or RedisTimeoutException;
}
