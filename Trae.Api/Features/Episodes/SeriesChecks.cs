using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Media;
using Trae.Api.Features.Safety;
using Trae.Api.Features.Videos;
using Trae.Contracts;

namespace Trae.Api.Features.Episodes;

/// <summary>Refuses a series that no video could be made in, and says everything that is wrong with it.</summary>
internal sealed class SeriesChecks(TraeDb db, OwnMedia media, ModerationCheck moderation, CurrentWorkspace workspace)
{
    /// <summary>Without spaces around it, and with lists where JSON said null.</summary>
    public static Series Tidy(Series series) => series with
    {
        Name = series.Name?.Trim() ?? "",
        Segments = series.Segments is { } segments ? [.. segments.Select(segment => segment is null ? null! : segment with { Title = segment.Title?.Trim() ?? "" })] : [],
        Defaults = series.Defaults ?? new(),
    };

    public async Task<ProblemHttpResult?> Check(Series series, CancellationToken ct)
    {
        var defaults = series.Defaults;
        var faults = SeriesRules.Faults(series).ToList();
        if (defaults.BrandKit is { } kit && !await db.BrandKits.In(workspace).AnyAsync(k => k.Id == kit, ct))
        {
            faults.Add(new("defaults.brandKit", "brand-kit-not-found", "There is no such brand kit. Choose one that /api/v1/brands lists."));
        }

        if (defaults.BrandVoice is { } voice && !await db.BrandVoices.In(workspace).AnyAsync(v => v.Id == voice, ct))
        {
            faults.Add(new("defaults.brandVoice", "brand-voice-not-found", "There is no such brand voice. Choose one that /api/v1/brand-voices lists."));
        }

        faults.AddRange(await media.Faults([.. StoryboardMedia.One("defaults.music.media", "The music", defaults.Music?.Media, MediaKind.Music)], ct));

        return faults.Count > 0 ? Fault.Refuse(faults) : await moderation.Check(
            workspace.Id,
            ModeratedPlace.Brief,
            [("the name", series.Name), ("the opening", series.Opening), ("the closing", series.Closing), ("the call to action", series.Action), .. series.Segments.Select(segment => ("the parts", (string?)segment.Title))],
            ct);
    }
}
