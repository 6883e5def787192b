using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

internal static class ListBrandVoices
{
    private const int Excerpt = 300;

    [EndpointSummary("The brand voices, in the order they were made")]
    [EndpointDescription("Of their examples, only how they begin; each is whole under its own address.")]
    public static async Task<Ok<IReadOnlyList<BrandVoiceDto>>> Handle(TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        var voices = await db.BrandVoices.In(workspace).AsNoTracking().OrderBy(voice => voice.Id).ToListAsync(ct);

        return TypedResults.Ok<IReadOnlyList<BrandVoiceDto>>(
            [.. voices.Select(GetBrandVoice.Describe).Select(found => found with { Voice = found.Voice with { Examples = [.. found.Voice.Examples.Select(Cut)] } })]);
    }

    private static VoiceExample Cut(VoiceExample example) => example.Text is { Length: > Excerpt } text
        ? example with { Text = text[..(char.IsHighSurrogate(text[Excerpt - 1]) ? Excerpt - 1 : Excerpt)] + "…" }
        : example;
}

internal static class GetBrandVoice
{
    [EndpointSummary("A brand voice, with what was learnt from its examples")]
    [EndpointDescription("The ETag is its version: send it as If-Match when you save a change.")]
    public static async Task<Results<Ok<BrandVoiceDto>, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, HttpResponse response, CancellationToken ct)
    {
        var voice = await db.BrandVoices.In(workspace).AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, ct);
        if (voice is null)
        {
            return Problems.BrandVoiceNotFound();
        }

        response.Headers.ETag = ETag.Of(voice.Version);

        return TypedResults.Ok(Describe(voice));
    }

    public static BrandVoiceDto Describe(SavedBrandVoice saved) => new(saved.Id, saved.Version, saved.Voice, saved.Profile, VoiceWords.Of(saved.Profile), saved.UpdatedAt);
}

internal static class DeleteBrandVoice
{
    [EndpointSummary("Delete a brand voice")]
    [EndpointDescription("Videos that were written in it stay as they are. It cannot be undone.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        await db.BrandVoices.In(workspace).Where(voice => voice.Id == id).ExecuteDeleteAsync(ct) == 0
            ? Problems.BrandVoiceNotFound()
            : TypedResults.NoContent();
}
