using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Features.BrandVoices;

/// <summary>The voice that a video is written in.</summary>
internal sealed class ChosenVoice(TraeDb db)
{
    /// <returns>Null for none, or for one that is gone.</returns>
    public async Task<LearntVoice?> Of(Guid workspace, Guid? voice, CancellationToken ct) =>
        voice is { } id && await db.BrandVoices.AsNoTracking().FirstOrDefaultAsync(v => v.Id == id && v.WorkspaceId == workspace, ct) is { } saved
            ? new(saved.Voice, saved.Profile)
            : null;
}
