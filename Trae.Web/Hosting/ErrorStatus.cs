using System.Net;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Trae.Web.Api;

namespace Trae.Web.Hosting;

internal static class ErrorStatus
{
    /// <summary>New ones for each application: the middleware keeps its pipeline in them.</summary>
    public static ExceptionHandlerOptions NewOptions() => new()
    {
        ExceptionHandlingPath = "/error",
        CreateScopeForErrors = true,
        StatusCodeSelector = Of,
    };

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
        or TimeoutRejectedException;
}
