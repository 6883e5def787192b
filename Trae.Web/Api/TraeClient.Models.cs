using System.Net;
using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>Connected language models, and what they write.</summary>
public sealed partial class TraeClient
{
    private const string Models = "api/v1/models";

    private static readonly HttpRequestOptionsKey<TimeSpan> Patience = new("trae-patience");

    // Longer than the API itself waits for a model, by default.
    private static readonly TimeSpan OfModels = TimeSpan.FromMinutes(21);

    /// <summary>How long this request may take; null for as long as all others.</summary>
    internal static TimeSpan? PatienceOf(HttpRequestMessage? request) => request is not null && request.Options.TryGetValue(Patience, out var patience) ? patience : null;

    public async Task<IReadOnlyList<ModelConnectionDto>> ListModels(CancellationToken ct) => await Get<IReadOnlyList<ModelConnectionDto>>(Models, ct) ?? [];

    /// <summary>Those that the visitor can write with: none where his role does not show them.</summary>
    public async Task<IReadOnlyList<ModelConnectionDto>> ListWriters(CancellationToken ct)
    {
        try
        {
            return await ListModels(ct);
        }
        catch (ApiProblemException refused) when (refused.Status == HttpStatusCode.Forbidden)
        {
            return [];
        }
    }

    /// <param name="id">Null for a new one.</param>
    public Task<ModelConnectionDto> SaveModel(Guid? id, SaveModelConnectionRequest model, CancellationToken ct) => Send<ModelConnectionDto>(
        new HttpRequestMessage(id is null ? HttpMethod.Post : HttpMethod.Put, id is null ? Models : $"{Models}/{id}") { Content = Json(model) }, ct);

    public Task DeleteModel(Guid id, CancellationToken ct) => Delete($"{Models}/{id}", ct);

    public Task<ModelTrialDto> TryModel(Guid id, CancellationToken ct) => Send<ModelTrialDto>(Patient(new(HttpMethod.Post, $"{Models}/{id}/try")), ct);

    public Task<CraftDto> Propose(Guid video, CraftRequest craft, CancellationToken ct) =>
        Send<CraftDto>(Patient(new(HttpMethod.Post, $"{Videos}/{video}/proposals") { Content = Json(craft) }), ct);

    public Task<VideoDto> Translate(Guid video, Storyboard storyboard, CancellationToken ct) =>
        Send<VideoDto>(new(HttpMethod.Post, $"{Videos}/{video}/translations") { Content = Json(new CreateTranslationRequest(storyboard)) }, ct);

    public Task<WritingEstimateDto> EstimateWriting(EstimateWritingRequest brief, CancellationToken ct) =>
        Send<WritingEstimateDto>(new HttpRequestMessage(HttpMethod.Post, $"{Models}/estimate") { Content = Json(brief) }, ct);

    private static HttpRequestMessage Patient(HttpRequestMessage request)
    {
        request.Options.Set(Patience, OfModels);

        return request;
    }
}
