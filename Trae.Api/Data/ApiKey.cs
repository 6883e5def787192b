using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Api.Http;

namespace Trae.Api.Data;

/// <summary>Lets a program act in a workspace. The key itself is shown once and kept by nobody but its holder.</summary>
public sealed class ApiKey : IWorkspaceOwned
{
    public const int LongestName = 60;

    private ApiKey()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>SHA-256 in hex. The key is random and long, so it needs no salt and no slow hash.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>How the key starts, to recognise it by.</summary>
    public string Start { get; private set; } = "";

    /// <summary>Names of <see cref="Permission"/>.</summary>
    public string[] Permissions { get; private set; } = [];

    /// <summary>Who made it; null for the machine's own.</summary>
    public Guid? CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public IReadOnlyList<Permission> Granted => PermissionNames.Read(Permissions);

    public static ApiKey Create(
        Guid workspaceId, string name, string secret, IEnumerable<Permission> permissions, Guid? createdBy, DateTimeOffset? expiresAt, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = workspaceId,
        Name = name,
        Hash = ApiKeySecret.HashOf(secret),
        Start = ApiKeySecret.StartOf(secret),
        Permissions = PermissionNames.Write(permissions),
        CreatedBy = createdBy,
        CreatedAt = now,
        ExpiresAt = expiresAt,
    };

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_keys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Name).HasMaxLength(ApiKey.LongestName);
        key.Property(k => k.Hash).HasMaxLength(64);
        key.Property(k => k.Start).HasMaxLength(20);
        key.Ignore(k => k.Granted);

        key.HasOne<Workspace>().WithMany().HasForeignKey(k => k.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.CreatedBy).OnDelete(DeleteBehavior.SetNull);
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasIndex(k => new { k.WorkspaceId, k.Id });
    }
}
