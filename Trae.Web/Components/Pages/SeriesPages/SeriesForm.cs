using System.Globalization;
using Trae.Contracts;
using Trae.Web.Components.Parts;

namespace Trae.Web.Components.Pages.SeriesPages;

/// <summary>A series as a form; all text, so that whatever was entered can be shown again.</summary>
public sealed class SeriesForm
{
    private const int Blanks = 3;

    public int Version { get; set; }

    /// <summary>One for each form that is drawn: a form sent twice makes one series.</summary>
    public Guid Key { get; set; } = Guid.CreateVersion7();

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Opening { get; set; }

    public string? Closing { get; set; }

    /// <summary>"Action" is the buttons' name.</summary>
    public string? CallToAction { get; set; }

    /// <summary>Of the parts; those without a title are none.</summary>
    public List<string?> Titles
    {
        get;

        // None is nothing sent, which the form's reader makes null, whatever the type says.
        set => field = value ?? [];
    } = [];

    public List<string?> Layouts
    {
        get;
        set => field = value ?? [];
    } = [];

    public List<string?> Shares
    {
        get;
        set => field = value ?? [];
    } = [];

    public string? Format { get; set; }

    public string? Seconds { get; set; }

    public string? Language { get; set; }

    public string? Voice { get; set; }

    public string? Rate { get; set; }

    public string? Theme { get; set; }

    public string? Presenter { get; set; }

    /// <summary>A mood; music of one's own is kept as it is.</summary>
    public string? Music { get; set; }

    public string? BrandKit { get; set; }

    public string? BrandVoice { get; set; }

    public static SeriesForm Blank()
    {
        var form = new SeriesForm { Opening = "Welcome to {series}, episode {episode}: {title}." };
        form.MakeRoom();

        return form;
    }

    public static SeriesForm From(SeriesDto saved)
    {
        var (series, defaults) = (saved.Series, saved.Series.Defaults);

        return new()
        {
            Version = saved.Version,
            Name = series.Name,
            Description = series.Description,
            Opening = series.Opening,
            Closing = series.Closing,
            CallToAction = series.Action,
            Titles = [.. series.Segments.Select(segment => segment.Title)],
            Layouts = [.. series.Segments.Select(segment => segment.Layout?.ToString())],
            Shares = [.. series.Segments.Select(segment => segment.Share.ToString(CultureInfo.InvariantCulture))],
            Format = defaults.Format?.ToString(),
            Seconds = defaults.Seconds?.ToString(CultureInfo.InvariantCulture),
            Language = defaults.Language,
            Voice = defaults.Voice,
            Rate = defaults.Rate?.ToString(CultureInfo.InvariantCulture),
            Theme = defaults.Theme,
            Presenter = defaults.Presenter,
            Music = defaults.Music?.Mood?.ToString(),
            BrandKit = defaults.BrandKit?.ToString(),
            BrandVoice = defaults.BrandVoice?.ToString(),
        };
    }

    /// <summary>Without empty parts, so that each problem finds its own.</summary>
    public void Tidy()
    {
        for (var i = Titles.Count - 1; i >= 0; i--)
        {
            if (string.IsNullOrWhiteSpace(Titles[i]))
            {
                Titles.RemoveAt(i);
                Layouts.RemoveRange(Math.Min(i, Layouts.Count), i < Layouts.Count ? 1 : 0);
                Shares.RemoveRange(Math.Min(i, Shares.Count), i < Shares.Count ? 1 : 0);
            }
        }
    }

    public void MakeRoom() => Titles.AddRange(Enumerable.Repeat<string?>(null, Blanks));

    /// <summary>Moves a part: "up 2" or "down 2".</summary>
    public void Move(string act)
    {
        if (act.Split(' ') is [var way, var place] && int.TryParse(place, CultureInfo.InvariantCulture, out var from)
            && (way == "up" ? from - 1 : from + 1) is var to && Math.Min(from, to) >= 0 && Math.Max(from, to) < Titles.Count)
        {
            foreach (var list in (List<string?>[])[Titles, Layouts, Shares])
            {
                list.AddRange(Enumerable.Repeat<string?>(null, Math.Max(0, Titles.Count - list.Count)));
                (list[from], list[to]) = (list[to], list[from]);
            }
        }
    }

    public Series ToSeries(Series? saved) => new(Name?.Trim() ?? "")
    {
        Description = LookForm.Filled(Description),
        Opening = LookForm.Filled(Opening),
        Closing = LookForm.Filled(Closing),
        Action = LookForm.Filled(CallToAction),
        Segments = [.. Titles.Select((title, index) => new SeriesSegment(
            title?.Trim() ?? "",
            Enum.TryParse<SceneLayout>(Layouts.ElementAtOrDefault(index), out var layout) ? layout : null,
            LookForm.Number(Shares.ElementAtOrDefault(index), 1)))],
        Defaults = new()
        {
            Format = Enum.TryParse<VideoFormat>(Format, ignoreCase: true, out var format) ? format : null,
            Seconds = int.TryParse(Seconds, CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
            Language = LookForm.Filled(Language),
            Voice = LookForm.Filled(Voice),
            Rate = double.TryParse(Rate, CultureInfo.InvariantCulture, out var rate) ? rate : null,
            Theme = LookForm.Filled(Theme),
            Presenter = LookForm.Filled(Presenter),
            Music = Enum.TryParse<MusicMood>(Music, out var mood) ? new(mood) : saved?.Defaults.Music is { Media: not null } own ? own : null,
            BrandKit = Guid.TryParse(BrandKit, out var kit) ? kit : null,
            BrandVoice = Guid.TryParse(BrandVoice, out var voice) ? voice : null,
        },
    };

    /// <summary>The field that a place in the series is about: "segments[1].title" is "Titles[1]".</summary>
    public static string? FieldOf(string place)
    {
        var parts = place.TrimStart('$', '.').Split('[', ']', '.');

        return parts[0].ToUpperInvariant() switch
        {
            "NAME" => "Name",
            "DESCRIPTION" => "Description",
            "OPENING" => "Opening",
            "CLOSING" => "Closing",
            "ACTION" => "CallToAction",
            "SEGMENTS" => parts.Length > 1 ? $"Titles[{parts[1]}]" : "Titles[0]",
            "DEFAULTS" => typeof(SeriesForm).GetProperties().Select(property => property.Name).FirstOrDefault(name => name.Equals(parts.ElementAtOrDefault(1), StringComparison.OrdinalIgnoreCase)),
            _ => null,
        };
    }
}
