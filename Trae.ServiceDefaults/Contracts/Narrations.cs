using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>A text to be spoken without a video: for its sound, or only for its captions.</summary>
public sealed record CreateNarrationRequest
{
    /// <summary>What is said. May hold [pause 0.5s] and *emphasis*.</summary>
    [Required]
    [MaxLength(20_000)]
    public string Text { get; init; } = "";

    /// <summary>BCP 47 tag; found from the text when absent.</summary>
    [MaxLength(35)]
    public string? Language { get; init; }

    /// <summary>A voice's id; the language's first voice when absent.</summary>
    [MaxLength(100)]
    public string? Voice { get; init; }

    [Range(0.5, 2.0)]
    public double Rate { get; init; } = 1;

    [Range(0.5, 2.0)]
    public double Pitch { get; init; } = 1;

    /// <summary>How words are said that the voice would say wrong.</summary>
    [MaxLength(200)]
    public IReadOnlyList<Pronunciation>? Pronunciations { get; init; }
}

/// <param name="State">"queued", "running", "succeeded" or "failed".</param>
/// <param name="Files">Once it has succeeded.</param>
public sealed record NarrationDto(
    Guid Id, string State, string Language, string Voice, DateTimeOffset CreatedAt, ProblemReason? Problem, NarrationFilesDto? Files);

/// <summary>Addresses relative to the site; the words with their times are in <paramref name="Words"/>.</summary>
public sealed record NarrationFilesDto(string Wav, string M4a, string WebVtt, string SubRip, string Words);
