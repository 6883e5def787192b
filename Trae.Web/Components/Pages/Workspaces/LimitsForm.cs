using System.Globalization;
using Trae.Contracts;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>A workspace's own limits, as they were entered; nothing is no limit.</summary>
public sealed class LimitsForm
{
    private const double Gigabyte = 1e9;

    public string? Minutes { get; set; }

    /// <summary>In gigabytes.</summary>
    public string? Storage { get; set; }

    public string? Members { get; set; }

    public string? Productions { get; set; }

    public static LimitsForm Of(Limits limits) => new()
    {
        Minutes = Words(limits.MinutesPerMonth),
        Storage = Words(limits.StorageBytes / Gigabyte),
        Members = Words(limits.Members),
        Productions = Words(limits.Productions),
    };

    /// <summary>Tells what is no number.</summary>
    public Limits Read(FormProblems problems) => new(
        Number(Minutes, nameof(Minutes), whole: false, problems),
        (long?)(Number(Storage, nameof(Storage), whole: false, problems) * Gigabyte),
        (int?)Number(Members, nameof(Members), whole: true, problems),
        (int?)Number(Productions, nameof(Productions), whole: true, problems));

    private static double? Number(string? entered, string field, bool whole, FormProblems problems)
    {
        const double Most = 1_000_000;
        if (string.IsNullOrWhiteSpace(entered))
        {
            return null;
        }

        if (double.TryParse(entered.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= Most && (!whole || number == Math.Floor(number)))
        {
            return number;
        }

        problems.Add(field, whole ? "Write a whole number, or leave it empty." : "Write a number such as 60 or 2.5, or leave it empty.");

        return null;
    }

    private static string? Words(double? number) => number?.ToString("0.###", CultureInfo.InvariantCulture);
}
