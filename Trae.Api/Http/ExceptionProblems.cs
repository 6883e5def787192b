using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Npgsql;
using Trae.Api.Features.Account;
using Trae.Database;

namespace Trae.Api.Http;

/// <summary>Turns what was thrown into problem details; never a stack trace, never a message that was not written for clients.</summary>
internal sealed class ExceptionProblems(IProblemDetailsService problems, IOptions<JsonOptions> json) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var result = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => Malformed(bad, httpContext),
            BadHttpRequestException bad => (bad.StatusCode, Code: null, Detail: null),
            _ when DatabaseFaults.IsAway(exception) => (StatusCode: StatusCodes.Status503ServiceUnavailable, Code: null, Detail: null),
            _ when HasNul(exception) => (StatusCode: StatusCodes.Status400BadRequest, Code: "text-malformed", Detail: "A text has a NUL character. Leave it out."),
            RegexMatchTimeoutException => (StatusCode: StatusCodes.Status422UnprocessableEntity, Code: "text-too-involved", Detail: "A text is made in a way that takes too long to look through. Write it more simply, or shorten it."),
            _ => (StatusCode: StatusCodes.Status500InternalServerError, Code: null, Detail: null),
        };

        httpContext.Response.StatusCode = result.StatusCode;
        if (result.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = DatabaseFaults.RetryAfter.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            if (AwayPage.IsFor(httpContext.Request))
            {
                await AwayPage.Write(httpContext);

                return true;
            }
        }

        var context = new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = result.StatusCode } };
        if (result.Code is not null)
        {
            context.ProblemDetails.Detail = result.Detail;
            context.ProblemDetails.Extensions[Problems.CodeKey] = result.Code;
        }

        await problems.WriteAsync(context);

        return true;
    }

    /// <summary>The one character that PostgreSQL takes in no text, wherever a request had it.</summary>
    private static bool HasNul(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.CharacterNotInRepertoire;

    private (int StatusCode, string? Code, string? Detail) Malformed(BadHttpRequestException bad, HttpContext context)
    {
        if (bad.InnerException is JsonException fault)
        {
            var body = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
            var (code, detail) = JsonFault.Explain(fault, body, json.Value.SerializerOptions);

            return (bad.StatusCode, code, detail);
        }

        // The framework's own sentences about parameters name them and no more.
        return (bad.StatusCode, "request-malformed", bad.Message.EndsWith('.') ? bad.Message : $"{bad.Message}.");
    }
}
