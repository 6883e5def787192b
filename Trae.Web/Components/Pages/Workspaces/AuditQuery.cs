using System.Globalization;

namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>What of the audit log is looked at: the page's own address, and what the API is asked.</summary>
/// <param name="Action">One act, or all that begin alike.</param>
/// <param name="From">A day, "2026-11-25", in UTC.</param>
/// <param name="To">The last day, itself included.</param>
public sealed record AuditQuery(string? Action, string? Actor, string? From, string? To)
{
    private const string Day = "yyyy-MM-dd";

    public bool IsNarrowed => Filters(To).Any();

    /// <summary>The page's own address, with the same filter.</summary>
    public string Page(string? after = null) => $"/workspace/audit{QueryString.Create(With(Filters(To), "after", after))}";

    public string Export(string format) => $"/api/v1/audit/export{QueryString.Create(With(Filters(ApiTo), "format", format))}";

    public QueryString Api(string? cursor, int limit) =>
        QueryString.Create(With(With(Filters(ApiTo), "cursor", cursor), "limit", limit.ToString(CultureInfo.InvariantCulture)));

    // The API's end is not included, a person's last day is.
    private string? ApiTo =>
        DateOnly.TryParseExact(To, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) && last < DateOnly.MaxValue
            ? last.AddDays(1).ToString(Day, CultureInfo.InvariantCulture)
            : To;

    private IEnumerable<KeyValuePair<string, string?>> Filters(string? to) =>
        new KeyValuePair<string, string?>[] { new("action", Action), new("actor", Actor), new("from", From), new("to", to) }
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Value));

    private static IEnumerable<KeyValuePair<string, string?>> With(IEnumerable<KeyValuePair<string, string?>> filters, string name, string? value) =>
        value is null ? filters : filters.Append(new(name, value));
}
