using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Features.Media;

/// <summary>Who needs an uploaded file.</summary>
internal sealed class MediaUses(TraeDb db, CurrentWorkspace workspace)
{
    /// <returns>In words, such as: The video "Octopuses"; null if nobody does.</returns>
    public async Task<string?> Find(string key, CancellationToken ct)
    {
        // Keys hold no character that means something in a pattern, and none that JSON would escape.
        var pattern = $"%\"{key}\"%";
        var video = await db.Videos
            .FromSql($"select * from videos where workspace_id = {workspace.Id} and storyboard::text like {pattern}")
            .Select(v => v.Title)
            .FirstOrDefaultAsync(ct);
        if (video is not null)
        {
            return $"The video \"{video}\"";
        }

        // A script that is not written yet, or whose writing failed, may still be tried with it.
        var brief = await db.Videos
            .FromSql($"select v.* from videos v join video_sources s on s.video_id = v.id where v.workspace_id = {workspace.Id} and v.storyboard is null and s.request::text like {pattern}")
            .Select(v => v.Title)
            .FirstOrDefaultAsync(ct);
        if (brief is not null)
        {
            return $"The brief of \"{brief}\"";
        }

        var kit = await db.BrandKits
            .FromSql($"select * from brand_kits where workspace_id = {workspace.Id} and kit::text like {pattern}")
            .Select(k => k.Kit)
            .FirstOrDefaultAsync(ct);

        return kit is null ? null : $"The brand kit \"{kit.Name}\"";
    }
}
