using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Http;

namespace Trae.Api.Features.Agents;

/// <summary>What the framework checks at endpoints before their code runs.</summary>
internal static class ToolArguments
{
    /// <summary>The attributes of a request record, not those of records in it.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static ProblemHttpResult? Check(object request)
    {
        if (PlainText.Faults(request).ToList() is { Count: > 0 } unreadable)
        {
            return Fault.Refuse(unreadable);
        }

        var faults = new List<ValidationResult>();

        return Validator.TryValidateObject(request, new ValidationContext(request), faults, validateAllProperties: true)
            ? null
            : Problems.BadRequest("validation-failed", string.Join(' ', faults.Select(fault => fault.ErrorMessage)));
    }

    public static ProblemHttpResult? CheckLimit(int limit) =>
        limit is < 1 or > 100 ? Problems.BadRequest("validation-failed", "The limit must be between 1 and 100.") : null;
}
