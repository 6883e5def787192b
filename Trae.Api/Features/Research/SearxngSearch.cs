using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Trae.Jobs;

namespace Trae.Api.Features.Research;

/// <param name="Address">Of a page; http or https, not looked at yet.</param>
internal sealed record SearchResult(string Title, string Address);

/// <summary>Finds pages on the web.</summary>
internal interface ISearchProvider
{
    /// <summary>False until an operator has set one up.</summary>
    bool IsConfigured { get; }

    /// <returns>The best first.</returns>
    /// <exception cref="PermanentJobException">With the code search-failed or search-not-configured.</exception>
    Task<IReadOnlyList<SearchResult>> Search(string query, string language, CancellationToken ct);
}

/// <summary>The section <c>Search</c>.</summary>
internal sealed class SearchSettings
{
    public const string Section = "Search";

    /// <summary>Of a SearXNG instance with its JSON format turned on, or of anything that answers <c>GET /search</c> alike.</summary>
    public Uri? Address { get; set; }

    /// <summary>Sent as a bearer token, for instances behind one.</summary>
    public string? Key { get; set; }
}

/// <summary>
/// SearXNG's search API (https://docs.searxng.org/dev/search_api.html): <c>GET /search?q=...&amp;format=json&amp;language=en</c>
/// answers <c>{"results": [{"title": "...", "url": "..."}]}</c>.
/// </summary>
internal sealed class SearxngSearch(HttpClient http, IOptions<SearchSettings> settings) : ISearchProvider
{
    private const int Most = 10;

    public bool IsConfigured => settings.Value.Address is not null;

    public async Task<IReadOnlyList<SearchResult>> Search(string query, string language, CancellationToken ct)
    {
        var address = settings.Value.Address
            ?? throw new PermanentJobException("search-not-configured", "No search is set up. Whoever runs this Trae sets Search:Address to a SearXNG instance.");
        var path = string.Create(CultureInfo.InvariantCulture, $"search?q={Uri.EscapeDataString(query)}&format=json&language={Uri.EscapeDataString(language)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(address.AbsoluteUri.TrimEnd('/') + "/"), path));
        request.Headers.Authorization = settings.Value.Key is { Length: > 0 } key ? new("Bearer", key) : null;
        try
        {
            using var response = await http.SendAsync(request, ct);
            response.EnsureSuccessStatusCode();
            var found = await response.Content.ReadFromJsonAsync<Answer>(JsonDefaults.Options, ct);

            return
            [
                .. (found?.Results ?? [])
                    .OfType<Result>()
                    .Where(result => Uri.TryCreate(result.Url, UriKind.Absolute, out var page) && page.Scheme is "http" or "https")
                    .Select(result => new SearchResult(result.Title ?? "", result.Url!))
                    .DistinctBy(result => result.Address)
                    .Take(Most),
            ];
        }
        catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.Forbidden)
        {
            throw NoJson(e);
        }
        catch (HttpRequestException e)
        {
            var status = e.StatusCode is { } code ? $" ({(int)code})" : "";
            throw new PermanentJobException("search-failed", $"The search did not answer{status}. Try again; if it stays, tell whoever runs this Trae.", e);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            throw NoJson(e);
        }
    }

    // What SearXNG answers until its settings list the format.
    private static PermanentJobException NoJson(Exception e) => new(
        "search-failed", "The search gives no results as JSON. Whoever runs this Trae turns that format on (search.formats in SearXNG's settings.yml), or sets another Search:Address.", e);

    private sealed record Answer(IReadOnlyList<Result?>? Results);

    private sealed record Result(string? Title, string? Url);
}
