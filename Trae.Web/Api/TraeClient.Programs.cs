using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>What programs get in with, and what was used and done in a workspace.</summary>
public sealed partial class TraeClient
{
    private const string Keys = "api/v1/keys";
    private const string Clients = "api/v1/clients";

    public async Task<IReadOnlyList<ApiKeyDto>> ListKeys(CancellationToken ct) => await Get<IReadOnlyList<ApiKeyDto>>(Keys, ct) ?? [];

    public Task<CreatedApiKeyDto> CreateKey(CreateApiKeyRequest key, CancellationToken ct) =>
        Send<CreatedApiKeyDto>(new HttpRequestMessage(HttpMethod.Post, Keys) { Content = Json(key) }, ct);

    public Task RevokeKey(Guid id, CancellationToken ct) => Delete($"{Keys}/{id}", ct);

    public async Task<IReadOnlyList<ServiceClientDto>> ListClients(CancellationToken ct) => await Get<IReadOnlyList<ServiceClientDto>>(Clients, ct) ?? [];

    public Task<CreatedServiceClientDto> CreateClient(CreateServiceClientRequest client, CancellationToken ct) =>
        Send<CreatedServiceClientDto>(new HttpRequestMessage(HttpMethod.Post, Clients) { Content = Json(client) }, ct);

    public Task DeleteClient(Guid id, CancellationToken ct) => Delete($"{Clients}/{id}", ct);

    /// <param name="month">Such as "2026-11"; null for this one.</param>
    /// <param name="ct">The request's.</param>
    public Task<UsageDto?> GetUsage(string? month, CancellationToken ct) =>
        Get<UsageDto>(month is null ? "api/v1/usage" : $"api/v1/usage?month={Uri.EscapeDataString(month)}", ct);

    /// <param name="query">The filter as the API takes it, cursor included.</param>
    /// <param name="ct">The request's.</param>
    public async Task<PageDto<AuditEntryDto>> ListAudit(QueryString query, CancellationToken ct) =>
        await Get<PageDto<AuditEntryDto>>($"api/v1/audit{query}", ct) ?? new PageDto<AuditEntryDto>([], null);
}
