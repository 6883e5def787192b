using System.Globalization;

namespace Trae.Api.Features.Safety;

/// <summary>Whether a number is what it looks like: its check digits say so.</summary>
internal static class CheckDigits
{
    private const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

    // By character from 0 to 9 and A to Z, at odd places of an Italian fiscal code (D.M. 12 March 1974).
    private static readonly int[] ItalianOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    /// <summary>Luhn's formula (ISO/IEC 7812), and the first digit of a payment card.</summary>
    public static bool IsCard(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').Reverse().ToList();
        var sum = digits.Select((digit, place) => place % 2 == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10)).Sum();

        return digits.Count is >= 13 and <= 19 && sum % 10 == 0 && digits[^1] is >= 2 and <= 6;
    }

    /// <summary>ISO 13616: the rest of all, as a number, by 97 is 1.</summary>
    public static bool IsIban(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal);
        var rest = 0;
        foreach (var letter in plain[4..] + plain[..4])
        {
            rest = char.IsAsciiDigit(letter) ? ((rest * 10) + (letter - '0')) % 97 : ((rest * 100) + (letter - 'A' + 10)) % 97;
        }

        return plain.Length is >= 15 and <= 34 && rest == 1;
    }

    /// <summary>DNI and NIE.</summary>
    public static bool IsSpanishId(string text)
    {
        var plain = text.Replace("-", "", StringComparison.Ordinal);
        var number = plain[0] switch { 'X' => "0", 'Y' => "1", 'Z' => "2", _ => "" } + plain[(char.IsAsciiLetter(plain[0]) ? 1 : 0)..^1];

        return number.Length == 8 && int.TryParse(number, CultureInfo.InvariantCulture, out var value) && SpanishLetters[value % 23] == plain[^1];
    }

    /// <summary>The French social security number; Corsica's letters count as 19 and 18.</summary>
    public static bool IsFrenchId(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("2A", "19", StringComparison.Ordinal).Replace("2B", "18", StringComparison.Ordinal);

        return plain.Length == 15 && long.TryParse(plain[..13], CultureInfo.InvariantCulture, out var number) && int.TryParse(plain[13..], CultureInfo.InvariantCulture, out var key) && 97 - (number % 97) == key;
    }

    public static bool IsItalianId(string text)
    {
        var sum = text[..15].Select((letter, place) => place % 2 == 0 ? ItalianOdd[Value(letter)] : Plain(letter)).Sum();

        return text[15] == 'A' + (sum % 26);
    }

    private static int Value(char letter) => char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10;

    private static int Plain(char letter) => char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A';
}
