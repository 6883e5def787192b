using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

/// <summary>Owns everything: every row of ours names its workspace.</summary>
public sealed class Workspace
{
    /// <summary>The one workspace there is until people can sign in; the first migration creates it.</summary>
    public static readonly Guid BuiltInId = new("019a0000-0000-7000-8000-000000000001");

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> workspace)
    {
        workspace.Property(w => w.Id).ValueGeneratedNever();
        workspace.Property(w => w.Name).HasMaxLength(200);
        workspace.HasData(new Workspace { Id = Workspace.BuiltInId, Name = "Trae", CreatedAt = DateTimeOffset.UnixEpoch });
    }
}
