using System.Net.Http.Headers;
using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>Series and their episodes.</summary>
public sealed partial class TraeClient
{
    private const string AllSeries = "api/v1/series";

    public async Task<IReadOnlyList<SeriesDto>> ListSeries(CancellationToken ct) => await Get<IReadOnlyList<SeriesDto>>(AllSeries, ct) ?? [];

    public Task<SeriesDto?> GetSeries(Guid id, CancellationToken ct) => Get<SeriesDto>($"{AllSeries}/{id}", ct);

    public async Task<IReadOnlyList<EpisodeLineDto>> ListEpisodes(Guid series, CancellationToken ct) => await Get<IReadOnlyList<EpisodeLineDto>>($"{AllSeries}/{series}/episodes", ct) ?? [];

    public Task<SeriesDto> CreateSeries(Series series, Guid once, CancellationToken ct) => CreateOnce<SeriesDto>(AllSeries, Json(series), once, ct);

    /// <summary>Refused with 412 if somebody saved after <paramref name="version"/>.</summary>
    public Task<SeriesDto> SaveSeries(Guid id, int version, Series series, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{AllSeries}/{id}") { Content = Json(series) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));

        return Send<SeriesDto>(request, ct);
    }

    public Task DeleteSeries(Guid id, CancellationToken ct) => Delete($"{AllSeries}/{id}", ct);
}
