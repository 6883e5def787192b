namespace Trae.Contracts;

/// <param name="Description">Who is seen, in a few words; also read out instead of the picture.</param>
public sealed record PresenterProfile(string Id, string Name, string Description);

/// <summary>The presenters as a person chooses between them. Workers publish a picture of each at <see cref="MediaKey"/>.</summary>
public static class PresenterCatalogue
{
    /// <summary>Of the pictures, in pixels.</summary>
    public const int PictureSide = 256;

    /// <summary>In the order of <see cref="Looks.Presenters"/>.</summary>
    public static IReadOnlyList<PresenterProfile> All { get; } =
    [
        new("ada", "Ada", "brown bob, gold hoops, indigo jacket"),
        new("linus", "Linus", "ginger beard, round glasses, mustard pullover"),
        new("grace", "Grace", "crown of black curls, gold hoops, ivory jacket"),
        new("omar", "Omar", "short black hair, stubble, navy suit with a red tie"),
        new("amina", "Amina", "teal headscarf, pale cardigan"),
        new("arjun", "Arjun", "black turban, full beard, slate kurta"),
        new("mei", "Mei", "long black hair with a fringe, coral turtleneck"),
        new("kenji", "Kenji", "older, grey side parting, square glasses, blue cardigan"),
        new("rosa", "Rosa", "long brown waves, necklace, crimson blouse"),
        new("marie", "Marie", "older, silver pixie cut, cat-eye glasses, pearls"),
        new("kofi", "Kofi", "bald, goatee, orange patterned shirt"),
        new("zuri", "Zuri", "long braids with a pink band, yellow dress"),
        new("sam", "Sam", "short turquoise hair, freckles, violet hoodie"),
        new("priya", "Priya", "black plait, bindi and jhumkas, magenta sari"),
        new("noah", "Noah", "blond curls, freckles, denim shirt"),
        new("vera", "Vera", "red ponytail, blue glasses, striped pullover"),
    ];

    public static string MediaKey(string presenter) => $"catalogue/presenters/{presenter}.webp";
}
