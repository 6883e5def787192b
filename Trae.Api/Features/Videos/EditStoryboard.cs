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
    private static readonly Precondition Version = new("storyboard", "storyboard-changed", "storyboard you changed");

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

        if (Version.Missing(ifMatch) is { } missing)
        {
            return missing;
        }

        if (video.Storyboard is null)
        {
            return Problems.Conflict("storyboard-not-written", "The storyboard is not written yet. Follow /events and edit it when it is.");
        }

        if ((Version.Check(ifMatch, video.StoryboardVersion) ?? await checks.Check(storyboard, ct)) is { } problem)
        {
            return problem;
        }

        video.Edit(storyboard, clock.GetUtcNow());
        if (await Version.Save(db, ct) is { } overtaken)
        {
            return overtaken;
        }

        return TypedResults.Ok(new StoryboardDto(video.StoryboardVersion, video.Storyboard));
    }
}
