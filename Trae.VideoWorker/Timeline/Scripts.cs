using System.Globalization;
using System.Text;

namespace Trae.VideoWorker.Timeline;

/// <summary>What a character means for cutting text into words and lines; the parts of UAX #14 and #24 that we need.</summary>
internal static class Scripts
{
    // JIS X 4051 and UAX #14 classes CL, EX, NS, CJ: these stay with what stands before them.
    private const string NeverFirst =
        "!%),.:;?]}¢°'\"’”†‡›»℃‰…‥‼⁇⁈⁉、。〃々〆〉》」』】〕〗〙〛〞〟〻゛゜ゝゞー・ヽヾ"
        + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），．：；？］｝～｠｡｣､･ｰﾞﾟ،؛؟۔।॥";

    // Class OP and prefixes of numbers: these stay with what follows.
    private const string NeverLast = "([{£$€¥‘“‚„‹«〈《「『【〔〖〘〝﹙﹛﹝（［｛｟｢￥￡＄¿¡#№";

    // A dash between spaces belongs to the words before it.
    private const string Dashes = "–—―‒";

    public static bool ClosesBefore(Rune rune) => rune.IsBmp && NeverFirst.Contains((char)rune.Value, StringComparison.Ordinal);

    public static bool OpensAfter(Rune rune) => rune.IsBmp && NeverLast.Contains((char)rune.Value, StringComparison.Ordinal);

    public static bool IsDash(Rune rune) => rune.IsBmp && Dashes.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>Whether the character is written without spaces between words, so that a line may break beside it.</summary>
    public static bool JoinsWithoutSpaces(Rune rune) => IsIdeograph(rune) || IsSoutheastAsian(rune);

    /// <summary>Chinese characters, kana and the full-width marks that go with them.</summary>
    public static bool IsIdeograph(Rune rune) => rune.Value is
        (>= 0x2E80 and <= 0x2FDF)
        or (>= 0x3000 and <= 0x30FF)
        or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE4F)
        or (>= 0xFF00 and <= 0xFFEF)
        or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Burmese, Thai, Lao and Khmer.</summary>
    public static bool IsSoutheastAsian(Rune rune) => rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);

    /// <summary>Vowels of Thai and Lao that are written before the consonant they follow in speech.</summary>
    public static bool IsLeadingVowel(Rune rune) => rune.Value is (>= 0x0E40 and <= 0x0E44) or (>= 0x0EC0 and <= 0x0EC4);

    /// <summary>Whether the character is spoken as (part of) a word: a letter, a digit, or a mark on one.</summary>
    public static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    public static bool HasWordPart(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWordPart(rune))
            {
                return true;
            }
        }

        return false;
    }
}
