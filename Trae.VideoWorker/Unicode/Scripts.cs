using System.Globalization;
using System.Text;

namespace Trae.VideoWorker.Unicode;

/// <summary>What a character means for cutting text into words and lines, beyond what ICU's rules say.</summary>
internal static class Scripts
{
    // Where one of these stands alone behind a space, it stays with what stands before the space.
    private const string Closing = "!%),.:;?]}¢°'\"’”†‡›»℃‰…‥‼⁇⁈⁉、。〉》」』】〕〗〙〛〞〟！％），．：；？］｝｠｡｣､،؛؟۔।॥";

    // Brackets, quotation marks and prefixes of numbers: these stay with what follows.
    private const string Opening = "([{£$€¥‘“‚„‹«〈《「『【〔〖〘〝﹙﹛﹝（［｛｟｢￥￡＄¿¡#№";

    // A dash between spaces belongs to the words before it.
    private const string Dashes = "–—―‒";

    public static bool ClosesBefore(Rune rune) => rune.IsBmp && Closing.Contains((char)rune.Value, StringComparison.Ordinal);

    public static bool OpensAfter(Rune rune) => rune.IsBmp && Opening.Contains((char)rune.Value, StringComparison.Ordinal);

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

    public static bool IsKana(Rune rune) => rune.Value is (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F);

    public static bool IsHangul(Rune rune) => rune.Value is (>= 0x1100 and <= 0x11FF) or (>= 0x3130 and <= 0x318F) or (>= 0xAC00 and <= 0xD7FF);

    /// <summary>The marks of Thai and Lao that say the word before, after a space, once more.</summary>
    public static bool RepeatsBefore(Rune rune) => rune.Value is 0x0E46 or 0x0EC6;

    /// <summary>Whether the character is spoken as (part of) a word: a letter, a digit, or a mark on one.</summary>
    public static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Drawn on or beside another character, and of no width of its own: marks, joiners, variation selectors.</summary>
    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

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
