using System.Globalization;
using System.Text;
using HarfBuzzSharp;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>The character types of UAX #9 that plain text without embedding controls needs.</summary>
internal enum BidiClass
{
    L,
    R,
    AL,
    EN,
    AN,
    ES,
    ET,
    CS,
    NSM,
    ON,
}

internal static class BidiClasses
{
    /// <summary>Derived from script and category; the few punctuation types are listed (UAX #9, table 4).</summary>
    public static BidiClass Of(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        switch (rune.Value)
        {
            case '+' or '-' or 0x2212:
                return BidiClass.ES;
            case '#' or '$' or '%' or '°' or '¢' or '£' or '¤' or '¥' or 0x2030 or 0x066A or (>= 0x20A0 and <= 0x20CF):
                return BidiClass.ET;
            case ',' or '.' or ':' or '/' or 0xA0 or 0x060C or 0x202F:
                return BidiClass.CS;
            case (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C:
                return BidiClass.AN;
            case >= 0x06F0 and <= 0x06F9:
                return BidiClass.EN;
        }

        return category switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => BidiClass.NSM,
            UnicodeCategory.DecimalDigitNumber when rune.IsAscii => BidiClass.EN,
            _ when Rune.IsLetterOrDigit(rune) || category == UnicodeCategory.SpacingCombiningMark => OfLetter(rune),
            _ => BidiClass.ON,
        };
    }

    private static BidiClass OfLetter(Rune rune)
    {
        var script = UnicodeFunctions.Default.GetScript(rune.Value);
        if (script == Script.Arabic || script == Script.Syriac || script == Script.Thaana)
        {
            return BidiClass.AL;
        }

        return script.HorizontalDirection == Direction.RightToLeft ? BidiClass.R : BidiClass.L;
    }
}
