namespace Trae.Contracts;

/// <summary>A mouth shape; eight are enough for a drawn mouth (after Preston Blair's chart).</summary>
public enum Viseme
{
    /// <summary>Relaxed and closed: silence.</summary>
    Rest,

    /// <summary>Lips pressed: m, b, p.</summary>
    Closed,

    /// <summary>Open: a, ah.</summary>
    Open,

    /// <summary>Wide and half open: e, i, s, z, t, d, n, k, g.</summary>
    Wide,

    /// <summary>Round, open: o, aw.</summary>
    Round,

    /// <summary>Pursed: u, oo, w, sh, ch.</summary>
    Pursed,

    /// <summary>Teeth on the lower lip: f, v.</summary>
    Teeth,

    /// <summary>Tongue visible: l, th.</summary>
    Tongue,
}

/// <summary>Speech for one scene: a mono 16-bit WAV in the media store and when each word and mouth shape happens in it.</summary>
/// <param name="Audio">Media key of the WAV.</param>
/// <param name="SampleRate">Hertz.</param>
/// <param name="Duration">Length of the audio, trailing silence included.</param>
/// <param name="Words">In spoken order, not overlapping; together they cover every spoken word of the narration.</param>
/// <param name="Visemes">In order, without gaps, from zero to <paramref name="Duration"/>.</param>
public sealed record NarrationTrack(
    string Audio, int SampleRate, TimeSpan Duration, IReadOnlyList<SpokenWord> Words, IReadOnlyList<VisemeCue> Visemes)
{
    /// <summary>What spoke, such as "espeak-ng 1.51".</summary>
    public string? Engine { get; init; }

    /// <summary>Why another engine than the asked one spoke; null if it did not.</summary>
    public string? Fallback { get; init; }
}

/// <summary>One captioned word.</summary>
/// <param name="Text">As written in the narration, punctuation included, markup not.</param>
/// <param name="Offset">Where it starts in the narration without its markup (<see cref="NarrationMarkup.Plain"/>), in UTF-16 code units.</param>
/// <param name="Emphasis">The script stresses it.</param>
public sealed record SpokenWord(string Text, int Offset, TimeSpan Start, TimeSpan End, bool Emphasis = false);

public sealed record VisemeCue(Viseme Shape, TimeSpan Start, TimeSpan End);
