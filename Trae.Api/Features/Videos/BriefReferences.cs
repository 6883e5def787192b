using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Brands;
using Trae.Api.Features.Media;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>Refuses a brief that names what the workspace does not have: a brand kit, a research, an upload.</summary>
internal sealed class BriefReferences(OwnMedia media, TraeDb db, CurrentWorkspace workspace)
{
    public async Task<ProblemHttpResult?> Check(CreateVideoRequest request, CancellationToken ct)
    {
        if (request.BrandKit is { } id && !await db.BrandKits.In(workspace).AnyAsync(kit => kit.Id == id, ct))
        {
            return Problems.Unprocessable("brand-kit-not-found", "There is no such brand kit. Choose one that /api/v1/brands lists.");
        }

        if (request.BrandVoice is { } voice && !await db.BrandVoices.In(workspace).AnyAsync(v => v.Id == voice, ct))
        {
            return Problems.Unprocessable("brand-voice-not-found", "There is no such brand voice. Choose one that /api/v1/brand-voices lists.");
        }

        if (request.Series is { } series && !await db.Series.In(workspace).AnyAsync(s => s.Id == series, ct))
        {
            return Problems.Unprocessable("series-not-found", "There is no such series. Choose one that /api/v1/series lists.");
        }

        if (request.Research is { } research && !await db.Researches.In(workspace).AnyAsync(r => r.Id == research && r.Stage == ResearchStage.Outline, ct))
        {
            return Problems.ResearchNotOutlined();
        }

        var faults = await media.Faults(
            [
                .. StoryboardMedia.OfBackground(request.Background, "background", "The background"),
                .. request.Brand is { } brand ? BrandRules.MediaOf(brand, "brand") : [],
                .. StoryboardMedia.One("portrait", "The presenter", request.Portrait, MediaKind.Picture),
                .. StoryboardMedia.One("music.media", "The music", request.Music?.Media, MediaKind.Music),
                .. SourceRequestChecks.Documents(request),
                .. (request.Pictures ?? []).Select((key, index) => new MediaReference($"pictures[{index}]", $"Picture {index + 1}", key ?? "", MediaKind.Picture)),
            ],
            ct);

        return faults.Count == 0 ? null : Fault.Refuse(faults);
    }
}
