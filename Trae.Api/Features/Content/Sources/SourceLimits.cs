namespace Trae.Api.Features.Content.Sources;

/// <summary>How much text we take.</summary>
public static class SourceLimits
{
    public const int MinimumWords = 80;

    public const int MaximumWords = 20_000;

    /// <summary>In bytes, of UTF-8 or as it comes over the wire.</summary>
    public const int MaximumBytes = 5 * 1024 * 1024;

    /// <summary>In UTF-16 code units, for one scene.</summary>
    public const int MaximumNarration = 3_000;
}
