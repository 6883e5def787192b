using System.Globalization;
using System.Text.RegularExpressions;
using Trae.Api.Features.Media;
using Trae.Contracts;

namespace Trae.Api.Features.Brands;

/// <summary>What a brand must be in itself: pure.</summary>
internal static partial class BrandRules
{
    /// <summary>WCAG 2.2, 1.4.3: contrast of text, level AA.</summary>
    public const double LeastContrast = 4.5;

    public static IEnumerable<Fault> Faults(BrandKit kit)
    {
        if (string.IsNullOrWhiteSpace(kit.Name))
        {
            yield return new("name", "name-missing", "The brand kit has no name. Give it one.");
        }

        if (Fault.OfText("name", "The name", kit.Name, 100) is { } name)
        {
            yield return name;
        }

        if (kit.Theme is { } theme && !Looks.Themes.Contains(theme))
        {
            yield return new("theme", "theme-unknown", $"There is no such theme. Choose one of: {string.Join(", ", Looks.Themes)}.");
        }

        foreach (var fault in LookFaults(kit.Look, "look").Concat(LowerThirdFaults(kit.LowerThird, "lowerThird")))
        {
            yield return fault;
        }
    }

    public static IEnumerable<Fault> LookFaults(Brand brand, string path)
    {
        (string Field, string? Colour)[] colours = [("background", brand.Background), ("text", brand.Text), ("accent", brand.Accent)];
        foreach (var (field, colour) in colours)
        {
            if (colour is not null && !Colour().IsMatch(colour))
            {
                yield return new($"{path}.{field}", "colour-unknown", "This is no colour. Write it as # and six digits or letters a to f, such as #0b6e69.");
            }
        }

        if (brand is { Background: { } ground, Text: { } ink } && Colour().IsMatch(ground) && Colour().IsMatch(ink)
            && Contrast(ground, ink) is < LeastContrast and var contrast)
        {
            yield return new(
                $"{path}.text",
                "contrast-too-low",
                string.Create(CultureInfo.InvariantCulture, $"The text can hardly be read on its background: the contrast is {contrast:0.0} to 1. Choose colours with at least {LeastContrast} to 1."));
        }

        if (brand.LogoOpacity is not (>= 0 and <= 1))
        {
            yield return new($"{path}.logoOpacity", "opacity-out-of-range", "The logo's opacity goes from 0 to 1. Choose a value between.");
        }
    }

    public static IEnumerable<Fault> LowerThirdFaults(LowerThird? plate, string path)
    {
        if (plate is not null && string.IsNullOrWhiteSpace(plate.Name))
        {
            yield return new($"{path}.name", "name-missing", "The name plate has no name. Fill it in, or leave the plate out.");
        }

        if (Fault.OfText($"{path}.name", "The name", plate?.Name, 80) is { } name)
        {
            yield return name;
        }

        if (Fault.OfText($"{path}.role", "The second line", plate?.Role, 120) is { } role)
        {
            yield return role;
        }
    }

    public static IEnumerable<MediaReference> MediaOf(BrandKit kit) =>
    [
        .. MediaOf(kit.Look, "look"),
        .. kit.Intro is { } intro ? (MediaReference[])[new("intro", "The intro", intro, MediaKind.Clip)] : [],
        .. kit.Outro is { } outro ? (MediaReference[])[new("outro", "The outro", outro, MediaKind.Clip)] : [],
    ];

    public static IEnumerable<MediaReference> MediaOf(Brand brand, string path)
    {
        (string Field, string Owner, string? Key, MediaKind Kind)[] media =
        [
            ("logo", "The logo", brand.Logo, MediaKind.Picture),
            ("headingFont", "The font of headings", brand.HeadingFont, MediaKind.Font),
            ("bodyFont", "The font of texts", brand.BodyFont, MediaKind.Font),
        ];

        return media.Where(each => each.Key is not null).Select(each => new MediaReference($"{path}.{each.Field}", each.Owner, each.Key!, each.Kind));
    }

    /// <summary>WCAG 2.2, contrast ratio: 1 to 21.</summary>
    /// <param name="one">As "#rrggbb".</param>
    /// <param name="other">As "#rrggbb".</param>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));

        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;

            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    [GeneratedRegex(@"^#[0-9a-fA-F]{6}\z", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Colour();
}
