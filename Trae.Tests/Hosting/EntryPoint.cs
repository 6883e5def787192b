using Trae.Tests.Jobs;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Trae.Tests.Hosting;

/// <summary>
/// The test program is also the worker process that the job tests kill (<c>Trae.Tests --job-worker</c>) and the web server that
/// the supervisor's tests stop.
/// </summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["--job-worker", .. var settings] => WorkerProgram.Run(settings),
        ["--web-server"] => WebServerProgram.Run(),

        // As xunit's own generated entry point does.
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
