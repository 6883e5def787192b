using System.Globalization;
using Trae.Contracts;

namespace Trae.Web.Components.Text;

/// <summary>Figures as people read them.</summary>
internal static class Wording
{
    /// <summary>A position or length: "0:07", "12:30", "1:02:03".</summary>
    public static string Clock(double seconds)
    {
        var whole = TimeSpan.FromSeconds(Math.Max(0, Math.Floor(seconds)));

        return whole.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)whole.TotalHours}:{whole.Minutes:00}:{whole.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{whole.Minutes}:{whole.Seconds:00}");
    }

    /// <summary>An estimate, no finer than it deserves: "a few seconds", "about 20 seconds", "about 3 minutes".</summary>
    public static string About(double seconds) => seconds switch
    {
        < 8 => "a few seconds",
        < 55 => $"about {Math.Ceiling(seconds / 5) * 5:0} seconds",
        < 90 => "about a minute",
        < 5_400 => $"about {Math.Round(seconds / 60):0} minutes",
        _ => $"about {Math.Round(seconds / 3_600):0} hours",
    };

    public static string Ago(DateTimeOffset then, DateTimeOffset now) => (now - then).TotalSeconds switch
    {
        < 60 => "just now",
        < 120 => "1 minute ago",
        < 3_600 and var s => $"{(int)(s / 60)} minutes ago",
        < 7_200 => "1 hour ago",
        < 86_400 and var s => $"{(int)(s / 3_600)} hours ago",
        < 172_800 => "yesterday",
        < 604_800 and var s => $"{(int)(s / 86_400)} days ago",
        _ => Date(then),
    };

    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Decimal units, as download managers count.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1_000)} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.##} GB"),
    };

    /// <summary>"British English" is "English (United Kingdom)" here; a tag nobody knows stays as it is.</summary>
    public static string Language(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);

            return culture.EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    /// <summary>"an Editor", "a Viewer".</summary>
    public static string WithArticle(string name) =>
        name.Length > 0 && "AEIOU".Contains(char.ToUpperInvariant(name[0]), StringComparison.Ordinal) ? $"an {name}" : $"a {name}";

    public static string Shape(VideoFormat format) => format switch
    {
        VideoFormat.Tall => "tall",
        VideoFormat.Square => "square",
        VideoFormat.Portrait => "portrait",
        _ => "wide",
    };

    public static string State(VideoState state) => state switch
    {
        VideoState.Writing => "Writing",
        VideoState.WritingFailed => "Not written",
        VideoState.Draft => "Draft",
        VideoState.Producing => "In production",
        VideoState.ProductionFailed => "Failed",
        VideoState.Cancelled => "Cancelled",
        _ => "Finished",
    };

    /// <summary>How a video came to be, for who watches it; of an older one nobody noted more than that much.</summary>
    public static string Generated(DigitalSource? source) => source switch
    {
        DigitalSource.AlgorithmicMedia => "Drawn and spoken by a computer",
        DigitalSource.CompositeWithTrainedAlgorithmicMedia => "Drawn by a computer, spoken by a trained voice",
        _ => "Put together and spoken by a computer",
    };
}
