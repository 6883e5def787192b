using System.Globalization;
using Trae.Contracts;
using Trae.Web.Components.Parts;

namespace Trae.Web.Components.Pages.NewVideo;

/// <summary>The fields of the form as the browser sends them; all text, so that whatever was entered can be shown again.</summary>
public sealed class NewVideoForm : LookForm
{
    public const string Paste = "paste";
    public const string ByLink = "link";
    public const string ByFile = "file";
    public const string NoPresenter = "none";

    public string Way { get; set; } = Paste;

    public string? Text { get; set; }

    public string? Link { get; set; }

    /// <summary>One a line, beside whatever else is given.</summary>
    public string? MoreLinks { get; set; }

    /// <summary>Media keys of uploaded documents, in the order they are read.</summary>
    public List<string> Documents
    {
        get;
        set => field = value ?? [];
    } = [];

    public string? Brief { get; set; }

    /// <summary>The text is a finished script, spoken word for word.</summary>
    public bool Script { get; set; }

    public string Seconds { get; set; } = "60";

    public string? Language { get; set; }

    public string? Voice { get; set; }

    public string Rate { get; set; } = "1";

    /// <summary>"built-in", or a model connection's id; nothing for the workspace's default.</summary>
    public string? Writer { get; set; }

    /// <summary>A brand kit's id, or nothing.</summary>
    public string? BrandKit { get; set; }

    /// <summary>A brand voice's id, or nothing.</summary>
    public string? BrandVoice { get; set; }

    /// <summary>A series' id: the video is its next episode.</summary>
    public string? Series { get; set; }

    /// <summary>Media keys, in the order they are shown.</summary>
    public List<string> Pictures
    {
        get;

        // None ticked is nothing sent, which the form's reader makes null, whatever the type says.
        set => field = value ?? [];
    } = [];

    /// <summary>Which button: "make" starts the production, "write" stops at the script.</summary>
    public string? Then { get; set; }

    /// <summary>One for each form that is drawn: a form sent twice makes one video.</summary>
    public Guid Key { get; set; }

    /// <param name="way">The link's, or else pasting, when null.</param>
    public static NewVideoForm Blank(string? link, string? way) => new()
    {
        Link = link,
        Way = way ?? (string.IsNullOrEmpty(link) ? Paste : ByLink),
        Captions = true,
        Hls = true,
        Preview = true,
        Theme = "",
        Key = Guid.CreateVersion7(),
    };

    /// <summary>What the chosen way holds, then the further links.</summary>
    public IReadOnlyList<SourceRequest> Sources =>
    [
        .. Way switch
        {
            ByLink => Filled(Link) is { } link ? (SourceRequest[])[new() { Link = link }] : [],
            ByFile => Documents.Where(key => key.Length > 0).Select(key => new SourceRequest { Document = key }),
            _ => Filled(Text) is { } text ? (SourceRequest[])[new() { Text = text }] : [],
        },
        .. FurtherLinks.Select(link => new SourceRequest { Link = link }),
    ];

    // What is empty here was emptied by somebody who saw what the series has.
    private Guid? NoneOfSeries => Guid.TryParse(Series, out _) ? Guid.Empty : null;

    public IReadOnlyList<string> FurtherLinks => (MoreLinks ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public CreateVideoRequest ToRequest() => new()
    {
        Brief = Filled(Brief),
        Writer = Filled(Writer),
        Text = Sources is [{ Text: { } text }] ? text : null,
        Link = Sources is [{ Link: { } link }] ? link : null,
        Sources = Sources is { Count: > 1 } or [{ Document: not null }] ? Sources : null,
        Kind = Script && Way != ByLink ? SourceKind.Script : SourceKind.Auto,
        Format = FormatChosen,
        Seconds = int.TryParse(Seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 60,
        Language = Filled(Language),
        Voice = Filled(Voice),
        Rate = double.TryParse(Rate, CultureInfo.InvariantCulture, out var rate) ? rate : 1,
        Theme = Filled(Theme),
        Presenter = PresenterChosen ?? NoPresenter,
        Portrait = Filled(Portrait),
        PortraitMouth = MouthChosen,
        Captions = Captions,
        CaptionStyle = Filled(CaptionStyle) is { } style ? Parse(style, Contracts.CaptionStyle.Karaoke) : null,
        Resolution = Parse(Resolution, Contracts.Resolution.P1080),
        Framing = Parse(Framing, Contracts.Framing.Half),
        Background = BackgroundChosen,
        ProgressBar = ProgressBar,
        Disclosure = Disclosure,
        LowerThird = PlateChosen,
        Music = MusicChosen ?? (NoneOfSeries is null ? null : new SoundTrack()),
        Series = Guid.TryParse(Series, out var series) ? series : null,
        BrandKit = Guid.TryParse(BrandKit, out var kit) ? kit : NoneOfSeries,
        BrandVoice = Guid.TryParse(BrandVoice, out var manner) ? manner : NoneOfSeries,
        Pictures = Pictures.Count == 0 ? null : [.. Pictures.Where(picture => picture.Length > 0)],
        Pronunciations = PronunciationsChosen,
        Delivery = DeliveryChosen,
        Produce = Then != "write",
    };
}
