using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>A workspace's brand kit. Videos copy it when they are written, so a change concerns new videos only.</summary>
public sealed class SavedBrandKit : IWorkspaceOwned
{
    private SavedBrandKit()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public BrandKit Kit { get; private set; } = null!;

    /// <summary>Grows with every change. Two editors of one version: the second is refused.</summary>
    public int Version { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public static SavedBrandKit Create(Guid workspaceId, BrandKit kit, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = workspaceId,
        Kit = kit,
        Version = 1,
        UpdatedAt = now,
    };

    public void Edit(BrandKit kit, DateTimeOffset now)
    {
        Kit = kit;
        Version++;
        UpdatedAt = now;
    }

    public BrandKitDto ToDto() => new(Id, Version, Kit, UpdatedAt);
}

internal sealed class SavedBrandKitConfiguration : IEntityTypeConfiguration<SavedBrandKit>
{
    public void Configure(EntityTypeBuilder<SavedBrandKit> kit)
    {
        kit.ToTable("brand_kits");
        kit.Property(k => k.Id).ValueGeneratedNever();
        kit.Property(k => k.Kit).IsJson();
        kit.Property(k => k.Version).IsConcurrencyToken();

        kit.HasOne<Workspace>().WithMany().HasForeignKey(k => k.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        kit.HasIndex(k => new { k.WorkspaceId, k.Id });
    }
}
