using System.Globalization;
using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>What is told from a scene's words alone. Pure.</summary>
internal static partial class SceneWords
{
    private const int FreeNumber = 10;

    /// <summary>All that is spoken and shown.</summary>
    public static IEnumerable<string> Of(Scene scene)
    {
        var screen = scene.Screen;

        return new[] { scene.Narration, screen.Kicker, screen.Heading, screen.Body, screen.Number, screen.Attribution }
            .Concat(screen.Items ?? [])
            .Concat((screen.Events ?? []).SelectMany(each => new[] { each?.When, each?.What }))
            .Concat((screen.Columns ?? []).SelectMany(column => new[] { column?.Heading }.Concat(column?.Items ?? [])))
            .Concat((screen.Chart?.Values ?? []).SelectMany(value => new[] { value?.Label, value?.Value.ToString(CultureInfo.InvariantCulture) }))
            .OfType<string>();
    }

    /// <summary>Their digits: "35,000", "35.000" and "35 000" are one number.</summary>
    public static IEnumerable<string> NumbersOf(string text) =>
        Number().Matches(text).Select(match => string.Concat(match.Value.Where(char.IsDigit)).TrimStart('0')).Where(digits => digits.Length > 0);

    /// <summary>Small numbers count what is listed, and are nobody's figures.</summary>
    public static bool IsFree(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= FreeNumber;

    public static bool HasMarkup(string text) => Markup().IsMatch(text);

    public static bool IsOtherLanguage(string detected, string asked)
    {
        var (one, other) = (StopWords.Primary(detected), StopWords.Primary(asked));

        return LanguageDetector.Tells(other) && one != other && !(IsScandinavian(one) && IsScandinavian(other));
    }

    private static bool IsScandinavian(string language) => language is "da" or "nb" or "nn" or "no";

    [GeneratedRegex(@"\d+(?:[.,\u00A0\u202F' ]\d{3})*(?:[.,]\d+)?", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>|```|\]\(|https?://|www\.|^#+ |\{\{", RegexOptions.IgnoreCase | RegexOptions.Multiline, 10_000)]
    private static partial Regex Markup();
}
