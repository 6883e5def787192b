using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;

namespace Trae.Api.Features.Episodes;

/// <summary>A brief that names a series, with what it leaves open filled in as the series says.</summary>
internal static class EpisodeBrief
{
    /// <returns>The brief as it is where it names none, or one that is not there: that is refused with everything else.</returns>
    public static async Task<CreateVideoRequest> Fill(CreateVideoRequest request, TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        if (request.Series is not { } id || await db.Series.In(workspace).AsNoTracking().FirstOrDefaultAsync(series => series.Id == id, ct) is not { } saved)
        {
            return request;
        }

        var filled = Fill(request, saved.Series.Defaults);
        filled = filled with
        {
            BrandKit = filled.BrandKit == Guid.Empty ? null : filled.BrandKit,
            BrandVoice = filled.BrandVoice == Guid.Empty ? null : filled.BrandVoice,
            Music = filled.Music is { Mood: null, Media: null } ? null : filled.Music,
        };

        // What was deleted since it was chosen is missed by nobody.
        return filled with
        {
            BrandKit = request.BrandKit is null ? (filled.BrandKit is { } kit && await db.BrandKits.In(workspace).AnyAsync(k => k.Id == kit, ct) ? kit : null) : filled.BrandKit,
            BrandVoice = request.BrandVoice is null ? (filled.BrandVoice is { } voice && await db.BrandVoices.In(workspace).AnyAsync(v => v.Id == voice, ct) ? voice : null) : filled.BrandVoice,
        };
    }

    public static CreateVideoRequest Fill(CreateVideoRequest request, SeriesDefaults defaults) => request with
    {
        Format = request.HasFormat ? request.Format : defaults.Format ?? request.Format,
        Seconds = request.HasSeconds ? request.Seconds : defaults.Seconds ?? request.Seconds,
        Rate = request.HasRate ? request.Rate : defaults.Rate ?? request.Rate,
        Language = request.Language ?? defaults.Language,

        // Another language than the series' has another voice.
        Voice = request.Voice ?? (request.Language is null || request.Language == defaults.Language ? defaults.Voice : null),
        Theme = request.Theme ?? defaults.Theme,
        Presenter = request.Presenter ?? defaults.Presenter,
        Music = request.Music ?? defaults.Music,
        BrandKit = request.BrandKit ?? defaults.BrandKit,
        BrandVoice = request.BrandVoice ?? defaults.BrandVoice,
    };
}
