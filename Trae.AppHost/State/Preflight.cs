using System.Globalization;
using Trae.AppHost.Embedded;
using Trae.Boundary;

namespace Trae.AppHost.State;

/// <summary>Everything that is settled before the first process starts.</summary>
internal static class Preflight
{
    // Held until this process ends.
    private static IDisposable? _lock;

    /// <returns>Null to go on; otherwise the exit code, after a sentence that says why.</returns>
    public static async Task<int?> Run(IDistributedApplicationBuilder builder, string[] args)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return null;
        }

        AppDomain.CurrentDomain.UnhandledException += TellWithoutStackTrace;

        PrivateFiles.Only();

        try
        {
            var folder = DataFolder.Of(builder);
            if (args.Contains(LeftOvers.DownArgument, StringComparer.Ordinal))
            {
                return await LeftOvers.Down(folder);
            }

            if (Array.IndexOf(args, LeftOvers.CleanUpAfter) is >= 0 and var at)
            {
                await LeftOvers.StopProcesses(folder, int.Parse(args[at + 1], CultureInfo.InvariantCulture));

                return 0;
            }

            Prerequisites.Check(builder.UsesEmbeddedStores());
            _lock = folder.Lock();
            folder.Close();
            await LeftOvers.StopProcesses(folder);
            Ports.Of(builder).Check();

            return null;
        }
        catch (GraphException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);

            return 1;
        }
    }

    /// <summary>The stores are prepared while the graph is declared, where ordinary Aspire code catches nothing.</summary>
    private static void TellWithoutStackTrace(object sender, UnhandledExceptionEventArgs failure)
    {
        if (failure.ExceptionObject is GraphException problem)
        {
            Console.Error.WriteLine(problem.Message);
            Environment.Exit(1);
        }
    }
}
