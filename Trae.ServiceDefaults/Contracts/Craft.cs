using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>What can be proposed for a script.</summary>
public enum CraftKind
{
    /// <summary>Said differently, as <see cref="CraftRequest.Wish"/> asks.</summary>
    Rewrite,
    Shorten,
    Simplify,
    Expand,
    Translate,

    /// <summary>Said in the brand voice.</summary>
    Voice,

    /// <summary>Other first sentences.</summary>
    Hooks,
    Titles,
    Descriptions,
    Tags,
    Hashtags,
    PosterTexts,
    Summary,
}

public sealed record CraftRequest
{
    public CraftKind Kind { get; init; }

    /// <summary>Zero-based; all scenes when absent.</summary>
    [Range(0, 199)]
    public int? Scene { get; init; }

    /// <summary>What it is translated into: a BCP 47 tag that a voice speaks.</summary>
    [MaxLength(35)]
    public string? Language { get; init; }

    /// <summary>A voice's id for the translation; the language's first voice when absent.</summary>
    [MaxLength(100)]
    public string? Voice { get; init; }

    /// <summary>A brand voice's id; the one that the video was written in when absent.</summary>
    public Guid? BrandVoice { get; init; }

    /// <summary>Tone, audience, reading level, or whatever else the person asks for.</summary>
    [MaxLength(500)]
    public string? Wish { get; init; }

    /// <summary>"built-in", or a model connection's id; the workspace's default when absent.</summary>
    [MaxLength(60)]
    public string? Writer { get; init; }
}

/// <summary>A proposal: nothing is changed by it.</summary>
/// <param name="Name">Of the writer.</param>
/// <param name="Version">Of the storyboard that it was made from.</param>
/// <param name="Storyboard">As it would be; null where there are only options.</param>
/// <param name="Changed">Zero-based places of the scenes that differ.</param>
/// <param name="Options">To choose from, the best first.</param>
/// <param name="Note">Why another writer made it than the asked one.</param>
public sealed record CraftDto(
    CraftKind Kind,
    string Name,
    int Version,
    Storyboard? Storyboard,
    IReadOnlyList<int> Changed,
    IReadOnlyList<string> Options,
    string? Note,
    decimal Cost,
    string? Currency);

/// <summary>A translation that was proposed and looked at, to become a video of its own.</summary>
/// <param name="Storyboard">With the same scenes under the same ids.</param>
public sealed record CreateTranslationRequest([property: Required] Storyboard Storyboard);
