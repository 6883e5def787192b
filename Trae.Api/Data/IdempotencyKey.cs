using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

/// <summary>What a create request with this key made: a video, production, narration, brand kit, key, client, role or invitation.</summary>
public sealed class IdempotencyKey : IWorkspaceOwned
{
    public required Guid WorkspaceId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the request, in hex: the same key with another body is a mistake of the client.</summary>
    public required string RequestHash { get; init; }

    public required Guid ResourceId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> key)
    {
        key.HasKey(k => new { k.WorkspaceId, k.Key });
        key.Property(k => k.Key).HasMaxLength(200);
        key.Property(k => k.RequestHash).HasMaxLength(64);
        key.HasIndex(k => k.ResourceId);
    }
}
