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

        var kit = await db.BrandKits
            .FromSql($"select * from brand_kits where workspace_id = {workspace.Id} and kit::text like {pattern}")
            .Select(k => k.Kit)
            .FirstOrDefaultAsync(ct);

        return kit is null ? null : $"The brand kit \"{kit.Name}\"";
    }
}
