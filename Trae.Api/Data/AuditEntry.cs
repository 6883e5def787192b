using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

/// <summary>Who did what to what. The database refuses to change or delete one; no row points to another, so all outlive what they tell of.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }

    /// <summary>Null for what a person does outside of workspaces, such as signing in.</summary>
    public required Guid? WorkspaceId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required CallerKind ActorKind { get; init; }

    public required Guid? ActorId { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string? Target { get; init; }

    public required string? Detail { get; init; }

    public required string? Address { get; init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.ActorKind).HasConversion<string>().HasMaxLength(20);
        entry.Property(e => e.Actor).HasMaxLength(100);
        entry.Property(e => e.Action).HasMaxLength(60);
        entry.Property(e => e.Target).HasMaxLength(300);
        entry.Property(e => e.Detail).HasMaxLength(1_000);
        entry.Property(e => e.Address).HasMaxLength(50);
        entry.HasIndex(e => new { e.WorkspaceId, e.Id });
        entry.HasIndex(e => new { e.ActorId, e.Id });
    }
}
