using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Trae.Contracts;

namespace Trae.Api.Http;

/// <summary>Failures as RFC 9457 problem details: a stable <c>code</c> for programs, a sentence that says what to do for people.</summary>
internal static class Problems
{
    public const string CodeKey = "code";

    public static ProblemHttpResult BadRequest(string code, string detail) => Problem(StatusCodes.Status400BadRequest, code, detail);

    public static ProblemHttpResult NotFound(string code, string detail) => Problem(StatusCodes.Status404NotFound, code, detail);

    public static ProblemHttpResult Conflict(string code, string detail) => Problem(StatusCodes.Status409Conflict, code, detail);

    /// <summary>Understood, but it cannot work.</summary>
    public static ProblemHttpResult Unprocessable(string code, string detail) =>
        Problem(StatusCodes.Status422UnprocessableEntity, code, detail);

    public static ProblemHttpResult Unprocessable(ProblemReason reason) => Unprocessable(reason.Code, reason.Message);

    public static ProblemHttpResult TooLarge(string code, string detail) => Problem(StatusCodes.Status413PayloadTooLarge, code, detail);

    public static ProblemHttpResult SignInRequired() =>
        Problem(StatusCodes.Status401Unauthorized, "sign-in-required", "Sign in, or send an API key or an access token that is still valid as a bearer token.");

    public static ProblemHttpResult Forbidden(Permission lacking) => TypedResults.Problem(
        statusCode: StatusCodes.Status403Forbidden,
        detail: $"This needs the permission {PermissionNames.Of(lacking)}, which you do not have here. Ask an administrator of the workspace.",
        extensions: new Dictionary<string, object?> { [CodeKey] = "forbidden", ["permission"] = PermissionNames.Of(lacking) });

    public static ProblemHttpResult TwoFactorRequired() => Problem(
        StatusCodes.Status403Forbidden, "two-factor-required", "This workspace asks for a second factor. Set one up under /account/security, and come back.");

    public static ProblemHttpResult WorkspaceNotFound() =>
        NotFound("workspace-not-found", "You belong to no such workspace. Choose one of those that GET /api/v1/workspaces lists.");

    public static ProblemHttpResult VideoNotFound() =>
        NotFound("video-not-found", "There is no such video. It may have been deleted; check the address.");

    public static ProblemHttpResult ProductionNotFound() =>
        NotFound("production-not-found", "There is no such production. Its video may have been deleted; check the address.");

    public static ProblemHttpResult MediaNotFound() =>
        NotFound("media-not-found", "There is no such upload. It may have been deleted; check the address.");

    public static ProblemHttpResult BrandKitNotFound() =>
        NotFound("brand-kit-not-found", "There is no such brand kit. It may have been deleted; check the address.");

    public static ProblemHttpResult BrandVoiceNotFound() =>
        NotFound("brand-voice-not-found", "There is no such brand voice. It may have been deleted; look at the list.");

    public static ProblemHttpResult SeriesNotFound() => NotFound("series-not-found", "There is no such series. It may have been deleted; look at the list.");

    public static ProblemHttpResult ResearchNotOutlined() =>
        Unprocessable("research-not-outlined", "There is no such research, or it has no outline yet. Approve its steps first.");

    public static ProblemHttpResult Problem(int status, string code, string detail) =>
        TypedResults.Problem(statusCode: status, detail: detail, extensions: new Dictionary<string, object?> { [CodeKey] = code });

    /// <summary>What the framework itself refuses gets a code and a sentence too.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Status ??= context.HttpContext.Response.StatusCode;
        if (problem is HttpValidationProblemDetails validation && !problem.Extensions.ContainsKey(CodeKey))
        {
            problem.Extensions[CodeKey] = "validation-failed";
            problem.Detail ??= string.Join(' ', validation.Errors.SelectMany(error => error.Value));
        }

        if (!problem.Extensions.ContainsKey(CodeKey))
        {
            var (code, detail) = Default(problem.Status.Value);
            problem.Extensions[CodeKey] = code;
            problem.Detail ??= detail;
        }

        problem.Extensions.TryAdd("traceId", System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier);
    }

    private static (string Code, string Detail) Default(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("request-malformed", "The request cannot be understood. Check it against /openapi/v1.json."),
        StatusCodes.Status401Unauthorized => ("sign-in-required", "Sign in, or send an API key or an access token that is still valid as a bearer token."),
        StatusCodes.Status404NotFound => ("not-found", "There is nothing at this address. The addresses are listed in /openapi/v1.json."),
        StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "This address does not take this method. The Allow header lists those it takes."),
        StatusCodes.Status413PayloadTooLarge => ("body-too-large", "The body is too large. Send less."),
        StatusCodes.Status415UnsupportedMediaType => ("media-type-unsupported", "Send the body as application/json, and say so in Content-Type."),
        StatusCodes.Status416RangeNotSatisfiable => ("range-not-satisfiable", "The range lies outside the file. Ask for a range inside it."),
        StatusCodes.Status503ServiceUnavailable => ("database-away", "The database does not answer right now; nothing was lost. Try again in a few seconds."),
        < 500 => ("request-refused", "The request cannot be answered. Check it against /openapi/v1.json."),
        _ => ("internal-error", "Something failed on our side; nothing was lost. Try again, and give the traceId if it persists."),
    };
}
