using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Data;

/// <summary>A text that somebody wants spoken, without a video. How far it is, is the state of its jobs.</summary>
public sealed class Narration : IWorkspaceOwned
{
    private Narration()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public NarrateScene Speech { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Media key prefix of its finished files.</summary>
    public string Folder => MediaKeys.SpeechFolder(Id);

    public static Narration Create(Guid workspaceId, NarrateScene speech, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), WorkspaceId = workspaceId, Speech = speech, CreatedAt = now };
}

internal sealed class NarrationConfiguration : IEntityTypeConfiguration<Narration>
{
    public void Configure(EntityTypeBuilder<Narration> narration)
    {
        narration.Property(n => n.Id).ValueGeneratedNever();
        narration.Property(n => n.Speech).IsJson();
        narration.Ignore(n => n.Folder);

        narration.HasOne<Workspace>().WithMany().HasForeignKey(n => n.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        narration.HasIndex(n => new { n.WorkspaceId, n.Id });
    }
}
