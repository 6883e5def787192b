using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Http;

namespace Trae.Api.Features;

/// <summary>One thing that is wrong with a document.</summary>
/// <param name="Path">Where, as in the JSON: <c>scenes[2].narration</c>.</param>
internal sealed record Fault(string Path, string Code, string Message)
{
    private const int Most = 50;

    /// <summary>A problem whose <c>errors</c> list each fault by its place.</summary>
    public static ProblemHttpResult Refuse(IReadOnlyList<Fault> faults)
    {
        var problem = Problems.Unprocessable(faults[0].Code, faults[0].Message);
        problem.ProblemDetails.Extensions["errors"] = JsonSerializer.SerializeToElement(
            faults.Take(Most).GroupBy(fault => fault.Path, fault => fault.Message).ToDictionary(group => group.Key, group => group.ToArray()));

        return problem;
    }

    /// <summary>Text that is too long. <see cref="PlainText"/> has looked at its characters.</summary>
    public static Fault? OfText(string path, string what, string? text, int longest, string code = "text-too-long") =>
        text?.Length > longest ? new(path, code, $"{what} has {text.Length} characters, and at most {longest} fit. Shorten it.") : null;
}
