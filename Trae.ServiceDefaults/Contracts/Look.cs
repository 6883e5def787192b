namespace Trae.Contracts;

/// <summary>The picture's shape; at 1080p: wide 1920x1080, tall 1080x1920, square 1080x1080, portrait 1080x1350 pixels.</summary>
public enum VideoFormat
{
    Wide,
    Tall,
    Square,
    Portrait,
}

/// <summary>Named by the picture's shorter side in pixels.</summary>
public enum Resolution
{
    P720,
    P1080,
    P1440,
    P2160,
}

public enum CaptionStyle
{
    /// <summary>On a plate, the spoken word marked.</summary>
    Karaoke,

    /// <summary>On a plate, nothing marked.</summary>
    Block,

    /// <summary>Small, without a plate, outlined.</summary>
    Minimal,

    /// <summary>A few large words at a time, the spoken one in the accent.</summary>
    Bold,
}

/// <summary>How much of the presenter is seen, and where.</summary>
public enum Framing
{
    /// <summary>The bust, large, beside the content.</summary>
    Half,

    /// <summary>From head to hips with arms, larger.</summary>
    Full,

    /// <summary>Head and shoulders in a round frame.</summary>
    Circle,

    /// <summary>Small, in a corner.</summary>
    Corner,
}

public enum BackgroundKind
{
    Gradient,
    Mesh,
    Pattern,
    Picture,
    Clip,
}

/// <param name="Media">Media key of the picture or the prepared clip, for those two kinds.</param>
public sealed record Background(BackgroundKind Kind, string? Media = null);

/// <summary>Everything about the picture that is the same in all scenes.</summary>
/// <param name="Theme">A colour theme's id.</param>
/// <param name="Presenter">A presenter's id, "portrait" for <see cref="Portrait"/>, or null for none.</param>
/// <param name="Captions">Whether captions are drawn into the picture.</param>
public sealed record Look(VideoFormat Format, string Theme = Looks.DefaultTheme, string? Presenter = Looks.DefaultPresenter, bool Captions = true)
{
    public Resolution Resolution { get; init; } = Resolution.P1080;

    public CaptionStyle CaptionStyle { get; init; }

    public Framing Framing { get; init; }

    /// <summary>Null for the theme's own gradient.</summary>
    public Background? Background { get; init; }

    /// <summary>A bar of as many parts as there are scenes, filling as the video plays.</summary>
    public bool ProgressBar { get; init; }

    /// <summary>A small line at the upper edge says that a computer made the video. An animated portrait says it by itself, always.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool Disclosure { get; init; }

    /// <summary>A name plate, shown for a few seconds at the start of the second scene.</summary>
    public LowerThird? LowerThird { get; init; }

    public Brand? Brand { get; init; }

    /// <summary>Media key of a person's own picture, for the presenter "portrait".</summary>
    public string? Portrait { get; init; }

    /// <summary>Where the mouth is in the portrait; null to have it found.</summary>
    public MouthPlace? PortraitMouth { get; init; }
}

/// <summary>A mouth in a picture, as fractions of the picture: its middle and the distance between its corners.</summary>
/// <param name="X">0 to 1, from the left.</param>
/// <param name="Y">0 to 1, from the top.</param>
/// <param name="Width">0.02 to 0.6 of the picture's width.</param>
public sealed record MouthPlace(double X, double Y, double Width);

public sealed record LowerThird(string Name, string? Role = null);

/// <summary>A brand as scenes are drawn with it; what is null is the theme's own. Colours are "#rrggbb".</summary>
/// <param name="HeadingFont">Media key of a prepared font file.</param>
/// <param name="BodyFont">Media key of a prepared font file.</param>
/// <param name="Logo">Media key of an uploaded picture, shown as a watermark.</param>
/// <param name="LogoOpacity">0 to 1.</param>
public sealed record Brand(
    string? Background = null,
    string? Text = null,
    string? Accent = null,
    string? HeadingFont = null,
    string? BodyFont = null,
    string? Logo = null,
    Corner LogoCorner = Corner.TopRight,
    double LogoOpacity = 0.85);

public enum Corner
{
    TopRight,
    TopLeft,
    BottomLeft,
    BottomRight,
}

/// <summary>The ids that the drawing room knows.</summary>
public static class Looks
{
    public const string DefaultTheme = "lagoon";
    public const string DefaultPresenter = "ada";

    /// <summary>The presenter that is a person's own picture.</summary>
    public const string PortraitPresenter = "portrait";

    public static IReadOnlyList<string> Themes { get; } = ["lagoon", "ember", "paper", "midnight", "forest", "studio"];

    public static IReadOnlyList<string> Presenters { get; } =
    [
        "ada", "linus", "grace", "omar", "amina", "arjun", "mei", "kenji", "rosa", "marie", "kofi", "zuri", "sam", "priya", "noah", "vera",
    ];
}
