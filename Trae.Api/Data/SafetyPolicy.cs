using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>What a workspace lets nobody make videos of. One without rules has no row.</summary>
public sealed class SafetyPolicy : IWorkspaceOwned
{
    public required Guid WorkspaceId { get; init; }

    public IReadOnlyList<ModerationRule> Rules { get; set; } = [];
}

internal sealed class SafetyPolicyConfiguration : IEntityTypeConfiguration<SafetyPolicy>
{
    public void Configure(EntityTypeBuilder<SafetyPolicy> policy)
    {
        policy.ToTable("safety_policies");
        policy.HasKey(p => p.WorkspaceId);
        policy.Property(p => p.WorkspaceId).ValueGeneratedNever();
        policy.Property(p => p.Rules).IsJson();
        policy.HasOne<Workspace>().WithOne().HasForeignKey<SafetyPolicy>(p => p.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
