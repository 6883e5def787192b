using System.Net.Http.Headers;
using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>Looking into topics.</summary>
public sealed partial class TraeClient
{
    private const string Researches = "api/v1/research";

    public async Task<IReadOnlyList<ResearchLineDto>> ListResearch(CancellationToken ct) => await Get<IReadOnlyList<ResearchLineDto>>(Researches, ct) ?? [];

    public async Task<bool> CanSearch(CancellationToken ct) => await Get<ResearchSetupDto>($"{Researches}/setup", ct) is { CanSearch: true };

    public Task<ResearchDto?> GetResearch(Guid id, CancellationToken ct) => Get<ResearchDto>($"{Researches}/{id}", ct);

    public Task<ResearchDto> StartResearch(CreateResearchRequest research, Guid once, CancellationToken ct) => CreateOnce<ResearchDto>(Researches, Json(research), once, ct);

    /// <summary>Refused with 412 if somebody changed it after <paramref name="version"/>; so are the next two.</summary>
    public Task<ResearchDto> ChangeResearch(Guid id, int version, ChangeResearchRequest change, CancellationToken ct) =>
        SendResearch(HttpMethod.Put, $"{Researches}/{id}", version, Json(change), ct);

    public Task<ResearchDto> ApproveResearch(Guid id, int version, CancellationToken ct) => SendResearch(HttpMethod.Post, $"{Researches}/{id}/approve", version, null, ct);

    public Task<ResearchDto> ResearchBack(Guid id, int version, CancellationToken ct) => SendResearch(HttpMethod.Post, $"{Researches}/{id}/back", version, null, ct);

    public Task DeleteResearch(Guid id, CancellationToken ct) => Delete($"{Researches}/{id}", ct);

    private Task<ResearchDto> SendResearch(HttpMethod method, string place, int version, HttpContent? content, CancellationToken ct)
    {
        var request = new HttpRequestMessage(method, place) { Content = content };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));

        return Send<ResearchDto>(request, ct);
    }
}
