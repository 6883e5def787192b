using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

/// <summary>What a model answered, kept so that the same question is not paid twice.</summary>
public sealed class KeptAnswer : IWorkspaceOwned
{
    public required Guid WorkspaceId { get; init; }

    /// <summary>SHA-256 in hex of the model, the prompt's version and all that was asked.</summary>
    public required string Key { get; init; }

    public required string Text { get; init; }

    public required bool WasCutOff { get; init; }

    /// <summary>The job that asked: for it alone the answer counts as long as nobody found it good.</summary>
    public required Guid? JobId { get; init; }

    public bool IsGood { get; set; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class KeptAnswerConfiguration : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> answer)
    {
        answer.ToTable("model_answers");
        answer.HasKey(a => new { a.WorkspaceId, a.Key });
        answer.Property(a => a.Key).HasMaxLength(64);
        answer.HasOne<Workspace>().WithMany().HasForeignKey(a => a.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        answer.HasIndex(a => a.At);
    }
}
