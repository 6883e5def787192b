using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

/// <summary>
/// One call of a model: written before it is made, with the most that it can cost, and settled once, with what it did. It stays when the
/// connection or the video is deleted.
/// </summary>
public sealed class ModelCall : IWorkspaceOwned
{
    /// <summary>The outcome of a call that has not come back.</summary>
    public const string Reserved = "reserved";

    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid ConnectionId { get; init; }

    public required string Connection { get; init; }

    public required string Model { get; init; }

    public required string Purpose { get; init; }

    public required Guid? JobId { get; init; }

    public required Guid? VideoId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required decimal Cost { get; set; }

    public required string Currency { get; init; }

    public string Outcome { get; set; } = Reserved;

    public long InputTokens { get; set; }

    public long OutputTokens { get; set; }

    public bool IsEstimated { get; set; } = true;

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class ModelCallConfiguration : IEntityTypeConfiguration<ModelCall>
{
    public void Configure(EntityTypeBuilder<ModelCall> call)
    {
        call.ToTable("model_calls");
        call.Property(c => c.Id).ValueGeneratedNever();
        call.Property(c => c.Connection).HasMaxLength(60);
        call.Property(c => c.Model).HasMaxLength(200);
        call.Property(c => c.Purpose).HasMaxLength(40);
        call.Property(c => c.Outcome).HasMaxLength(40);
        call.Property(c => c.Currency).HasMaxLength(3);
        call.Property(c => c.Cost).HasPrecision(18, 8);
        call.HasOne<Workspace>().WithMany().HasForeignKey(c => c.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        call.HasIndex(c => new { c.WorkspaceId, c.ConnectionId, c.StartedAt });
    }
}
