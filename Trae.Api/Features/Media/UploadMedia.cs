using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Features.Media;

internal sealed class UploadMedia(KeepMedia keep, IMediaStore media, CurrentWorkspace workspace, TimeProvider clock)
{
    [EndpointSummary("Upload a picture, a clip, music, a font or a document")]
    [EndpointDescription(
        "As the body itself, or as the first file of a multipart form. What it is, is read from its bytes; a document needs `kind`. It is checked " +
        "and converted by a job; ask /media/{id} until its state is ready, then use its prepared key. The same file again is the same upload.")]
    public static Task<Results<CreatedAtRoute<MediaDto>, Ok<MediaDto>, ProblemHttpResult>> Handle(
        [Description("picture, clip, music, font or document: how it is to be used, where it can be more than one (a GIF, an MP4).")] string? kind,
        [MaxLength(MediaAsset.LongestName), Description("What to call it; its file name otherwise.")] string? name,
        HttpRequest request,
        [FromServices] UploadMedia upload,
        CancellationToken ct) => upload.Handle(request, kind, name, ct);

    private async Task<Results<CreatedAtRoute<MediaDto>, Ok<MediaDto>, ProblemHttpResult>> Handle(
        HttpRequest request, string? kind, string? name, CancellationToken ct)
    {
        try
        {
            if (!KindName.TryRead(kind, out var asked))
            {
                return KindName.Unknown();
            }

            if (await keep.Refuse(request.ContentLength ?? 0, ct) is { } refused)
            {
                return refused;
            }

            var answer = await UploadBody.Open(request, ct) is { } body ? await Take(body, asked, name, ct) : UploadRefusals.Missing();

            // Who is still sending hears no answer: a connection that is closed meanwhile is an error, whatever came over it before.
            await request.Body.CopyToAsync(Stream.Null, ct);

            return answer;
        }
        catch (Exception e) when (e is InvalidDataException or IOException { InnerException: null } and not MediaStoreFullException and not BadHttpRequestException)
        {
            // The multipart reader's own words are about boundaries and headers, which no person knows.
            return Problems.BadRequest("upload-broken", "The upload ended too early or its form is broken. Send it again.");
        }
    }

    private async Task<Results<CreatedAtRoute<MediaDto>, Ok<MediaDto>, ProblemHttpResult>> Take(UploadBody body, MediaKind? asked, string? name, CancellationToken ct)
    {
        var buffer = new byte[MediaFormat.Head];
        var head = buffer.AsMemory(0, await body.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct));
        if (head.Length == 0)
        {
            return UploadRefusals.Missing();
        }

        if ((MediaFormat.Sniff(head.Span) ?? MediaFormat.OfDocument(asked)) is not { } format)
        {
            return UploadRefusals.Unknown(head.Span);
        }

        var kind = asked ?? format.Kinds[0];
        if (!format.Kinds.Contains(kind))
        {
            return UploadRefusals.WrongKind(format, kind);
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await using var content = new MeasuredStream(head, body.Content, UploadRefusals.MostBytes(kind));
        try
        {
            await media.Save(MediaAsset.SourceOf(id), content, ct);
        }
        catch (UploadTooLargeException)
        {
            return UploadRefusals.TooLarge(kind);
        }

        var asset = MediaAsset.Create(id, workspace.Id, kind, UploadName.Of(name ?? body.Name, kind), content.Hash(), content.Count, clock.GetUtcNow());

        return await keep.Keep(asset, format, ct);
    }
}
