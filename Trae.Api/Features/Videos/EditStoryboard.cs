using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

internal sealed class EditStoryboard(TraeDb db, StoryboardChecks checks, CurrentWorkspace workspace, TimeProvider clock)
{
    [EndpointSummary("Save a changed storyboard")]
    [EndpointDescription("If-Match must name the version that the change is based on; 412 means that somebody saved in between.")]
    public static async Task<Results<Ok<StoryboardDto>, ProblemHttpResult>> Handle(
        Guid id,
        Storyboard storyboard,
        [FromHeader(Name = "If-Match"), Description("The ETag of the storyboard that was read.")] string? ifMatch,
        [FromServices] EditStoryboard edit,
        HttpResponse response,
        CancellationToken ct)
    {
        var saving = await edit.Save(id, storyboard, ifMatch, ct);
        if (saving.Result is Ok<StoryboardDto> { Value: { } saved })
        {
            response.Headers.ETag = ETag.Of(saved.Version);
        }

        return saving;
    }

    /// <param name="ifMatch">The ETag of the version that the change is based on.</param>
    public async Task<Results<Ok<StoryboardDto>, ProblemHttpResult>> Save(Guid id, Storyboard storyboard, string? ifMatch, CancellationToken ct)
    {
        var video = await db.Videos.In(workspace).FirstOrDefaultAsync(v => v.Id == id, ct);
        if (video is null)
        {
            return Problems.VideoNotFound();
        }

        if (string.IsNullOrWhiteSpace(ifMatch))
        {
            return Problems.Problem(
                StatusCodes.Status428PreconditionRequired,
                "if-match-required",
                "Send If-Match with the ETag of the storyboard you changed, so that nobody's work is overwritten.");
        }

        if (video.Storyboard is null)
        {
            return Problems.Conflict("storyboard-not-written", "The storyboard is not written yet. Follow /events and edit it when it is.");
        }

        if (!ETag.Matches(ifMatch, video.StoryboardVersion))
        {
            return Outdated();
        }

        if (await checks.Check(storyboard, ct) is { } problem)
        {
            return problem;
        }

        video.Edit(storyboard, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else saved between our reading and our writing.
            return Outdated();
        }

        return TypedResults.Ok(new StoryboardDto(video.StoryboardVersion, storyboard));
    }

    private static ProblemHttpResult Outdated() => Problems.Problem(
        StatusCodes.Status412PreconditionFailed,
        "storyboard-changed",
        "The storyboard was changed since you read it. Read it again and repeat your change.");
}
