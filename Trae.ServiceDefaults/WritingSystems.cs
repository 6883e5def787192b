using System.Globalization;
using System.Text;

namespace Trae;

/// <summary>
/// Finds which writing systems a text uses, as ISO 15924 codes, from the Unicode blocks of its letters.
/// Digits, punctuation, symbols and combining marks belong to every system and are not counted.
/// </summary>
public static class WritingSystems
{
    /// <summary>A letter of a system that is not listed here.</summary>
    public const string Unknown = "Zzzz";

    private static readonly (int First, int Last, string Code)[] Ranges =
    [
        (0x0041, 0x024F, "Latn"), (0x0250, 0x02AF, "Latn"), (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"),
        (0x0530, 0x058F, "Armn"), (0x0590, 0x05FF, "Hebr"), (0x0600, 0x06FF, "Arab"), (0x0700, 0x074F, "Syrc"),
        (0x0750, 0x077F, "Arab"), (0x0780, 0x07BF, "Thaa"), (0x08A0, 0x08FF, "Arab"), (0x0900, 0x097F, "Deva"),
        (0x0980, 0x09FF, "Beng"), (0x0A00, 0x0A7F, "Guru"), (0x0A80, 0x0AFF, "Gujr"), (0x0B00, 0x0B7F, "Orya"),
        (0x0B80, 0x0BFF, "Taml"), (0x0C00, 0x0C7F, "Telu"), (0x0C80, 0x0CFF, "Knda"), (0x0D00, 0x0D7F, "Mlym"),
        (0x0D80, 0x0DFF, "Sinh"), (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"), (0x0F00, 0x0FFF, "Tibt"),
        (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"), (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"),
        (0x13A0, 0x13FF, "Cher"), (0x1780, 0x17FF, "Khmr"), (0x1800, 0x18AF, "Mong"), (0x1C80, 0x1C8F, "Cyrl"),
        (0x1C90, 0x1CBF, "Geor"), (0x1D00, 0x1DBF, "Latn"), (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"),
        (0x2C60, 0x2C7F, "Latn"), (0x2DE0, 0x2DFF, "Cyrl"), (0x3005, 0x3007, "Hani"), (0x3041, 0x309F, "Hira"),
        (0x30A0, 0x30FF, "Kana"), (0x3100, 0x312F, "Bopo"), (0x3130, 0x318F, "Hang"), (0x31F0, 0x31FF, "Kana"),
        (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"), (0xA640, 0xA69F, "Cyrl"), (0xA720, 0xA7FF, "Latn"),
        (0xAC00, 0xD7FF, "Hang"), (0xF900, 0xFAFF, "Hani"), (0xFB00, 0xFB06, "Latn"), (0xFB1D, 0xFB4F, "Hebr"),
        (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFC, "Arab"), (0xFF21, 0xFF5A, "Latn"), (0xFF66, 0xFF9D, "Kana"),
        (0x20000, 0x323AF, "Hani"),
    ];

    /// <summary>Letters of each writing system in <paramref name="text"/>.</summary>
    public static IReadOnlyDictionary<string, int> CountLetters(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Of(rune) is { } code)
            {
                counts[code] = counts.GetValueOrDefault(code) + 1;
            }
        }

        return counts;
    }

    /// <summary>The system of one character, or null if it is no letter.</summary>
    public static string? Of(Rune rune)
    {
        // U+3006 and the like are letters by category; the iteration mark U+3005 is a modifier letter.
        if (!Rune.IsLetter(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.LetterNumber)
        {
            return null;
        }

        var low = 0;
        var high = Ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, code) = Ranges[middle];
            if (rune.Value < first)
            {
                high = middle - 1;
            }
            else if (rune.Value > last)
            {
                low = middle + 1;
            }
            else
            {
                return code;
            }
        }

        return Unknown;
    }

    /// <summary>The systems that a voice's code stands for: "Jpan" reads kanji, hiragana and katakana.</summary>
    public static IEnumerable<string> Expand(string code) => code switch
    {
        "Jpan" => ["Hani", "Hira", "Kana"],
        "Hrkt" => ["Hira", "Kana"],
        "Kore" => ["Hang", "Hani"],
        "Hans" or "Hant" => ["Hani", "Bopo"],
        "Hanb" => ["Hani", "Bopo"],
        _ => [code],
    };

    /// <summary>What people call the system, in English; the code itself where no name is listed.</summary>
    public static string NameOf(string code) => code switch
    {
        "Latn" => "Latin",
        "Grek" => "Greek",
        "Cyrl" => "Cyrillic",
        "Armn" => "Armenian",
        "Hebr" => "Hebrew",
        "Arab" => "Arabic",
        "Deva" => "Devanagari",
        "Beng" => "Bengali",
        "Taml" => "Tamil",
        "Thai" => "Thai",
        "Geor" => "Georgian",
        "Hang" or "Kore" => "Korean",
        "Hani" or "Hans" or "Hant" => "Chinese",
        "Hira" or "Kana" or "Jpan" or "Hrkt" => "Japanese",
        Unknown => "unknown",
        _ => code,
    };
}
