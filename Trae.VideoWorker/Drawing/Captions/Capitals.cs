using System.Globalization;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>Text in capitals where that is how its readers would set it.</summary>
internal static class Capitals
{
    /// <summary>Latin and Cyrillic in capitals; Greek would lose accents, Georgian few fonts have, others know none.</summary>
    public static string Of(string text, string language)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (WritingSystems.Of(rune) is not (null or "Latn" or "Cyrl"))
            {
                return text;
            }
        }

        return text.ToUpper(CultureInfo.GetCultureInfo(language));
    }
}
