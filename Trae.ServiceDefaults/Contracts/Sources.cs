using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>One of several sources of a brief. Exactly one of text, link and document is given.</summary>
public sealed record SourceRequest
{
    /// <summary>At most 5 MB; all sources of a brief together have 80 to 20,000 words.</summary>
    [Pasted]
    public string? Text { get; init; }

    /// <summary>A http(s) link to a page, a feed, or a document.</summary>
    [MaxLength(2_000)]
    public string? Link { get; init; }

    /// <summary>Media key of a prepared upload of the kind document.</summary>
    [MaxLength(200)]
    public string? Document { get; init; }

    /// <summary>What to call it in the credits; its own title when absent.</summary>
    [MaxLength(300)]
    public string? Title { get; init; }

    /// <summary>What the text is, where it does not show.</summary>
    public SourceKind Kind { get; init; }

    /// <summary>Of a feed: ids or links of the entries to read; the newest ones when absent.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string>? Entries { get; init; }
}

/// <summary>A source as it was read for a video: what citations point into.</summary>
/// <param name="Blocks">In the source's order, headings among them.</param>
public sealed record SourceDto(SourceCredit Credit, SourceKind Kind, string Language, IReadOnlyList<SourceBlockDto> Blocks);

/// <summary>A heading, a paragraph, an item of a list or a quotation.</summary>
/// <param name="Kind">"heading", "paragraph", "listItem" or "quotation".</param>
/// <param name="First">The place of its first sentence among all of the source, as <see cref="Citation.Sentence"/> counts.</param>
/// <param name="Sentences">Empty for headings.</param>
public sealed record SourceBlockDto(string Kind, string Text, int First, IReadOnlyList<string> Sentences);

public enum ClaimKind
{
    Number,
    Date,
    Name,
    Quotation,
}

/// <summary>Something said or shown that no source supports.</summary>
/// <param name="Scene">The scene's place in the storyboard, from 0.</param>
/// <param name="OnScreen">It is shown; otherwise it is spoken.</param>
/// <param name="Words">As they stand in the scene.</param>
/// <param name="Why">In a sentence.</param>
/// <param name="Nearest">The sentence of a source that comes closest; null if none is near.</param>
public sealed record UnsupportedClaim(int Scene, Guid SceneId, bool OnScreen, ClaimKind Kind, string Words, string Why, NearestSentence? Nearest);

/// <param name="Source">The source's place, from 0.</param>
/// <param name="Sentence">The sentence's place among all of that source.</param>
public sealed record NearestSentence(int Source, int Sentence, string Text);

/// <param name="Version">Of the storyboard that was checked.</param>
/// <param name="Checked">False where the video has no sources to hold it against.</param>
public sealed record ClaimsDto(int Version, bool Checked, IReadOnlyList<UnsupportedClaim> Claims);
