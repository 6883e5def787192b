using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Reads packed documents in a process of their own, with bounded time and memory: see <see cref="ReaderProgram"/>.</summary>
internal sealed class ReaderProcess(TimeProvider clock)
{
    // Settings and secrets are in the environment; a parser of strangers' files needs none of them.
    private static readonly string[] Kept = ["PATH", "TMPDIR", "LANG", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "CLR_ICU_VERSION_OVERRIDE"];

    /// <summary>How long one document may take; tests wait less.</summary>
    public TimeSpan Limit { get; init; } = DocumentLimits.Time;

    /// <exception cref="PermanentJobException">With a code that starts with "document-".</exception>
    public async Task<RawSource> Read(SourceKind kind, byte[] bytes, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        using var process = Process.Start(StartOf(kind)) ?? throw new InvalidOperationException("The document reader did not start.");
        try
        {
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            var answer = process.StandardOutput.ReadToEndAsync(either.Token);
            await Send(bytes, process, either.Token);
            var text = await answer;
            await process.WaitForExitAsync(either.Token);

            return process.ExitCode == 0 ? Of(text) : throw Broken(kind, await errors);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw DocumentProblems.TooSlow();
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task Send(byte[] bytes, Process process, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(bytes, ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code says why.
        }
    }

    private static RawSource Of(string text)
    {
        var answer = JsonSerializer.Deserialize<ReaderAnswer>(text, JsonDefaults.Options);

        return answer is { Problem: { } problem }
            ? throw new PermanentJobException(problem.Code, problem.Message)
            : answer?.Source ?? throw new InvalidOperationException("The document reader answered with nothing.");
    }

    // A stack that overflows and a heap at its limit both end the process, whatever would like to catch them.
    private static PermanentJobException Broken(SourceKind kind, string errors) =>
        errors.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || errors.Contains("OutOfMemory", StringComparison.Ordinal)
            ? DocumentProblems.TooHeavy()
            : DocumentProblems.Damaged(DocumentReader.NameOf(kind));

    private static ProcessStartInfo StartOf(SourceKind kind)
    {
        // The muxer three folders above the runtime that runs us: it is there however we were started.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var start = new ProcessStartInfo(dotnet, ["exec", typeof(ReaderProcess).Assembly.Location, ReaderProgram.Option, kind.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var kept = Kept.Select(name => (name, Value: Environment.GetEnvironmentVariable(name))).Where(pair => pair.Value is not null).ToList();
        start.Environment.Clear();
        kept.ForEach(pair => start.Environment[pair.name] = pair.Value);
        start.Environment["DOTNET_GCHeapHardLimit"] = DocumentLimits.Memory.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";

        return start;
    }
}
