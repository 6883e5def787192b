using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Episodes;

internal sealed class CreateSeries(TraeDb db, SeriesChecks checks, Idempotency once, CurrentWorkspace workspace, TimeProvider clock)
{
    private const int Most = 100;

    [EndpointSummary("Make a series")]
    [EndpointDescription("Name it in a brief as `series`: the video is its next episode, has its opening, its parts in their order and its closing, and looks as it says.")]
    public static Task<Results<CreatedAtRoute<SeriesDto>, ProblemHttpResult>> Handle(
        Series series,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] CreateSeries create,
        CancellationToken ct) => create.Handle(series, idempotencyKey, ct);

    private async Task<Results<CreatedAtRoute<SeriesDto>, ProblemHttpResult>> Handle(Series series, string? key, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        if (await once.Find(key, series, ct) is { } earlier)
        {
            return earlier.Problem is not null ? earlier.Problem
                : await db.Series.In(workspace).AsNoTracking().FirstOrDefaultAsync(each => each.Id == earlier.Made, ct) is { } made ? Created(made)
                : Problems.SeriesNotFound();
        }

        var tidy = SeriesChecks.Tidy(series);
        if (await checks.Check(tidy, ct) is { } problem)
        {
            return problem;
        }

        if (await db.Series.In(workspace).CountAsync(ct) >= Most)
        {
            return Problems.Conflict("series-too-many", $"There are {Most} series, which is the most. Delete one that is not continued.");
        }

        var saved = SavedSeries.Create(workspace.Id, tidy, clock.GetUtcNow());
        db.Series.Add(saved);
        once.Keep(key, series, saved.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return Created(saved);
    }

    private static CreatedAtRoute<SeriesDto> Created(SavedSeries saved) => TypedResults.CreatedAtRoute(saved.ToDto(), nameof(GetSeries), new { saved.Id });
}

internal sealed class EditSeries(TraeDb db, SeriesChecks checks, CurrentWorkspace workspace, TimeProvider clock)
{
    private static readonly Precondition Version = new("series", "series-changed", "series you changed");

    [EndpointSummary("Save a changed series")]
    [EndpointDescription("If-Match must name the version that the change is based on. Episodes that are written already stay as they are.")]
    public static Task<Results<Ok<SeriesDto>, ProblemHttpResult>> Handle(
        Guid id,
        Series series,
        [FromHeader(Name = "If-Match"), Description("The ETag of the series that was read.")] string? ifMatch,
        [FromServices] EditSeries edit,
        HttpResponse response,
        CancellationToken ct) => edit.Handle(id, SeriesChecks.Tidy(series), ifMatch, response, ct);

    private async Task<Results<Ok<SeriesDto>, ProblemHttpResult>> Handle(Guid id, Series series, string? ifMatch, HttpResponse response, CancellationToken ct)
    {
        var saved = await db.Series.In(workspace).FirstOrDefaultAsync(each => each.Id == id, ct);
        if (saved is null)
        {
            return Problems.SeriesNotFound();
        }

        if ((Version.Check(ifMatch, saved.Version) ?? await checks.Check(series, ct)) is { } problem)
        {
            return problem;
        }

        saved.Edit(series, clock.GetUtcNow());
        if (await Version.Save(db, ct) is { } overtaken)
        {
            return overtaken;
        }

        response.Headers.ETag = ETag.Of(saved.Version);

        return TypedResults.Ok(saved.ToDto());
    }
}
