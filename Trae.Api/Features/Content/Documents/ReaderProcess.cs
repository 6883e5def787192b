using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Documents;

/// <summary>
/// Reads what strangers send in a process of its own, with bounded work and memory: see <see cref="ReaderProgram"/>. It ends with whoever asked
/// for it, and at most half the processors read at once: the others answer.
/// </summary>
internal sealed class ReaderProcess(TimeProvider clock) : IDisposable
{
    private static readonly int Rooms = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly SemaphoreSlim _room = new(Rooms);

    /// <summary>How much work one text may take; tests allow less, or more.</summary>
    public TimeSpan TextWork { get; init; } = DocumentLimits.TextWork;

    /// <summary>Whether nothing is being read.</summary>
    public bool IsIdle => _room.CurrentCount == Rooms;

    /// <summary>Packed documents.</summary>
    /// <exception cref="PermanentJobException">With a code that starts with "document-".</exception>
    public async Task<RawSource> Read(SourceKind kind, byte[] bytes, CancellationToken ct) =>
        (await Ask(new ReaderQuestion(kind), bytes, DocumentLimits.Work, ct)).Source!;

    /// <summary>Like <see cref="SourceReader.ReadPart"/>, for any text: what is <see cref="LightText"/> is read here.</summary>
    /// <exception cref="PermanentJobException">With a code that starts with "source-", "feed-" or "document-".</exception>
    public async Task<SourceDocument> ReadText(string? text, SourceKind kind, CancellationToken ct, Uri? address = null, IReadOnlyCollection<string>? entries = null)
    {
        SourceChecks.Check(text);
        if (ReaderProgram.IsPacked(kind))
        {
            throw SourceChecks.NotOfKind(kind);
        }

        if (LightText.Is(text))
        {
            return SourceReader.ReadPart(text, kind, address, entries);
        }

        var answer = await Ask(new ReaderQuestion(kind, address, entries), Encoding.UTF8.GetBytes(text!), TextWork, ct);

        return DocumentBuilder.Build(answer.Kind, answer.Source!);
    }

    public void Dispose() => _room.Dispose();

    private async Task<ReaderAnswer> Ask(ReaderQuestion question, byte[] bytes, TimeSpan work, CancellationToken ct)
    {
        await _room.WaitAsync(ct);
        try
        {
            return await Run(question, bytes, work, ct);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<ReaderAnswer> Run(ReaderQuestion question, byte[] bytes, TimeSpan work, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(DocumentLimits.Time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        using var process = Process.Start(ReaderStart.Of(work)) ?? throw new InvalidOperationException("The document reader did not start.");
        try
        {
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            var answer = process.StandardOutput.ReadToEndAsync(either.Token);
            await Send(question, bytes, process, either.Token);
            var text = await answer;
            await process.WaitForExitAsync(either.Token);

            return process.ExitCode == 0 ? Of(text) : throw Broken(question.Kind, process.ExitCode, await errors);
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

    private static async Task Send(ReaderQuestion question, byte[] bytes, Process process, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(ReaderProgram.HeadOf(question), ct);
            await process.StandardInput.BaseStream.WriteAsync(bytes, ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code says why.
        }
    }

    private static ReaderAnswer Of(string text)
    {
        var answer = JsonSerializer.Deserialize<ReaderAnswer>(text, JsonDefaults.Options);

        return answer is { Problem: { } problem }
            ? throw new PermanentJobException(problem.Code, problem.Message)
            : answer is { Source: not null } ? answer : throw new InvalidOperationException("The document reader answered with nothing.");
    }

    // A stack that overflows and a heap at its limit both end the process, whatever would like to catch them.
    private static PermanentJobException Broken(SourceKind kind, int exitCode, string errors) =>
        ReaderStart.IsLimit(exitCode) ? DocumentProblems.TooSlow()
        : errors.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || errors.Contains("OutOfMemory", StringComparison.Ordinal) ? DocumentProblems.TooHeavy()
        : DocumentProblems.Damaged(DocumentReader.NameOf(kind));
}
