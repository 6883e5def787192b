using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <param name="Start">How the key starts, to recognise it by.</param>
/// <param name="LastUsedAt">To the minute.</param>
public sealed record ApiKeyDto(
    Guid Id,
    string Name,
    string Start,
    IReadOnlyList<Permission> Permissions,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt);

public sealed record CreateApiKeyRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Name,
    [property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<Permission> Permissions,
    [property: Range(1, 365)] int ExpiresInDays = 90);

/// <param name="Secret">The key itself. It is shown this once.</param>
public sealed record CreatedApiKeyDto(ApiKeyDto Key, string Secret);

/// <param name="ClientId">For the client credentials grant at <c>/connect/token</c>.</param>
/// <param name="ExpiresAt">With the key that made it; null for one that a person made.</param>
public sealed record ServiceClientDto(
    Guid Id, string Name, string ClientId, IReadOnlyList<Permission> Permissions, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);

public sealed record CreateServiceClientRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Name,
    [property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<Permission> Permissions);

/// <param name="Secret">It is shown this once.</param>
public sealed record CreatedServiceClientDto(ServiceClientDto Client, string Secret);

/// <summary>What a workspace used in a calendar month (UTC), and what it may. Null where there is no limit.</summary>
/// <param name="MinutesReserved">Estimated for what is being produced.</param>
public sealed record UsageDto(
    string Month,
    double MinutesRendered,
    double MinutesReserved,
    double? MinutesQuota,
    long StorageBytes,
    long? StorageQuota,
    int Members,
    int? MembersQuota,
    int Productions,
    int? ProductionsQuota);

/// <summary>How much a workspace may use; null is no limit.</summary>
/// <param name="MinutesPerMonth">Of published video, in a calendar month (UTC).</param>
/// <param name="StorageBytes">Uploads and published files.</param>
/// <param name="Members">With the invitations that are open.</param>
/// <param name="Productions">At the same time.</param>
public sealed record Limits(
    [property: Range(0, 10_000_000)] double? MinutesPerMonth = null,
    [property: Range(0, 1e15)] long? StorageBytes = null,
    [property: Range(1, 1_000_000)] int? Members = null,
    [property: Range(0, 100_000)] int? Productions = null);

/// <param name="Own">The workspace's; what counts is the lower of both.</param>
/// <param name="Most">What whoever runs this Trae allows it.</param>
public sealed record LimitsDto(Limits Own, Limits Most);

/// <summary>Who did what to what, from where, when.</summary>
/// <param name="Action">Such as <c>key.created</c> or <c>permission.denied</c>.</param>
/// <param name="Actor">The name that the actor had then.</param>
/// <param name="Address">With its end cut off.</param>
public sealed record AuditEntryDto(
    Guid Id, DateTimeOffset At, string ActorKind, Guid? ActorId, string Actor, string Action, string? Target, string? Detail, string? Address);
