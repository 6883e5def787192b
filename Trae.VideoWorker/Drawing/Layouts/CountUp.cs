using System.Globalization;
using System.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>
/// A number on its way up, in the writing of its end: the digits count as one whole number and its separators stay
/// at their places from the right, so "3.5 %" passes "1.2 %" and "1,250" passes "980". It ends as it is written.
/// </summary>
internal static class CountUp
{
    /// <param name="t">0 to 1.</param>
    public static string At(string number, float t)
    {
        var (start, end) = Figures(number);
        if (t >= 1 || start < 0 || end - start > 18)
        {
            return number;
        }

        var figures = number[start..end];
        var digits = figures.Where(char.IsDigit).ToArray();
        var zero = (char)(digits[0] - (int)char.GetNumericValue(digits[0]));
        var target = long.Parse(string.Concat(digits.Select(digit => (char)('0' + (int)char.GetNumericValue(digit)))), CultureInfo.InvariantCulture);
        var now = ((long)(target * (double)Math.Max(0, t))).ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0');

        return number[..start] + WithoutLeadingZeros(Refill(figures, now, zero), zero) + number[end..];
    }

    /// <summary>The one stretch of digits and separators; start is -1 if there is none, or more than one.</summary>
    private static (int Start, int End) Figures(string number)
    {
        var start = number.AsSpan().IndexOfAnyInRange('0', '9');
        start = start >= 0 ? start : Array.FindIndex(number.ToCharArray(), char.IsDigit);
        if (start < 0)
        {
            return (-1, 0);
        }

        var end = start;
        while (end < number.Length && (char.IsDigit(number[end]) || (IsSeparator(number[end]) && end + 1 < number.Length && char.IsDigit(number[end + 1]))))
        {
            end++;
        }

        return number.AsSpan(end).ToString().Any(char.IsDigit) || number[..start].Any(char.IsDigit) ? (-1, 0) : (start, end);
    }

    private static string Refill(string figures, string digits, char zero)
    {
        var filled = new StringBuilder(figures);
        var next = 0;
        for (var i = 0; i < filled.Length; i++)
        {
            if (char.IsDigit(filled[i]))
            {
                filled[i] = (char)(zero + (digits[next++] - '0'));
            }
        }

        return filled.ToString();
    }

    /// <summary>Keeps one digit before a last separator, which may be a decimal point.</summary>
    private static string WithoutLeadingZeros(string figures, char zero)
    {
        var last = figures.ToList().FindLastIndex(IsSeparator);
        var groups = last >= 0 && figures.Length - last == 4;
        var keep = last >= 0 && !groups ? last - 1 : figures.Length - 1;
        var start = 0;
        while (start < keep && (figures[start] == zero || IsSeparator(figures[start])))
        {
            start++;
        }

        return figures[start..];
    }

    private static bool IsSeparator(char c) => c is '.' or ',' or '\'' or '’' or '\u00A0' or '\u202F' or '\u066B' or '\u066C' or ' ';
}
