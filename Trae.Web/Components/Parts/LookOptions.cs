using Trae.Contracts;

namespace Trae.Web.Components.Parts;

/// <summary>The choices of a look in words. Values are the enums' names, as forms send them.</summary>
internal static class LookOptions
{
    public static (string Value, string Words)[] Resolutions { get; } =
    [
        (nameof(Resolution.P720), "720p, quick and small"), (nameof(Resolution.P1080), "1080p, the usual"),
        (nameof(Resolution.P1440), "1440p"), (nameof(Resolution.P2160), "2160p (4K), slow to make"),
    ];

    public static (string Value, string Words)[] CaptionStyles { get; } =
    [
        (nameof(CaptionStyle.Karaoke), "Karaoke: the spoken word marked"), (nameof(CaptionStyle.Block), "Block: calm, on a plate"),
        (nameof(CaptionStyle.Minimal), "Minimal: small, outlined"), (nameof(CaptionStyle.Bold), "Bold: a few large words"),
    ];

    public static (string Value, string Words)[] Framings { get; } =
    [
        (nameof(Framing.Half), "Half, beside the content"), (nameof(Framing.Full), "Full, with arms"),
        (nameof(Framing.Circle), "In a circle"), (nameof(Framing.Corner), "Small, in a corner"),
    ];

    public static (string Value, string Words)[] Backgrounds { get; } =
    [
        ("", "The theme's own"), (nameof(BackgroundKind.Gradient), "Gradient"), (nameof(BackgroundKind.Mesh), "Mesh of colours"),
        (nameof(BackgroundKind.Pattern), "Pattern"), (nameof(BackgroundKind.Picture), "A picture of yours"), (nameof(BackgroundKind.Clip), "A clip of yours"),
    ];

    public static (string Value, string Words)[] Moods { get; } =
    [
        ("", "No music"), (nameof(MusicMood.Calm), "Calm"), (nameof(MusicMood.Bright), "Bright"), (nameof(MusicMood.Wonder), "Wonder"),
        (nameof(MusicMood.Driving), "Driving"), (nameof(MusicMood.Serious), "Serious"), (OwnMusic, "Music of yours"),
    ];

    /// <summary>Instead of a mood: an upload.</summary>
    public const string OwnMusic = "own";

    public static (string Value, string Words)[] Volumes { get; } = [("0.2", "Soft"), ("0.35", "Normal"), ("0.55", "Loud")];

    public static (string Value, string Words)[] Emotions { get; } =
    [
        (nameof(Emotion.Neutral), "Neutral"), (nameof(Emotion.Happy), "Happy"), (nameof(Emotion.Serious), "Serious"),
        (nameof(Emotion.Surprised), "Surprised"), (nameof(Emotion.Concerned), "Concerned"),
    ];

    public static (string Value, string Words)[] Transitions { get; } =
    [
        (nameof(SceneTransition.Wipe), "Wipe"), (nameof(SceneTransition.Fade), "Crossfade"), (nameof(SceneTransition.Slide), "Slide"),
        (nameof(SceneTransition.Zoom), "Zoom"), (nameof(SceneTransition.Cut), "Cut"),
    ];

    public static (string Value, string Words)[] Layouts { get; } =
    [
        (nameof(SceneLayout.Title), "Title"), (nameof(SceneLayout.Statement), "Statement"), (nameof(SceneLayout.Points), "Points"),
        (nameof(SceneLayout.Number), "Number"), (nameof(SceneLayout.Quote), "Quote"), (nameof(SceneLayout.Picture), "Picture"),
        (nameof(SceneLayout.PictureText), "Picture and text"), (nameof(SceneLayout.Columns), "Two columns"), (nameof(SceneLayout.Timeline), "Timeline"),
        (nameof(SceneLayout.Chart), "Chart"), (nameof(SceneLayout.Code), "Code"), (nameof(SceneLayout.Steps), "Steps"),
        (nameof(SceneLayout.Clip), "Clip"), (nameof(SceneLayout.Closing), "Closing"),
    ];
}
