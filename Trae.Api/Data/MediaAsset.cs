using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>An uploaded file. Until <see cref="Prepared"/> is set its state is that of its jobs.</summary>
public sealed class MediaAsset : IWorkspaceOwned
{
    public const int LongestName = 200;

    private MediaAsset()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public MediaKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>SHA-256 of the file as it came, in hex: the same file is one asset.</summary>
    public string Hash { get; private set; } = "";

    public long Bytes { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public PreparedMedia? Prepared { get; private set; }

    /// <summary>Media key of the file as it came.</summary>
    public string Source => SourceOf(Id);

    /// <summary>What the prepared file's key starts with: apart by workspace, so knowing another's key is not having its file.</summary>
    public string Target => $"{FolderOf(WorkspaceId)}{Hash[..40]}";

    public static string SourceOf(Guid id) => $"uploads/{id:n}";

    public static string FolderOf(Guid workspaceId) => $"media/{workspaceId:n}/";

    public static MediaAsset Create(Guid id, Guid workspaceId, MediaKind kind, string name, string hash, long bytes, DateTimeOffset now) => new()
    {
        Id = id,
        WorkspaceId = workspaceId,
        Kind = kind,
        Name = name,
        Hash = hash,
        Bytes = bytes,
        CreatedAt = now,
    };

    public void Rename(string name) => Name = name;

    public void Accept(PreparedMedia prepared) => Prepared = prepared;
}

internal sealed class MediaAssetConfiguration : IEntityTypeConfiguration<MediaAsset>
{
    public void Configure(EntityTypeBuilder<MediaAsset> asset)
    {
        asset.Property(a => a.Id).ValueGeneratedNever();
        asset.Property(a => a.Name).HasMaxLength(MediaAsset.LongestName);
        asset.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        asset.Property(a => a.Hash).HasMaxLength(64);
        asset.Property(a => a.Prepared).IsJson();
        asset.Ignore(a => a.Source);
        asset.Ignore(a => a.Target);

        asset.HasOne<Workspace>().WithMany().HasForeignKey(a => a.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        asset.HasIndex(a => new { a.WorkspaceId, a.Id });
        asset.HasIndex(a => new { a.WorkspaceId, a.Kind, a.Hash }).IsUnique();
    }
}
