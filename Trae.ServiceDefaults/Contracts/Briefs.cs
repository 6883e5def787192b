using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Trae.Contracts;

public enum SourceKind
{
    /// <summary>Decide from the text: Markdown, HTML or plain.</summary>
    Auto,
    Plain,
    Markdown,
    Html,

    /// <summary>A finished script: spoken as it stands, scenes split at blank lines.</summary>
    Script,

    /// <summary>SubRip or WebVTT captions.</summary>
    Transcript,

    /// <summary>RSS or Atom.</summary>
    Feed,
    Pdf,
    Docx,
    Pptx,
}

/// <summary>A brief: what the video is about, from what, and how it should be.</summary>
public sealed record CreateVideoRequest
{
    private const int UsualSeconds = 60;

    private readonly VideoFormat? _format;
    private readonly int? _seconds;
    private readonly double? _rate;

    /// <summary>Whether the brief says it itself: what it leaves open is as its series says. So are the next two.</summary>
    [JsonIgnore]
    public bool HasFormat => _format is not null;

    [JsonIgnore]
    public bool HasSeconds => _seconds is not null;

    [JsonIgnore]
    public bool HasRate => _rate is not null;

    /// <summary>What the person asks for in a sentence or two; used as the title if it is short.</summary>
    [MaxLength(2_000)]
    public string? Brief { get; init; }

    /// <summary>The source text, 80 to 20,000 words, at most 5 MB.</summary>
    [Pasted]
    public string? Text { get; init; }

    /// <summary>A http(s) link to fetch the source text from, instead of <see cref="Text"/>.</summary>
    [MaxLength(2_000)]
    public string? Link { get; init; }

    public SourceKind Kind { get; init; }

    /// <summary>Several sources instead of <see cref="Text"/> or <see cref="Link"/>, in the order in which they are told.</summary>
    [MaxLength(10)]
    public IReadOnlyList<SourceRequest>? Sources { get; init; }

    /// <summary>A research that is at its outline, instead of sources.</summary>
    public Guid? Research { get; init; }

    public VideoFormat Format { get => _format ?? VideoFormat.Wide; init => _format = value; }

    /// <summary>Target length; a finished script is spoken whole.</summary>
    [Range(15, 1_800)]
    public int Seconds { get => _seconds ?? UsualSeconds; init => _seconds = value; }

    /// <summary>BCP 47 tag; found from the text when absent.</summary>
    [MaxLength(35)]
    public string? Language { get; init; }

    /// <summary>A voice's id; the language's first voice when absent.</summary>
    [MaxLength(100)]
    public string? Voice { get; init; }

    [Range(0.5, 2.0)]
    public double Rate { get => _rate ?? 1; init => _rate = value; }

    [Range(0.5, 2.0)]
    public double Pitch { get; init; } = 1;

    [MaxLength(50)]
    public string? Theme { get; init; }

    /// <summary>A presenter's id, "none" for no presenter, the default one when absent.</summary>
    [MaxLength(50)]
    public string? Presenter { get; init; }

    public bool Captions { get; init; } = true;

    /// <summary>The brand kit's, or karaoke, when absent.</summary>
    public CaptionStyle? CaptionStyle { get; init; }

    public Resolution Resolution { get; init; } = Resolution.P1080;

    public Framing Framing { get; init; }

    /// <summary>Null for the theme's own.</summary>
    public Background? Background { get; init; }

    public bool ProgressBar { get; init; }

    /// <summary>A small line in the picture says that a computer made the video.</summary>
    public bool Disclosure { get; init; }

    /// <summary>A name plate at the start of the second scene.</summary>
    public LowerThird? LowerThird { get; init; }

    /// <summary>Media key of a person's own picture, with the presenter "portrait".</summary>
    [MaxLength(200)]
    public string? Portrait { get; init; }

    /// <summary>Where the mouth is in the portrait; null to have it found.</summary>
    public MouthPlace? PortraitMouth { get; init; }

    /// <summary>Music under the speech; null for none.</summary>
    public SoundTrack? Music { get; init; }

    /// <summary>A brand kit's id. What the request itself says comes before what the kit says.</summary>
    public Guid? BrandKit { get; init; }

    /// <summary>A brand voice's id: the script is written in it.</summary>
    public Guid? BrandVoice { get; init; }

    /// <summary>
    /// A series' id: the video is its next episode, in its order, and what is absent here is as the series says. An id of zeros as the brand
    /// kit or voice, and music without mood and media, are none though the series has one.
    /// </summary>
    public Guid? Series { get; init; }

    /// <summary>Colours, fonts and logo; instead of the kit's.</summary>
    public Brand? Brand { get; init; }

    /// <summary>Media keys of uploaded pictures, shown in this order.</summary>
    [MaxLength(40)]
    public IReadOnlyList<string>? Pictures { get; init; }

    /// <summary>How words are said that the voice would say wrong.</summary>
    [MaxLength(200)]
    public IReadOnlyList<Pronunciation>? Pronunciations { get; init; }

    public Delivery? Delivery { get; init; }

    /// <summary>Who writes the script: "built-in", or a model connection's id; the workspace's default when absent.</summary>
    [MaxLength(60)]
    public string? Writer { get; init; }

    /// <summary>A line on the closing scene that names the sources; when absent, those whose licence asks for attribution.</summary>
    public bool? Credits { get; init; }

    /// <summary>A finished storyboard, made as it stands: no source is needed, and nothing else here but the brief and the kit counts.</summary>
    public Storyboard? Storyboard { get; init; }

    /// <summary>Start the production as soon as the storyboard is written.</summary>
    public bool Produce { get; init; }
}
