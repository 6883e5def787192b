using System.Net;
using System.Text.RegularExpressions;

namespace Trae.Api.Features.Safety;

/// <summary>
/// Takes personal data out of a text before it leaves to a model, and puts it back into what returns. Only what can be told for
/// sure is taken: where there are check digits, they have to be right. Names are not: they are what many videos are about.
/// </summary>
public static partial class PersonalData
{
    private static readonly (string Kind, Func<Regex> Pattern, Func<string, bool> IsSure)[] Kinds =
    [
        ("EMAIL", Email, _ => true),
        ("IBAN", Iban, CheckDigits.IsIban),
        ("ID", UsSocialSecurity, _ => true),
        ("ID", SpanishId, CheckDigits.IsSpanishId),
        ("ID", FrenchId, CheckDigits.IsFrenchId),
        ("ID", ItalianId, CheckDigits.IsItalianId),
        ("CARD", Card, CheckDigits.IsCard),

        // "a::b" is one too, and code.
        ("IP", Ip, found => found.Any(char.IsAsciiDigit) && IPAddress.TryParse(found, out _)),
        ("PHONE", Phone, IsPhone),
    ];

    /// <summary>Each finding becomes "[EMAIL-1]": the same one the same placeholder, so that a model can still tell them apart.</summary>
    public static MaskedText Mask(string text) => Mask([text])[0];

    /// <summary>Several texts of one request, with placeholders that all of them share.</summary>
    public static IReadOnlyList<MaskedText> Mask(IReadOnlyList<string> texts)
    {
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = string.Join('\n', texts);
        var masked = texts.Select(text => Kinds.Aggregate(text, (rest, kind) => kind.Pattern().Replace(
            rest, found => kind.IsSure(found.Value) ? PlaceholderOf(found.Value, kind.Kind, hidden, all) : found.Value))).ToList();
        var values = hidden.ToDictionary(entry => entry.Value, entry => entry.Key, StringComparer.Ordinal);

        return [.. masked.Select(text => new MaskedText(text, values))];
    }

    /// <param name="values">Of <see cref="MaskedText.Values"/>; what a model made up itself stays as it is.</param>
    public static string Unmask(string text, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(text, found => values.GetValueOrDefault(found.Value.ToUpperInvariant(), found.Value));

    private static string PlaceholderOf(string value, string kind, Dictionary<string, string> hidden, string all)
    {
        if (hidden.TryGetValue(value, out var known))
        {
            return known;
        }

        // One that the source has written itself would be filled in with what it never said.
        var number = hidden.Values.Count(placeholder => placeholder.StartsWith($"[{kind}-", StringComparison.Ordinal)) + 1;
        while (all.Contains($"[{kind}-{number}]", StringComparison.OrdinalIgnoreCase) || hidden.ContainsValue($"[{kind}-{number}]"))
        {
            number++;
        }

        return hidden[value] = $"[{kind}-{number}]";
    }

    // Written as a phone number: an international one, or a national one with its zero; years, prices and amounts are none.
    private static bool IsPhone(string found)
    {
        var digits = found.Count(char.IsAsciiDigit);

        return digits is >= 8 and <= 15 && (found[0] == '+' || found.TrimStart('(')[0] == '0') && !Date().IsMatch(found);
    }

    [GeneratedRegex("""(?<![\w.+-])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}[\p{L}]{2,24}(?![\w-])""", RegexOptions.None, 10_000)]
    private static partial Regex Email();

    [GeneratedRegex("""(?<!\w)[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)""", RegexOptions.None, 10_000)]
    private static partial Regex Iban();

    [GeneratedRegex("""(?<![\w.,-])[0-9](?:[ -]?[0-9]){12,18}(?![\w-])""", RegexOptions.None, 10_000)]
    private static partial Regex Card();

    [GeneratedRegex("""(?<![\w-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![\w-])""", RegexOptions.None, 10_000)]
    private static partial Regex UsSocialSecurity();

    [GeneratedRegex("""(?<!\w)[XYZ]?[0-9]{7,8}-?[A-Z](?!\w)""", RegexOptions.None, 10_000)]
    private static partial Regex SpanishId();

    [GeneratedRegex("""(?<!\w)[12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]) ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}(?!\w)""", RegexOptions.None, 10_000)]
    private static partial Regex FrenchId();

    [GeneratedRegex("""(?<!\w)[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z](?!\w)""", RegexOptions.None, 10_000)]
    private static partial Regex ItalianId();

    [GeneratedRegex("""(?<![\w.:])(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6})(?![\w:]|\.[0-9])""", RegexOptions.None, 10_000)]
    private static partial Regex Ip();

    [GeneratedRegex("""(?<![\w+.,/-])\+?\(?[0-9](?:[ ./()-]{0,2}[0-9]){7,15}(?![\w/-]|[.,][0-9])""", RegexOptions.None, 10_000)]
    private static partial Regex Phone();

    [GeneratedRegex("""^(?:[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2})$""", RegexOptions.None, 10_000)]
    private static partial Regex Date();

    [GeneratedRegex("""\[(?:EMAIL|IBAN|CARD|ID|IP|PHONE)-[0-9]{1,6}\]""", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Placeholder();
}

/// <param name="Values">By placeholder: what it stands for, of the whole request.</param>
public sealed record MaskedText(string Text, IReadOnlyDictionary<string, string> Values);
