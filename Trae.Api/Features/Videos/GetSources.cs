using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

internal static class GetSources
{
    [EndpointSummary("What a video's script rests on")]
    [EndpointDescription("The sources as they were read, which citations of scenes point into. Empty for a video that was made from a finished storyboard.")]
    public static async Task<Results<Ok<IReadOnlyList<SourceDto>>, StatusCodeHttpResult, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, HttpRequest request, HttpResponse response, CancellationToken ct)
    {
        var video = await db.Videos.In(workspace).AsNoTracking()
            .Where(v => v.Id == id)
            .Select(v => new { IsWritten = v.Storyboard != null, v.Source!.Documents })
            .FirstOrDefaultAsync(ct);
        if (video is null)
        {
            return Problems.VideoNotFound();
        }

        if (!video.IsWritten)
        {
            return Problems.NotFound("storyboard-not-written", "The sources are not read yet. Follow /events and ask again when the storyboard is written.");
        }

        // Read once and kept: they never change.
        response.Headers.ETag = ETag.Of(1);
        if (request.Headers.IfNoneMatch.ToString() is { Length: > 0 } known && ETag.Matches(known, 1))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return TypedResults.Ok<IReadOnlyList<SourceDto>>([.. (video.Documents ?? []).Select(Describe)]);
    }

    private static SourceDto Describe(SourceDocument document)
    {
        var first = 0;
        var blocks = new List<SourceBlockDto>(document.Blocks.Count);
        foreach (var block in document.Blocks)
        {
            blocks.Add(new SourceBlockDto(KindOf(block.Kind), block.Text, first, [.. block.Sentences.Select(sentence => sentence.Text)]));
            first += block.Sentences.Count;
        }

        return new SourceDto(document.Credit, document.Kind, document.Language, blocks);
    }

    private static string KindOf(BlockKind kind) => kind switch
    {
        BlockKind.Heading => "heading",
        BlockKind.ListItem => "listItem",
        BlockKind.Quotation => "quotation",
        _ => "paragraph",
    };
}
