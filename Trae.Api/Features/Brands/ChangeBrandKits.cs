using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Media;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Brands;

/// <summary>Refuses a kit that nothing could be drawn with, and says everything that is wrong with it.</summary>
internal sealed class BrandChecks(OwnMedia media)
{
    public async Task<ProblemHttpResult?> Check(BrandKit kit, CancellationToken ct)
    {
        IReadOnlyList<Fault> faults = [.. BrandRules.Faults(kit), .. await media.Faults(BrandRules.MediaOf(kit), ct)];

        return faults.Count == 0 ? null : Fault.Refuse(faults);
    }
}

internal sealed class CreateBrandKit(TraeDb db, BrandChecks checks, Idempotency once, CurrentWorkspace workspace, TimeProvider clock)
{
    private const int Most = 200;

    [EndpointSummary("Make a brand kit")]
    [EndpointDescription(
        "Name it in a brief as `brandKit`. Logo, fonts, intro and outro are keys of prepared uploads. A repeat with the same " +
        "Idempotency-Key and body is answered as the first one.")]
    public static Task<Results<CreatedAtRoute<BrandKitDto>, ProblemHttpResult>> Handle(
        BrandKit kit,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] CreateBrandKit create,
        CancellationToken ct) => create.Handle(kit, idempotencyKey, ct);

    private async Task<Results<CreatedAtRoute<BrandKitDto>, ProblemHttpResult>> Handle(BrandKit kit, string? key, CancellationToken ct)
    {
        if (await once.Find(key, kit, ct) is { } earlier)
        {
            return earlier.Problem ?? await Made(earlier.Made, ct);
        }

        if (await checks.Check(kit, ct) is { } problem)
        {
            return problem;
        }

        if (await db.BrandKits.In(workspace).CountAsync(ct) >= Most)
        {
            return Problems.Conflict("brand-kits-too-many", $"There are {Most} brand kits, which is the most. Delete one that is not used any more.");
        }

        var made = SavedBrandKit.Create(workspace.Id, kit, clock.GetUtcNow());
        try
        {
            db.BrandKits.Add(made);
            once.Keep(key, kit, made.Id);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Idempotency.WasFirst(e, key))
        {
            db.ChangeTracker.Clear();

            return await once.Find(key, kit, ct) is { } first ? first.Problem ?? await Made(first.Made, ct) : Problems.BrandKitNotFound();
        }

        return TypedResults.CreatedAtRoute(made.ToDto(), nameof(GetBrandKit), new { made.Id });
    }

    private async Task<Results<CreatedAtRoute<BrandKitDto>, ProblemHttpResult>> Made(Guid id, CancellationToken ct) =>
        await db.BrandKits.In(workspace).AsNoTracking().FirstOrDefaultAsync(kit => kit.Id == id, ct) is { } made
            ? TypedResults.CreatedAtRoute(made.ToDto(), nameof(GetBrandKit), new { id })
            : Problems.BrandKitNotFound();
}

internal sealed class EditBrandKit(TraeDb db, BrandChecks checks, CurrentWorkspace workspace, TimeProvider clock)
{
    private static readonly Precondition Version = new("brand kit", "brand-kit-changed", "kit you changed");

    [EndpointSummary("Save a changed brand kit")]
    [EndpointDescription("If-Match must name the version that the change is based on. Videos that are written already keep the kit as it was.")]
    public static Task<Results<Ok<BrandKitDto>, ProblemHttpResult>> Handle(
        Guid id,
        BrandKit kit,
        [FromHeader(Name = "If-Match"), Description("The ETag of the kit that was read.")] string? ifMatch,
        [FromServices] EditBrandKit edit,
        HttpResponse response,
        CancellationToken ct) => edit.Handle(id, kit, ifMatch, response, ct);

    private async Task<Results<Ok<BrandKitDto>, ProblemHttpResult>> Handle(Guid id, BrandKit kit, string? ifMatch, HttpResponse response, CancellationToken ct)
    {
        var saved = await db.BrandKits.In(workspace).FirstOrDefaultAsync(k => k.Id == id, ct);
        if (saved is null)
        {
            return Problems.BrandKitNotFound();
        }

        if ((Version.Check(ifMatch, saved.Version) ?? await checks.Check(kit, ct)) is { } problem)
        {
            return problem;
        }

        saved.Edit(kit, clock.GetUtcNow());
        if (await Version.Save(db, ct) is { } overtaken)
        {
            return overtaken;
        }

        response.Headers.ETag = ETag.Of(saved.Version);

        return TypedResults.Ok(saved.ToDto());
    }
}

internal static class DeleteBrandKit
{
    [EndpointSummary("Delete a brand kit")]
    [EndpointDescription("Videos that were made with it keep their look. It cannot be undone.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct) =>
        await db.BrandKits.In(workspace).Where(kit => kit.Id == id).ExecuteDeleteAsync(ct) == 0
            ? Problems.BrandKitNotFound()
            : TypedResults.NoContent();
}
