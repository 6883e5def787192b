using System.Net;
using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>Connected language models, and what they write.</summary>
public sealed partial class TraeClient
{
    private const string Models = "api/v1/models";

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

    public Task<ModelTrialDto> TryModel(Guid id, CancellationToken ct) => Send<ModelTrialDto>(new HttpRequestMessage(HttpMethod.Post, $"{Models}/{id}/try"), ct);

    public Task<WritingEstimateDto> EstimateWriting(EstimateWritingRequest brief, CancellationToken ct) =>
        Send<WritingEstimateDto>(new HttpRequestMessage(HttpMethod.Post, $"{Models}/estimate") { Content = Json(brief) }, ct);
}
