using System.Globalization;
using Trae.Contracts;

namespace Trae.Web.Components.Parts;

/// <summary>What the new video's form and the editor ask alike; all text, so that whatever was entered can be shown again.</summary>
public class LookForm
{
    public string Format { get; set; } = nameof(VideoFormat.Wide);

    public string Theme { get; set; } = Looks.DefaultTheme;

    public string? Presenter { get; set; } = Looks.DefaultPresenter;

    /// <summary>Sent only when ticked, so false unless the page sets it.</summary>
    public bool Captions { get; set; }

    public string? CaptionStyle { get; set; }

    public string Resolution { get; set; } = nameof(Contracts.Resolution.P1080);

    public string Framing { get; set; } = nameof(Contracts.Framing.Half);

    /// <summary>A kind's name, or nothing for the theme's own.</summary>
    public string? Background { get; set; }

    public string? BackgroundPicture { get; set; }

    public string? BackgroundClip { get; set; }

    public bool ProgressBar { get; set; }

    public bool Disclosure { get; set; }

    public string? PlateName { get; set; }

    public string? PlateRole { get; set; }

    /// <summary>Media key of a person's own picture, which then presents.</summary>
    public string? Portrait { get; set; }

    /// <summary>Where its mouth is, in percent of the picture, and how wide; nothing to have it found.</summary>
    public string? MouthX { get; set; }

    public string? MouthY { get; set; }

    public string? MouthWidth { get; set; }

    /// <summary>A mood's name, <see cref="LookOptions.OwnMusic"/>, or nothing.</summary>
    public string? Music { get; set; }

    public string? MusicFile { get; set; }

    public string Volume { get; set; } = "0.35";

    /// <summary>One a line: "Kafka = /ˈkæfkə/".</summary>
    public string? Pronunciations { get; set; }

    public bool Hls { get; set; }

    public bool WebM { get; set; }

    public bool Vertical { get; set; }

    public bool Preview { get; set; }

    protected internal VideoFormat FormatChosen => Parse(Format, VideoFormat.Wide);

    /// <summary>A presenter's id, "portrait" where a person's own picture is given, or null for none.</summary>
    protected internal string? PresenterChosen => Filled(Portrait) is not null ? Looks.PortraitPresenter : Presenter is null or "none" ? null : Presenter;

    /// <summary>What is left out of a place that was begun is outside of every picture, which the API says in words.</summary>
    protected internal MouthPlace? MouthChosen => Filled(Portrait) is null || (Filled(MouthX) ?? Filled(MouthY) ?? Filled(MouthWidth)) is null
        ? null
        : new(Share(MouthX), Share(MouthY), Share(MouthWidth));

    protected internal Background? BackgroundChosen => BackgroundOf(Background, BackgroundPicture, BackgroundClip);

    protected internal LowerThird? PlateChosen => Filled(PlateName) is { } name ? new(name, Filled(PlateRole)) : null;

    protected internal SoundTrack? MusicChosen => Music switch
    {
        null or "" => null,
        LookOptions.OwnMusic => new(Media: Filled(MusicFile), Volume: Number(Volume, 0.35)),
        _ => new(Parse(Music, MusicMood.Calm), Volume: Number(Volume, 0.35)),
    };

    /// <summary>Null for what is made anyway.</summary>
    protected internal Delivery? DeliveryChosen => new Delivery(Hls, WebM, Vertical, Preview) is var chosen && chosen != new Delivery() ? chosen : null;

    protected internal IReadOnlyList<Pronunciation>? PronunciationsChosen
    {
        get
        {
            var lines = (Pronunciations ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

            // Without an equals sign what is said is missing, which the API says in words.
            return lines.Length == 0 ? null : [.. lines.Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Select(parts => new Pronunciation(parts[0], parts.ElementAtOrDefault(1) ?? ""))];
        }
    }

    public static Background? BackgroundOf(string? kind, string? picture, string? clip) => Filled(kind) is not { } name ? null : Parse(name, BackgroundKind.Gradient) switch
    {
        BackgroundKind.Picture => new(BackgroundKind.Picture, Filled(picture)),
        BackgroundKind.Clip => new(BackgroundKind.Clip, Filled(clip)),
        var drawn => new(drawn),
    };

    internal static T Parse<T>(string? name, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : otherwise;

    internal static double Number(string? text, double otherwise) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : otherwise;

    private static double Share(string? percent) => Math.Round(Number(percent, -1) / 100, 5);

    private static string Percent(double share) => Math.Round(share * 100, 3).ToString(CultureInfo.InvariantCulture);

    internal static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>Shows what a storyboard says.</summary>
    protected void Show(Storyboard storyboard)
    {
        var look = storyboard.Look;
        (Format, Theme, Presenter, Captions) = (look.Format.ToString(), look.Theme, look.Presenter ?? "none", look.Captions);
        (CaptionStyle, Resolution, Framing) = (look.CaptionStyle.ToString(), look.Resolution.ToString(), look.Framing.ToString());
        (ProgressBar, Disclosure) = (look.ProgressBar, look.Disclosure);
        (Background, Portrait) = (look.Background?.Kind.ToString(), look.Portrait);
        (MouthX, MouthY, MouthWidth) = look.PortraitMouth is { } mouth ? (Percent(mouth.X), Percent(mouth.Y), Percent(mouth.Width)) : (null, null, null);
        BackgroundPicture = look.Background is { Kind: BackgroundKind.Picture, Media: { } picture } ? picture : null;
        BackgroundClip = look.Background is { Kind: BackgroundKind.Clip, Media: { } clip } ? clip : null;
        (PlateName, PlateRole) = (look.LowerThird?.Name, look.LowerThird?.Role);
        (Music, MusicFile) = storyboard.Sound switch
        {
            null => (null, null),
            { Mood: { } mood } => (mood.ToString(), null),
            var own => (LookOptions.OwnMusic, own.Media),
        };
        Volume = (storyboard.Sound?.Volume ?? 0.35).ToString(CultureInfo.InvariantCulture);
        Pronunciations = storyboard.Pronunciations is { } entries ? string.Join('\n', entries.Select(entry => $"{entry.Written} = {entry.Spoken}")) : null;
        var delivery = storyboard.Delivery ?? new Delivery();
        (Hls, WebM, Vertical, Preview) = (delivery.Hls, delivery.WebM, delivery.Vertical, delivery.Preview);
    }
}
