using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Trae.Tests.Hosting;

/// <summary>
/// A web server process for the tests to stop. It answers everything with 200, or, while its folder has a file "unwell", with
/// 503 and a line that counts those answers.
/// </summary>
internal static class WebServerProgram
{
    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var unwell = 0;
        app.Run(context =>
        {
            if (File.Exists("unwell"))
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Console.WriteLine($"unwell {Interlocked.Increment(ref unwell)}.");
            }

            return Task.CompletedTask;
        });
        await app.RunAsync();

        return 0;
    }
}
