using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

/// <summary>What a production used, written once, when it is published; it stays when the video is deleted.</summary>
public sealed class UsageEntry : IWorkspaceOwned
{
    public required Guid ProductionId { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required double Seconds { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class UsageEntryConfiguration : IEntityTypeConfiguration<UsageEntry>
{
    public void Configure(EntityTypeBuilder<UsageEntry> entry)
    {
        entry.ToTable("usage_entries");
        entry.HasKey(e => e.ProductionId);
        entry.Property(e => e.ProductionId).ValueGeneratedNever();
        entry.HasIndex(e => new { e.WorkspaceId, e.At });
    }
}
