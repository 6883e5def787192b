using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trae.Jobs;

namespace Trae.Tests.Jobs;

/// <summary>A worker process for the tests to kill. Its settings are command-line configuration: <c>Jobs:Lease=00:00:01</c>.</summary>
internal static class WorkerProgram
{
    public static async Task<int> Run(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(settings);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.AddNpgsqlDataSource(builder.Configuration["Database"]!);
        builder.AddJobWorker();
        builder.Services.AddTestHandlers();

        await builder.Build().RunAsync();

        return 0;
    }
}
