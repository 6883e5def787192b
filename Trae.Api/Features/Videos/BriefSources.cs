using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Documents;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Research;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Videos;

/// <param name="Each">In the brief's order, at least one.</param>
/// <param name="Joined">All of them as one, or what a research chose of them.</param>
internal sealed record ReadSources(IReadOnlyList<SourceDocument> Each, SourceDocument Joined);

/// <summary>Reads what a brief is to be written from: fetches links, opens documents, and names the source that fails.</summary>
internal sealed class BriefSources(LinkFetcher links, ReaderProcess documents, IMediaStore media, TraeDb db)
{
    /// <exception cref="PermanentJobException">The failing source's own code; with several, the message says which.</exception>
    public async Task<ReadSources> Read(CreateVideoRequest request, JobContext context, CancellationToken ct)
    {
        if (request.Research is { } id)
        {
            var research = await db.Researches.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.WorkspaceId == context.WorkspaceId && r.Stage == ResearchStage.Outline, ct)
                ?? throw new PermanentJobException("research-not-found", "The research was deleted or went back a step before the script was written. Bring it to its outline, and make the video again.");

            return new(research.Documents, ResearchOutline.Joined(research));
        }

        var wanted = request.Sources is { Count: > 0 } several ? several : [new SourceRequest { Text = request.Text, Link = request.Link }];
        var read = new List<SourceDocument>(wanted.Count);
        for (var i = 0; i < wanted.Count; i++)
        {
            context.Report(StageOf(wanted[i], i, wanted.Count), 0.4 * i / wanted.Count);
            var kind = wanted[i].Kind == SourceKind.Auto ? request.Kind : wanted[i].Kind;
            try
            {
                read.Add(Credited(await Read(wanted[i], kind, ct), wanted[i]));
            }
            catch (PermanentJobException refused) when (wanted.Count > 1)
            {
                throw new PermanentJobException(refused.Code, $"Source {i + 1}{NameOf(wanted[i])}: {refused.Message}", refused);
            }
        }

        SourceChecks.CheckWords(read.Sum(source => source.Words), read.TrueForAll(source => source.Kind == SourceKind.Script) ? SourceKind.Script : SourceKind.Plain);

        return new(read, JoinedSources.Join(read));
    }

    private async Task<SourceDocument> Read(SourceRequest source, SourceKind kind, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(source.Document))
        {
            return await (await Open(source.Document, ct)).Build(kind, source.Entries, documents, ct);
        }

        if (string.IsNullOrWhiteSpace(source.Link))
        {
            return await documents.ReadText(source.Text, kind, ct, entries: source.Entries);
        }

        var page = await links.Fetch(source.Link, ct);
        var read = page.Document is { } bytes
            ? DocumentBuilder.Build(page.Kind, await documents.Read(page.Kind, bytes, ct))
            : await documents.ReadText(page.Text, kind == SourceKind.Auto ? page.Kind : kind, ct, page.Address, source.Entries);

        return read with { Credit = read.Credit with { Address = page.Address.AbsoluteUri } };
    }

    private async Task<ReadDocument> Open(string key, CancellationToken ct)
    {
        try
        {
            return await media.ReadJson<ReadDocument>(key, ct);
        }
        catch (FileNotFoundException e)
        {
            throw new PermanentJobException("source-document-not-found", "The document was deleted before it was read. Upload it again.", e);
        }
    }

    // The person's own name for it comes first; a text without a title has none but where it came from.
    private static SourceDocument Credited(SourceDocument read, SourceRequest source)
    {
        var own = string.IsNullOrWhiteSpace(source.Title) ? null : TextCleaning.Clean(source.Title);
        var host = read.Credit.Address is { } address ? new Uri(address).Host : null;

        return read with { Credit = read.Credit with { Title = own ?? Filled(read.Credit.Title) ?? host ?? "Untitled text" } };
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;

    private static string StageOf(SourceRequest source, int index, int count)
    {
        var act = string.IsNullOrWhiteSpace(source.Link) ? "Reading" : "Fetching";

        return count > 1 ? $"{act} source {index + 1} of {count}" : act == "Reading" ? "Reading the source" : "Fetching the link";
    }

    private static string NameOf(SourceRequest source) =>
        !string.IsNullOrWhiteSpace(source.Title) ? $" ({source.Title})" : !string.IsNullOrWhiteSpace(source.Link) ? $" ({source.Link})" : "";
}
