namespace Trae.Contracts;

/// <summary>How everything of one sender looks.</summary>
/// <param name="Look">Colours, fonts and logo.</param>
public sealed record BrandKit(string Name, Brand Look)
{
    /// <summary>The colour theme under the brand's own colours; null for the default.</summary>
    public string? Theme { get; init; }

    public CaptionStyle? CaptionStyle { get; init; }

    public LowerThird? LowerThird { get; init; }

    /// <summary>Media key of a clip that every video starts with.</summary>
    public string? Intro { get; init; }

    /// <summary>Media key of a clip that every video ends with.</summary>
    public string? Outro { get; init; }
}

/// <param name="Version">Also the ETag.</param>
public sealed record BrandKitDto(Guid Id, int Version, BrandKit Kit, DateTimeOffset UpdatedAt);
