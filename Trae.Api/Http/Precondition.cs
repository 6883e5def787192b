using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Http;

/// <summary>A change says in If-Match which version it is based on, so that nobody's work is overwritten (RFC 9110, 13.1.1).</summary>
/// <param name="Thing">What is changed: "brand kit".</param>
/// <param name="Code">Of the problem for whoever comes second.</param>
/// <param name="Seen">What was read before it: "kit you changed".</param>
internal sealed record Precondition(string Thing, string Code, string Seen)
{
    /// <returns>The problem of a change that names no version; null otherwise.</returns>
    public ProblemHttpResult? Missing(string? ifMatch) => string.IsNullOrWhiteSpace(ifMatch)
        ? Problems.Problem(
            StatusCodes.Status428PreconditionRequired, "if-match-required", $"Send If-Match with the ETag of the {Seen}, so that nobody's work is overwritten.")
        : null;

    /// <returns>The problem of a change that names no version, or another; null otherwise.</returns>
    public ProblemHttpResult? Check(string? ifMatch, int version) =>
        Missing(ifMatch) ?? (ETag.Matches(ifMatch!, version) ? null : Outdated());

    /// <returns>The problem of who was overtaken between reading and writing; null when it is saved.</returns>
    public async Task<ProblemHttpResult?> Save(TraeDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);

            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outdated();
        }
    }

    public ProblemHttpResult Outdated() => Problems.Problem(
        StatusCodes.Status412PreconditionFailed, Code, $"The {Thing} was changed since you read it. Read it again and repeat your change.");
}
