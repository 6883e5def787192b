using System.Net.Http.Json;
using Trae;
using Trae.Contracts;

/// <summary>What <c>--series</c> names.</summary>
internal static class SeriesByName
{
    /// <exception cref="InputException">There is none, or several have the name.</exception>
    public static async Task<SeriesDto> Find(HttpClient http, string named, CancellationToken ct)
    {
        using var response = await http.GetAsync("api/v1/series", ct);
        await Answers.Accepted(response, ct);
        var all = await response.Content.ReadFromJsonAsync<IReadOnlyList<SeriesDto>>(JsonDefaults.Options, ct) ?? [];
        var found = Guid.TryParse(named, out var id)
            ? all.Where(series => series.Id == id).ToList()
            : all.Where(series => series.Series.Name.Equals(named.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();

        return found switch
        {
            [var one] => one,
            [] when all.Count == 0 => throw new InputException($"--series {named}: the studio has no series yet; make one on its page Series."),
            [] => throw new InputException($"--series {named} is no series of the studio; there are: {string.Join(", ", all.Select(series => series.Series.Name))}."),
            _ => throw new InputException($"{found.Count} series are called {named}; give the id of one: {string.Join(", ", found.Select(series => series.Id))}."),
        };
    }
}
