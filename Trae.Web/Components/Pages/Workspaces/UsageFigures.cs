using System.Globalization;
using Trae.Contracts;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>A workspace's usage as it is shown.</summary>
/// <param name="Minutes">Of the month.</param>
/// <param name="Now">What does not depend on the month.</param>
internal sealed record UsageFigures(UsageFigure Minutes, IReadOnlyList<UsageFigure> Now)
{
    private const string Format = "yyyy-MM";
    private const int MonthsBack = 12;

    public static UsageFigures Of(UsageDto usage) => new(
        new(
            "Minutes of video rendered",
            Minute(usage.MinutesRendered),
            usage.MinutesQuota is { } minutes ? $"of {Minute(minutes)}" : null,
            Share(usage.MinutesRendered, usage.MinutesQuota),
            usage.MinutesReserved > 0 ? $"About {Minute(usage.MinutesReserved)} more are being made." : null),
        [
            new("Storage", Size(usage.StorageBytes), usage.StorageQuota is { } bytes ? $"of {Size(bytes)}" : null, Share(usage.StorageBytes, usage.StorageQuota), null),
            new("Members", Count(usage.Members), Limit(usage.MembersQuota), Share(usage.Members, usage.MembersQuota), "Open invitations count too."),
            new("Productions at once", Count(usage.Productions), Limit(usage.ProductionsQuota), Share(usage.Productions, usage.ProductionsQuota), null),
        ]);

    /// <summary>This month and those before it, newest first; and the one that is shown, should it be none of them.</summary>
    public static IEnumerable<(string Value, string Words)> Months(DateTimeOffset now, string shown) =>
        Enumerable.Range(0, MonthsBack + 1)
            .Select(back => now.UtcDateTime.AddMonths(-back).ToString(Format, CultureInfo.InvariantCulture))
            .Union([shown], StringComparer.Ordinal)
            .Select(month => (month, MonthName(month)));

    public static string MonthName(string month) =>
        DateTime.TryParseExact(month, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
            : month;

    private static string Minute(double minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes:#,0.#}");

    private static string Count(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:#,0}");

    private static string? Limit(int? quota) => quota is { } limit ? $"of {Count(limit)}" : null;

    private static string Size(long bytes) => bytes == 0 ? "0 MB" : Wording.Bytes(bytes);

    private static double? Share(double used, double? quota) => quota is > 0 and var limit ? Math.Min(1, used / limit) : null;
}

/// <param name="Limit">"of 60"; null where there is none.</param>
/// <param name="Share">0 to 1 of the limit.</param>
public sealed record UsageFigure(string Name, string Used, string? Limit, double? Share, string? Note)
{
    public bool IsNearlyFull => Share >= 0.9;
}
