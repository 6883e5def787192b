using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

internal static class CheckVoice
{
    [EndpointSummary("How far a script is from a brand voice")]
    [EndpointDescription("Measure by measure, in words. It is a look at the storyboard as it is saved: nothing is changed.")]
    public static async Task<Results<Ok<VoiceCheckDto>, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, CancellationToken ct, [Description("A brand voice's id; the one that the video was written in when absent.")] Guid? voice = null)
    {
        var video = await db.Videos.In(workspace).Where(v => v.Id == id).Select(v => new { v.Storyboard, v.BrandVoiceId }).FirstOrDefaultAsync(ct);
        if (video is null)
        {
            return Problems.VideoNotFound();
        }

        if ((voice ?? video.BrandVoiceId) is not { } chosen)
        {
            return Problems.Conflict("brand-voice-none", "The video was written in no brand voice. Name one as `voice`.");
        }

        if (await db.BrandVoices.In(workspace).AsNoTracking().FirstOrDefaultAsync(v => v.Id == chosen, ct) is not { } saved)
        {
            return Problems.Unprocessable("brand-voice-not-found", "There is no such brand voice. Choose one that /api/v1/brand-voices lists.");
        }

        return video.Storyboard is { } storyboard
            ? TypedResults.Ok(new VoiceCheckDto(saved.Id, saved.Voice.Name, VoiceComparison.Of(storyboard, new(saved.Voice, saved.Profile))))
            : Problems.Conflict("storyboard-not-written", "The storyboard is not written yet. Follow /events and come back when it is.");
    }
}
