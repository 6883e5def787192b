using System.Net;

namespace Trae.Web.Api;

/// <summary>The API refused a request (4xx) and says why: shown where the person can put it right.</summary>
public sealed class ApiProblemException(HttpStatusCode status, ApiProblem problem) : Exception(problem.Sentence)
{
    public HttpStatusCode Status { get; } = status;

    public ApiProblem Problem { get; } = problem;
}

/// <summary>Problem details as RFC 9457 has them, with our stable code.</summary>
/// <param name="Errors">By field, from request validation.</param>
public sealed record ApiProblem(string? Title, string? Detail, string? Code, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public string Sentence => Detail ?? Title ?? "The request was refused.";
}
