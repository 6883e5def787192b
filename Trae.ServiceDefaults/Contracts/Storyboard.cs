namespace Trae.Contracts;

/// <summary>What a video is made from; a person can edit every part of it, and rendering starts from it alone.</summary>
public sealed record Storyboard(string Title, string Language, Speaker Speaker, Look Look, IReadOnlyList<Scene> Scenes)
{
    /// <summary>Music under the speech; null for none.</summary>
    public SoundTrack? Sound { get; init; }

    /// <summary>How words are said that the voice would say wrong.</summary>
    public IReadOnlyList<Pronunciation>? Pronunciations { get; init; }

    /// <summary>What is made beyond the progressive MP4; null for the defaults.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>What the script rests on, for the credits and for <see cref="Scene.Citations"/>; null for none.</summary>
    public IReadOnlyList<SourceCredit>? Sources { get; init; }
}

/// <summary>The voice of a video.</summary>
/// <param name="Voice">A voice's id as the catalogue lists it, such as "en-gb".</param>
/// <param name="Rate">Speed relative to the voice's own, 0.5 to 2.</param>
/// <param name="Pitch">Pitch relative to the voice's own, 0.5 to 2.</param>
public sealed record Speaker(string Voice, double Rate = 1, double Pitch = 1);

/// <param name="Written">As it stands in the narration; whole words, any case.</param>
/// <param name="Spoken">What is said instead: other words, or phonemes in the International Phonetic Alphabet between slashes.</param>
public sealed record Pronunciation(string Written, string Spoken);

/// <summary>Music under the whole video. Exactly one of <paramref name="Mood"/> and <paramref name="Media"/> is set.</summary>
/// <param name="Mood">A generated bed.</param>
/// <param name="Media">Media key of uploaded music; it is looped without a seam.</param>
/// <param name="Volume">0 to 1; at 1 the music between sentences is as loud as the speech.</param>
public sealed record SoundTrack(MusicMood? Mood = null, string? Media = null, double Volume = 0.35);

/// <summary>Generated ambient beds.</summary>
public enum MusicMood
{
    Calm,
    Bright,
    Wonder,
    Driving,
    Serious,
}

/// <param name="Hls">Adaptive streaming with a ladder, trick-play and thumbnails.</param>
/// <param name="WebM">AV1 and Opus; slow to make.</param>
/// <param name="Vertical">A 9:16 cut-down of a video that is not tall.</param>
/// <param name="Preview">A few silent seconds as animated WebP and GIF.</param>
public sealed record Delivery(bool Hls = true, bool WebM = false, bool Vertical = false, bool Preview = true);
