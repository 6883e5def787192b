using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>How a sender writes and speaks: learnt from texts of his, and corrected by a person.</summary>
/// <param name="Examples">1 to 10 texts of 50 to 5,000 words, all of one language.</param>
public sealed record BrandVoice(string Name, [property: Required, MaxLength(10)] IReadOnlyList<VoiceExample> Examples)
{
    /// <summary>Words and phrases that it likes, beside those that were learnt.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string>? Use { get; init; }

    [MaxLength(50)]
    public IReadOnlyList<AvoidedWords>? Avoid { get; init; }

    /// <summary>What else a connected model is told about it.</summary>
    [MaxLength(1_000)]
    public string? Notes { get; init; }

    /// <summary>The sentence that every script begins with; the learnt one when absent, none when empty.</summary>
    [MaxLength(300)]
    public string? Opening { get; init; }

    /// <summary>The sentence that every script ends with; the learnt one when absent, none when empty.</summary>
    [MaxLength(300)]
    public string? Closing { get; init; }
}

/// <summary>A text to learn from: given itself, or as the script of a video.</summary>
public sealed record VoiceExample
{
    /// <summary>Blank to take what is spoken in <see cref="Video"/>.</summary>
    public string? Text { get; init; }

    /// <summary>The video whose script it was.</summary>
    public Guid? Video { get; init; }
}

/// <param name="Words">One or several in a row, as whole words in any case; one that ends in * stands for all that begin like it.</param>
/// <param name="Instead">What is said instead; null where a person decides.</param>
public sealed record AvoidedWords(string Words, string? Instead = null);

/// <summary>Whom a text speaks to, or as whom.</summary>
public enum VoiceAddress
{
    /// <summary>About something, to nobody.</summary>
    Nobody,
    You,
    We,
    I,
}

/// <summary>What is measured of a text.</summary>
/// <param name="SentenceWords">Words of a sentence, on average.</param>
/// <param name="SentenceSpread">Their standard deviation.</param>
/// <param name="Lix">Words of a sentence plus words of seven letters or more in a hundred (Björnsson 1968); null where words are not set apart.</param>
/// <param name="Contractions">Of the places where English may contract ("do not"), the share that does; null where there are too few to tell.</param>
/// <param name="Questions">Share of the sentences.</param>
/// <param name="Exclamations">Share of the sentences.</param>
/// <param name="You">Words of address in a hundred; null for a language whose words are not known. So are the next two.</param>
public sealed record VoiceMeasures(
    int Words,
    int Sentences,
    double SentenceWords,
    double SentenceSpread,
    double? Lix,
    double? Contractions,
    double Questions,
    double Exclamations,
    double? You,
    double? We,
    double? I);

/// <param name="LogLikelihood">How much more often than in the spoken language at large (Dunning 1993); above 15 is no chance.</param>
public sealed record KeyTerm(string Words, int Count, double LogLikelihood);

/// <summary>How several examples begin or end alike.</summary>
/// <param name="Text">A whole sentence; or its first words, with an ellipsis.</param>
/// <param name="Examples">In how many.</param>
public sealed record VoiceLine(string Text, int Examples);

/// <summary>What was learnt.</summary>
/// <param name="Terms">Favourite words and phrases, the strongest first.</param>
/// <param name="OpeningQuestions">How many examples begin with a question.</param>
public sealed record VoiceProfile(
    string Language,
    int Examples,
    VoiceMeasures Measures,
    VoiceAddress Address,
    IReadOnlyList<KeyTerm> Terms,
    IReadOnlyList<VoiceLine> Openings,
    IReadOnlyList<VoiceLine> Closings,
    int OpeningQuestions);

/// <param name="Version">Also the ETag.</param>
/// <param name="Summary">The profile in sentences.</param>
public sealed record BrandVoiceDto(Guid Id, int Version, BrandVoice Voice, VoiceProfile Profile, IReadOnlyList<string> Summary, DateTimeOffset UpdatedAt);

/// <summary>How far a script is from a voice.</summary>
public sealed record VoiceCheckDto(Guid Voice, string Name, IReadOnlyList<VoiceFinding> Findings);

/// <param name="Measure">"sentences", "reading", "address", "contractions", "questions", "avoided", "favourites", "opening", "closing" or "language".</param>
/// <param name="Scenes">Zero-based places that it is about; none for the whole script.</param>
public sealed record VoiceFinding(string Measure, bool Fits, string Message, IReadOnlyList<int> Scenes);
