using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>What a workspace lets nobody make videos of.</summary>
public sealed record SafetyDto([property: Required, MaxLength(500)] IReadOnlyList<ModerationRule> Rules);

/// <param name="Pattern">
/// Words in a row, as whole words in any case and with any accents; a word that ends in * stands for all that begin like it.
/// </param>
/// <param name="Reason">Told to whoever is refused, after "It is not allowed here: ".</param>
public sealed record ModerationRule(
    [property: Required, StringLength(200, MinimumLength = 1)] string Pattern,
    [property: Required, StringLength(300, MinimumLength = 1)] string Reason)
{
    /// <summary>Where it holds; everywhere where there is none.</summary>
    public IReadOnlyList<ModeratedPlace>? In { get; init; }
}

public enum ModeratedPlace
{
    /// <summary>Texts and pages that videos are made from.</summary>
    Source,

    /// <summary>What a person asks for.</summary>
    Brief,

    /// <summary>Storyboards as they are written and edited.</summary>
    Storyboard,

    /// <summary>What is about to be rendered and published.</summary>
    Published,
}
