using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>How everything of one sender looks.</summary>
/// <param name="Look">Colours, fonts and logo.</param>
public sealed record BrandKit([property: Required, MaxLength(100)] string Name, Brand Look)
{
    /// <summary>The colour theme under the brand's own colours; null for the default.</summary>
    [MaxLength(50)]
    public string? Theme { get; init; }

    public CaptionStyle? CaptionStyle { get; init; }

    public LowerThird? LowerThird { get; init; }

    /// <summary>Media key of a clip that every video starts with.</summary>
    [MaxLength(200)]
    public string? Intro { get; init; }

    /// <summary>Media key of a clip that every video ends with.</summary>
    [MaxLength(200)]
    public string? Outro { get; init; }
}

/// <param name="Version">Also the ETag.</param>
public sealed record BrandKitDto(Guid Id, int Version, BrandKit Kit, DateTimeOffset UpdatedAt);
