using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

internal sealed class CreateBrandVoice(TraeDb db, VoiceTeacher teacher, Idempotency once, CurrentWorkspace workspace, TimeProvider clock)
{
    private const int Most = 50;

    [EndpointSummary("Learn a brand voice from examples")]
    [EndpointDescription(
        "From 1 to 10 texts of 50 to 5,000 words: given as `text`, or as the script of a `video`. No model is asked. Name the voice in a brief as `brandVoice`.")]
    public static Task<Results<CreatedAtRoute<BrandVoiceDto>, ProblemHttpResult>> Handle(
        BrandVoice voice,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] CreateBrandVoice create,
        CancellationToken ct) => create.Handle(voice, idempotencyKey, ct);

    private async Task<Results<CreatedAtRoute<BrandVoiceDto>, ProblemHttpResult>> Handle(BrandVoice voice, string? key, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        if (await once.Find(key, voice, ct) is { } earlier)
        {
            return earlier.Problem is not null ? earlier.Problem
                : await db.BrandVoices.In(workspace).AsNoTracking().FirstOrDefaultAsync(v => v.Id == earlier.Made, ct) is { } made ? Created(made)
                : Problems.BrandVoiceNotFound();
        }

        var (whole, profile, problem) = await teacher.Teach(voice, ct);
        if (problem is not null)
        {
            return problem;
        }

        if (await db.BrandVoices.In(workspace).CountAsync(ct) >= Most)
        {
            return Problems.Conflict("brand-voices-too-many", $"There are {Most} brand voices, which is the most. Delete one that is not used any more.");
        }

        var saved = SavedBrandVoice.Create(workspace.Id, whole, profile!, clock.GetUtcNow());
        db.BrandVoices.Add(saved);
        once.Keep(key, voice, saved.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return Created(saved);
    }

    private static CreatedAtRoute<BrandVoiceDto> Created(SavedBrandVoice saved) =>
        TypedResults.CreatedAtRoute(GetBrandVoice.Describe(saved), nameof(GetBrandVoice), new { saved.Id });
}

internal sealed class EditBrandVoice(TraeDb db, VoiceTeacher teacher, CurrentWorkspace workspace, TimeProvider clock)
{
    private static readonly Precondition Version = new("brand voice", "brand-voice-changed", "voice you changed");

    [EndpointSummary("Save a changed brand voice, and learn it anew")]
    [EndpointDescription("If-Match must name the version that the change is based on. Scripts that are written already stay as they are.")]
    public static Task<Results<Ok<BrandVoiceDto>, ProblemHttpResult>> Handle(
        Guid id,
        BrandVoice voice,
        [FromHeader(Name = "If-Match"), Description("The ETag of the voice that was read.")] string? ifMatch,
        [FromServices] EditBrandVoice edit,
        HttpResponse response,
        CancellationToken ct) => edit.Handle(id, voice, ifMatch, response, ct);

    private async Task<Results<Ok<BrandVoiceDto>, ProblemHttpResult>> Handle(Guid id, BrandVoice voice, string? ifMatch, HttpResponse response, CancellationToken ct)
    {
        var saved = await db.BrandVoices.In(workspace).FirstOrDefaultAsync(v => v.Id == id, ct);
        if (saved is null)
        {
            return Problems.BrandVoiceNotFound();
        }

        if (Version.Check(ifMatch, saved.Version) is { } outdated)
        {
            return outdated;
        }

        var (whole, profile, problem) = await teacher.Teach(voice, ct);
        if (problem is not null)
        {
            return problem;
        }

        saved.Edit(whole, profile!, clock.GetUtcNow());
        if (await Version.Save(db, ct) is { } overtaken)
        {
            return overtaken;
        }

        response.Headers.ETag = ETag.Of(saved.Version);

        return TypedResults.Ok(GetBrandVoice.Describe(saved));
    }
}
