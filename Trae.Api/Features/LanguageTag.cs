using System.Globalization;
using System.Text.RegularExpressions;

namespace Trae.Api.Features;

/// <summary>Names of languages, as BCP 47 writes them.</summary>
internal static partial class LanguageTag
{
    private const int Longest = 35;

    /// <summary>Whether it is written as a tag: subtags of one to eight letters and digits, the first of two or three letters (RFC 5646, 2.1).</summary>
    public static bool IsWellFormed(string? tag) => tag is { Length: <= Longest } && Form().IsMatch(tag);

    /// <summary>Whether its rules of writing are known here: how it is broken into lines, put into capitals and read aloud.</summary>
    public static bool IsKnown(string tag)
    {
        try
        {
            return IsWellFormed(tag) && CultureInfo.GetCultureInfo(tag) is not null && CultureInfo.GetCultureInfo(tag.Split('-')[0], predefinedOnly: true) is not null;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    public static Fault? FaultOf(string path, string? tag) => tag is null || IsWellFormed(tag) ? null : Unknown(path);

    public static Fault Unknown(string path) => new(path, "language-unknown", "There is no such language. Give a BCP 47 tag such as en or pt-BR.");

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Form();
}
