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

    /// <summary>Whose arm it is: who made it, or made the key that made it. See <see cref="Lineage"/>.</summary>
    public Guid? CreatedBy { get; private set; }

    public Guid? MadeByKeyId { get; private set; }

    public Guid? MadeByClientId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public IReadOnlyList<Permission> Granted => PermissionNames.Read(Permissions);

    /// <summary>Of what it makes.</summary>
    public Lineage Heirs => new(CreatedBy, Id, null, ExpiresAt);

    public static ApiKey Create(
        Guid workspaceId, string name, string secret, IEnumerable<Permission> permissions, Lineage maker, DateTimeOffset? expiresAt, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = workspaceId,
        Name = name,
        Hash = ApiKeySecret.HashOf(secret),
        Start = ApiKeySecret.StartOf(secret),
        Permissions = PermissionNames.Write(permissions),
        CreatedBy = maker.Person,
        MadeByKeyId = maker.Key,
        MadeByClientId = maker.Client,
        CreatedAt = now,
        ExpiresAt = maker.Earlier(expiresAt),
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
        key.Ignore(k => k.Heirs);

        key.HasOne<Workspace>().WithMany().HasForeignKey(k => k.WorkspaceId).OnDelete(DeleteBehavior.Cascade);

        // Never to null: what has lost its maker would be the machine's. A revoked key ends what it made by a trigger of the database.
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.CreatedBy).OnDelete(DeleteBehavior.Cascade);
        key.HasOne<ApiKey>().WithMany().HasForeignKey(k => k.MadeByKeyId).OnDelete(DeleteBehavior.Cascade);
        key.HasOne<ServiceClient>().WithMany().HasForeignKey(k => k.MadeByClientId).OnDelete(DeleteBehavior.Cascade);
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasIndex(k => new { k.WorkspaceId, k.Id });
    }
}
