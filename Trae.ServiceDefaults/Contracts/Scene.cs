namespace Trae.Contracts;

public enum SceneLayout
{
    Title,
    Points,
    Statement,
    Number,
    Quote,
    Picture,
    Closing,

    /// <summary>A picture beside a heading and a body of equal weight.</summary>
    PictureText,

    /// <summary>Two columns, for comparing.</summary>
    Columns,

    /// <summary>Dates or moments in order.</summary>
    Timeline,

    /// <summary>Bars, a line or a donut from data in the scene.</summary>
    Chart,

    /// <summary>Source code, highlighted.</summary>
    Code,

    /// <summary>A map of steps that is travelled as they are spoken (the items).</summary>
    Steps,

    /// <summary>The scene's clip fills the picture; the only layout that may be silent (intro, outro).</summary>
    Clip,
}

/// <summary>How a scene gives way to the next one. Each is drawn inside the scene's own frames, so scenes render apart.</summary>
public enum SceneTransition
{
    Cut,

    /// <summary>A crossfade.</summary>
    Fade,
    Wipe,
    Slide,
    Zoom,
}

/// <summary>How the presenter feels about a scene.</summary>
public enum Emotion
{
    Neutral,
    Happy,
    Serious,
    Surprised,
    Concerned,
}

/// <summary>One idea: what is said, what is shown, and how.</summary>
/// <param name="Id">Unique inside the storyboard; kept when the scene is edited or moved.</param>
/// <param name="Narration">The words that are spoken, at most 3,000 characters. May hold [pause 0.5s] and *emphasis*.</param>
public sealed record Scene(Guid Id, SceneLayout Layout, string Narration, ScreenText Screen, SceneTransition Transition = SceneTransition.Wipe)
{
    public Emotion Emotion { get; init; }

    /// <summary>Instead of the look's framing; null for that one.</summary>
    public Framing? Framing { get; init; }

    /// <summary>Instead of the look's background; null for that one.</summary>
    public Background? Background { get; init; }

    /// <summary>Whether nothing is spoken: it has no narration to make, and lasts as long as its clip.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsSilent => string.IsNullOrWhiteSpace(Narration);

    /// <summary>A person's clip, for the layouts clip, picture and pictureText (there instead of the picture).</summary>
    public SceneClip? Clip { get; init; }

    /// <summary>The part of its series' order that it belongs to, which is its chapter; null for none.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Segment { get; init; }

    /// <summary>What the narration rests on; null where nobody said.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Citation>? Citations { get; init; }
}

/// <param name="Media">Media key of a prepared clip.</param>
[method: System.Text.Json.Serialization.JsonConstructor]
public sealed record SceneClip(string Media)
{
    public SceneClip(string media, TimeSpan from, TimeSpan? to = null, bool loop = true, ClipFit fit = ClipFit.Fill, ClipSound sound = ClipSound.Muted)
        : this(media) => (From, To, Loop, Fit, Sound) = (from, to, loop, fit, sound);

    /// <summary>Trimmed off at the start. Not a parameter with a default: the OpenAPI description cannot write one of a struct.</summary>
    public TimeSpan From { get; init; }

    /// <summary>Where it ends in the clip; null for its end.</summary>
    public TimeSpan? To { get; init; }

    /// <summary>Start again when the scene is longer; otherwise the last picture stands.</summary>
    public bool Loop { get; init; } = true;

    public ClipFit Fit { get; init; }

    public ClipSound Sound { get; init; }
}

public enum ClipFit
{
    /// <summary>Covers its box; what stands over is cropped.</summary>
    Fill,

    /// <summary>Seen whole, on a blurred copy of itself.</summary>
    Fit,
}

public enum ClipSound
{
    Muted,

    /// <summary>Mixed under the speech.</summary>
    Mixed,
}
