namespace Trae.Contracts;

/// <summary>Fetches the source if it is a link, and writes the video's storyboard (API).</summary>
public sealed record WriteScript(Guid VideoId);

/// <summary>Speaks one scene (worker). The result's media key is a hash of this record.</summary>
public sealed record NarrateScene(string Text, string Language, Speaker Speaker)
{
    /// <summary>Only those that the text has a use for, so that an unrelated entry does not change the key.</summary>
    public IReadOnlyList<Pronunciation>? Pronunciations { get; init; }
}

/// <summary>Draws and encodes one scene as a closed segment (worker). The segment's media key is a hash of this record.</summary>
/// <param name="Narration">The same record that the scene's <see cref="NarrateScene"/> job had.</param>
public sealed record RenderScene(Scene Scene, NarrateScene Narration, Look Look)
{
    /// <summary>Set only where the picture shows it (progress bar, lower third), so that moving a scene does not render it again.</summary>
    public ScenePlace? Place { get; init; }

    /// <summary>What the scene before ends on, where that is not this scene's own background: it is faded from.</summary>
    public Background? Before { get; init; }
}

/// <param name="Index">Zero-based.</param>
public sealed record ScenePlace(int Index, int Count);

/// <summary>
/// Mixes and encodes the sound of the whole video as soon as everything is spoken, while scenes are still drawn (worker). The
/// result's media key is a hash of all that is heard.
/// </summary>
public sealed record MixSound(IReadOnlyList<RenderScene> Scenes, SoundTrack? Sound);

/// <summary>Joins the segments and the sound, writes captions and poster (worker).</summary>
/// <param name="Folder">Media key prefix for the finished files, ending in a slash.</param>
public sealed record AssembleVideo(string Title, IReadOnlyList<RenderScene> Scenes, string Folder)
{
    public SoundTrack? Sound { get; init; }
}

/// <summary>Probes and measures the assembled file; fails permanently with the findings if it is not fit (worker).</summary>
/// <param name="Captions">Whether captions are drawn into the picture.</param>
public sealed record CheckVideo(string Folder, VideoFormat Format, bool Captions)
{
    public Resolution Resolution { get; init; } = Resolution.P1080;

    public SoundTrack? Sound { get; init; }

    /// <summary>What the file was joined from; findings are looked for in what was joined untouched, scene by scene and in the sound.</summary>
    public IReadOnlyList<RenderScene> Scenes { get; init; } = [];
}

/// <summary>Makes a checked production the video's published one (API).</summary>
public sealed record PublishVideo(Guid VideoId, Guid ProductionId, string Folder);

/// <summary>What assembly writes to <c>{Folder}video.json</c>.</summary>
/// <param name="Renderer">What encoded it, for the production's timeline.</param>
public sealed record FinishedVideo(
    TimeSpan Duration, int Width, int Height, int Frames, long Bytes, string Renderer, IReadOnlyList<Chapter> Chapters)
{
    /// <summary>Null for what was made before it was told.</summary>
    public DigitalSource? Source { get; init; }
}

public sealed record Chapter(string Title, TimeSpan Start);

/// <summary>The files of a finished production, as named inside its folder.</summary>
public static class ProductionFiles
{
    public const string Video = "video.mp4";
    public const string WebVtt = "captions.vtt";
    public const string SubRip = "captions.srt";
    public const string Chapters = "chapters.vtt";
    public const string Poster = "poster.jpg";
    public const string Transcript = "transcript.json";
    public const string Summary = "video.json";
    public const string Check = "check.json";
}

/// <summary>What assembly writes to <c>transcript.json</c>: every spoken word with its time in the whole video.</summary>
public sealed record Transcript(string Language, IReadOnlyList<TranscriptLine> Lines);

/// <summary>One sentence.</summary>
public sealed record TranscriptLine(int Scene, TimeSpan Start, TimeSpan End, IReadOnlyList<TranscriptWord> Words);

/// <param name="SpaceAfter">False inside Chinese, Japanese or Thai, where words join.</param>
public sealed record TranscriptWord(string Text, TimeSpan Start, TimeSpan End, bool SpaceAfter = true);

/// <summary>What the quality check writes to <c>check.json</c>.</summary>
public sealed record QualityReport(bool Passed, IReadOnlyList<QualityFinding> Findings, IReadOnlyDictionary<string, double> Figures);

/// <summary>One thing measured to be wrong. <paramref name="Message"/> says what and what to do.</summary>
public sealed record QualityFinding(string Code, string Message, bool Blocking, TimeSpan? At = null, int? Scene = null);

/// <summary>Speech of a language, as a worker's engines offer it; workers publish the list at <see cref="MediaKey"/>.</summary>
public sealed record VoiceCatalogue(IReadOnlyList<Voice> Voices)
{
    public const string MediaKey = "catalogue/voices.json";
}

/// <param name="Id">What a speaker names, such as "en-gb" or "en-us+f3".</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Scripts">ISO 15924 codes of the writing systems it can read, such as "Latn".</param>
/// <param name="WordsPerMinute">Its speed at rate 1.</param>
public sealed record Voice(string Id, string Name, string Language, string Gender, string Engine, IReadOnlyList<string> Scripts, double WordsPerMinute)
{
    /// <summary>Spoken by a service elsewhere: the text leaves the machine, and it may cost money.</summary>
    public bool Remote { get; init; }
}
