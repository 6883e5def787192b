using System.Globalization;
using Trae.Contracts;

namespace Trae.Web.Components.Pages.NewVideo;

/// <summary>The form of a new episode: everything as its series has it.</summary>
internal static class EpisodeForm
{
    public static void Fill(NewVideoForm form, SeriesDto series)
    {
        var defaults = series.Series.Defaults;
        form.Series = series.Id.ToString();
        form.Format = defaults.Format?.ToString() ?? form.Format;
        form.Seconds = defaults.Seconds?.ToString(CultureInfo.InvariantCulture) ?? form.Seconds;
        form.Rate = defaults.Rate?.ToString(CultureInfo.InvariantCulture) ?? form.Rate;
        form.Language = defaults.Language;
        form.Voice = defaults.Voice;
        form.Theme = defaults.Theme ?? form.Theme;
        form.Presenter = defaults.Presenter ?? form.Presenter;
        form.BrandKit = defaults.BrandKit?.ToString();
        form.BrandVoice = defaults.BrandVoice?.ToString();
        form.Music = defaults.Music switch { null => null, { Mood: { } mood } => mood.ToString(), _ => Parts.LookOptions.OwnMusic };
        form.MusicFile = defaults.Music?.Media;
        form.Volume = (defaults.Music?.Volume ?? 0.35).ToString(CultureInfo.InvariantCulture);
    }
}
