using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Documents;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Media;

/// <summary>Reads the text of an uploaded document, once; what is kept is the text, not the file.</summary>
internal sealed record ReadUpload(Guid MediaId, string Source, string Target);

internal sealed class ReadUploadHandler(TraeDb db, IMediaStore media, ReaderProcess reader) : IJobHandler<ReadUpload>
{
    public async Task Handle(ReadUpload job, JobContext context, CancellationToken ct)
    {
        var summary = PrepareMedia.SummaryOf(job.Target, MediaKind.Document);
        if (await media.Find(summary, ct) is not null)
        {
            return;
        }

        context.Report("Reading the document", 0);
        var asset = await db.MediaAssets.AsNoTracking().FirstOrDefaultAsync(a => a.Id == job.MediaId && a.WorkspaceId == context.WorkspaceId, ct)
            ?? throw new PermanentJobException("media-not-found", "The upload was deleted while it was being read.");
        var (read, document) = await Read(Path.GetFileNameWithoutExtension(asset.Name), await Fetch(job.Source, ct), ct);
        if (document.Words == 0)
        {
            throw DocumentProblems.Empty("file");
        }

        // The summary comes last: who finds it finds the file too.
        var key = $"{job.Target}.json";
        await media.SaveJson(key, read, ct);
        await media.SaveJson(summary, new PreparedMedia(key) { Words = document.Words, Read = document.Kind }, ct);
    }

    private async Task<(ReadDocument Kept, SourceDocument Document)> Read(string name, byte[] bytes, CancellationToken ct)
    {
        if (FileKind.Sniff(bytes) is { } kind)
        {
            var packed = await reader.Read(kind, bytes, ct);

            return (new ReadDocument(name, kind, packed, null), DocumentBuilder.Build(kind, packed));
        }

        if (bytes.AsSpan().Trim(" \t\r\n"u8).Length == 0)
        {
            throw DocumentProblems.Empty("file");
        }

        var text = SourceReader.Decode(bytes);

        var document = await reader.ReadText(text, SourceKind.Auto, ct);

        return (new ReadDocument(name, document.Kind, null, text), document);
    }

    private async Task<byte[]> Fetch(string key, CancellationToken ct)
    {
        try
        {
            await using var stream = await media.OpenRead(key, ct);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, ct);

            return bytes.ToArray();
        }
        catch (FileNotFoundException e)
        {
            throw new PermanentJobException("upload-gone", "The uploaded file is no longer there. Upload it again.", e);
        }
    }
}
