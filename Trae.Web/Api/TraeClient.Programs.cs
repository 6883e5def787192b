using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>What programs get in with, and what was used and done in a workspace.</summary>
public sealed partial class TraeClient
{
    private const string Keys = "api/v1/keys";
    private const string Clients = "api/v1/clients";

    public async Task<IReadOnlyList<ApiKeyDto>> ListKeys(CancellationToken ct) => await Get<IReadOnlyList<ApiKeyDto>>(Keys, ct) ?? [];

    /// <param name="key">What it may.</param>
    /// <param name="once">Of the form that asks: sent again, it makes no second one.</param>
    /// <param name="ct">The request's.</param>
    public Task<CreatedApiKeyDto> CreateKey(CreateApiKeyRequest key, Guid once, CancellationToken ct) => CreateOnce<CreatedApiKeyDto>(Keys, Json(key), once, ct);

    public Task RevokeKey(Guid id, CancellationToken ct) => Delete($"{Keys}/{id}", ct);

    public async Task<IReadOnlyList<ServiceClientDto>> ListClients(CancellationToken ct) => await Get<IReadOnlyList<ServiceClientDto>>(Clients, ct) ?? [];

    /// <inheritdoc cref="CreateKey"/>
    public Task<CreatedServiceClientDto> CreateClient(CreateServiceClientRequest client, Guid once, CancellationToken ct) => CreateOnce<CreatedServiceClientDto>(Clients, Json(client), once, ct);

    public Task DeleteClient(Guid id, CancellationToken ct) => Delete($"{Clients}/{id}", ct);

    /// <param name="month">Such as "2026-11"; null for this one.</param>
    /// <param name="ct">The request's.</param>
    public Task<UsageDto?> GetUsage(string? month, CancellationToken ct) =>
        Get<UsageDto>(month is null ? "api/v1/usage" : $"api/v1/usage?month={Uri.EscapeDataString(month)}", ct);

    public async Task<LimitsDto> GetLimits(CancellationToken ct) => await Get<LimitsDto>($"{Workspace}/limits", ct) ?? throw new HttpRequestException("The API has no limits.");

    public Task ChangeLimits(Limits limits, CancellationToken ct) => Act(new HttpRequestMessage(HttpMethod.Put, $"{Workspace}/limits") { Content = Json(limits) }, ct);

    /// <param name="query">The filter as the API takes it, cursor included.</param>
    /// <param name="ct">The request's.</param>
    public async Task<PageDto<AuditEntryDto>> ListAudit(QueryString query, CancellationToken ct) =>
        await Get<PageDto<AuditEntryDto>>($"api/v1/audit{query}", ct) ?? new PageDto<AuditEntryDto>([], null);

    private Task<T> CreateOnce<T>(string place, HttpContent content, Guid once, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, place) { Content = content };
        request.Headers.Add("Idempotency-Key", once.ToString());

        return Send<T>(request, ct);
    }
}
