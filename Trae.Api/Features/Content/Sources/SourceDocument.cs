using System.Text.Json.Serialization;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Sources;

public enum BlockKind
{
    Heading,
    Paragraph,
    ListItem,
    Quotation,
}

/// <summary>A source text, read and cleaned: its blocks and sentences in the source's order.</summary>
/// <param name="Kind">What it was read as; never <see cref="SourceKind.Auto"/>.</param>
/// <param name="Title">As the source gives it, or null.</param>
/// <param name="Language">BCP 47 tag, found from the text.</param>
/// <param name="Words">Spoken words in the whole text.</param>
public sealed record SourceDocument(
    SourceKind Kind, string? Title, string Language, int Words, IReadOnlyList<SourceBlock> Blocks)
{
    /// <summary>As the credits name it.</summary>
    public SourceCredit Credit { get; init; } = new(Title ?? "");

    /// <summary>Every sentence, by <see cref="SourceSentence.Position"/>; headings have none.</summary>
    [JsonIgnore]
    public IReadOnlyList<SourceSentence> Sentences { get; } = [.. Blocks.SelectMany(block => block.Sentences)];
}

/// <summary>A paragraph, a heading, one item of a list, or a quotation set apart.</summary>
/// <param name="Index">Its place in the document.</param>
/// <param name="Section">The heading that it stands under, or null.</param>
/// <param name="Group">The list that an item belongs to; zero outside lists.</param>
/// <param name="Label">The words that the source sets in bold at the start of the block, or null.</param>
/// <param name="Attribution">Who is quoted, for quotations that say so.</param>
public sealed record SourceBlock(
    int Index,
    BlockKind Kind,
    string Text,
    string? Section,
    int Group,
    string? Label,
    string? Attribution,
    IReadOnlyList<SourceSentence> Sentences)
{
    /// <summary>The table or code that stands right behind it.</summary>
    public SourceExhibit? Exhibit { get; init; }

    /// <summary>An item of a numbered list.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Which source it is from, where a document was joined from several.</summary>
    public int Source { get; init; }

    /// <summary>Of a joined document: the place of its first sentence in that source.</summary>
    public int? First { get; init; }
}

/// <summary>What a source shows instead of saying it; exactly one of the two.</summary>
/// <param name="Table">Rows of as many cells as the first has, which holds the headings.</param>
public sealed record SourceExhibit(IReadOnlyList<IReadOnlyList<string>>? Table = null, CodeText? Code = null)
{
    [JsonIgnore]
    public long Characters => (Code?.Text.Length ?? 0) + (Table?.Sum(row => row.Sum(cell => 1L + cell.Length)) ?? 0);
}

/// <param name="Position">Its place among all sentences of the document.</param>
/// <param name="Block">The <see cref="SourceBlock.Index"/> of its block.</param>
/// <param name="Offset">Where it starts in the block's text, in UTF-16 code units.</param>
public sealed record SourceSentence(string Text, int Position, int Block, int Offset);

/// <summary>A block as a format's reader finds it, before cleaning and splitting.</summary>
internal sealed record RawBlock(BlockKind Kind, string Text, int Group = 0, string? Label = null, string? Attribution = null)
{
    /// <inheritdoc cref="SourceBlock.Exhibit"/>
    public SourceExhibit? Exhibit { get; init; }

    /// <inheritdoc cref="SourceBlock.IsOrdered"/>
    public bool IsOrdered { get; init; }
}

internal sealed record RawSource(string? Title, IReadOnlyList<RawBlock> Blocks)
{
    public string? Author { get; init; }

    /// <inheritdoc cref="SourceCredit.Licence"/>
    public string? Licence { get; init; }

    /// <summary>Of everything that it would keep, in UTF-16 code units; a block counts for one more.</summary>
    [JsonIgnore]
    public long Characters => Blocks.Sum(block => 1L + block.Text.Length + (block.Label?.Length ?? 0) + (block.Attribution?.Length ?? 0) + (block.Exhibit?.Characters ?? 0));
}
