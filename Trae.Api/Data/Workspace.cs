using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

/// <summary>Owns everything: every row of ours names its workspace.</summary>
public sealed class Workspace
{
    public const int LongestName = 200;

    /// <summary>The workspace that every installation has from the first migration on: the demo owner's, and <c>make</c>'s.</summary>
    public static readonly Guid BuiltInId = new("019a0000-0000-7000-8000-000000000001");

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Set once an owner deletes it: nobody gets in any more, and after this moment it is gone. Until then it can be undone.</summary>
    public DateTimeOffset? DeletedAfter { get; set; }

    /// <summary>Members without a second factor are kept out.</summary>
    public bool RequiresTwoFactor { get; set; }

    /// <summary>Limits of its own, within those of <see cref="QuotaSettings"/>; null for none.</summary>
    public Quota? Quota { get; set; }
}

internal sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> workspace)
    {
        workspace.Property(w => w.Id).ValueGeneratedNever();
        workspace.Property(w => w.Name).HasMaxLength(Workspace.LongestName);
        workspace.Property(w => w.Quota).IsJson();
        workspace.HasData(new Workspace { Id = Workspace.BuiltInId, Name = "Trae", CreatedAt = DateTimeOffset.UnixEpoch });
    }
}
