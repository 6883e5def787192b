using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Trae.Api.Http;

/// <summary>What the OpenAPI document says beyond what the endpoints say themselves.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Trae API";
            document.Info.Version = "v1";
            document.Info.Description =
                "A brief in, a video out. Every failure is problem details (RFC 9457) with a stable `code` and a sentence that says what to do.";

            // Relative: whatever origin the document was read from.
            document.Servers = [new OpenApiServer { Url = "/" }];

            return Task.CompletedTask;
        });

        options.AddOperationTransformer((operation, _, _) =>
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd("default", new OpenApiResponse
            {
                Description = "It failed; `code` says why.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() },
            });

            return Task.CompletedTask;
        });
    }
}
