using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Audit;

internal static class ExportAudit
{
    private static readonly string[] Columns = ["id", "at", "actorKind", "actorId", "actor", "action", "target", "detail", "address"];

    [EndpointSummary("What was done in the workspace, as a file")]
    [EndpointDescription("All of it that the filter lets through, newest first: `csv` (RFC 4180) or `jsonl`, one JSON object a line.")]
    public static Results<PushStreamHttpResult, ProblemHttpResult> Handle(
        [AsParameters] AuditFilter filter, TraeDb db, CurrentWorkspace workspace, CancellationToken ct, [Description("csv or jsonl.")] string format = "csv")
    {
        if (format is not ("csv" or "jsonl"))
        {
            return Problems.BadRequest("format-unknown", "There is no such format. Choose one of: csv, jsonl.");
        }

        var entries = filter.Of(db, workspace.Id).Select(AuditFilter.ToDto);

        return TypedResults.Stream(
            stream => Write(entries, stream, format == "csv", ct),
            format == "csv" ? "text/csv; charset=utf-8" : "application/jsonl",
            $"audit.{format}");
    }

    private static async Task Write(IQueryable<AuditEntryDto> entries, Stream stream, bool isCsv, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\r\n" };
        if (isCsv)
        {
            await writer.WriteLineAsync(string.Join(',', Columns).AsMemory(), ct);
        }

        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(ct))
        {
            var line = isCsv ? Csv(entry) : JsonSerializer.Serialize(entry, JsonDefaults.Options);
            await writer.WriteLineAsync(line.AsMemory(), ct);
        }
    }

    private static string Csv(AuditEntryDto entry) => string.Join(',', ((string?[])
    [
        entry.Id.ToString(), entry.At.ToString("O", CultureInfo.InvariantCulture), entry.ActorKind, entry.ActorId?.ToString(), entry.Actor,
        entry.Action, entry.Target, entry.Detail, entry.Address,
    ]).Select(Cell));

    /// <summary>Quoted, and never a formula to a spreadsheet: names are what people call themselves.</summary>
    internal static string Cell(string? value)
    {
        var text = value ?? "";
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
