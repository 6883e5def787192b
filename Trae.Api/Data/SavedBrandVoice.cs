using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>A workspace's brand voice. A video names the one that it was written in; a script that is written already stays as it is.</summary>
public sealed class SavedBrandVoice : IWorkspaceOwned
{
    private SavedBrandVoice()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    /// <summary>Each example with its text.</summary>
    public BrandVoice Voice { get; private set; } = null!;

    /// <summary>What its examples taught when they were saved.</summary>
    public VoiceProfile Profile { get; private set; } = null!;

    /// <summary>Grows with every change. Two editors of one version: the second is refused.</summary>
    public int Version { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public static SavedBrandVoice Create(Guid workspaceId, BrandVoice voice, VoiceProfile profile, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = workspaceId,
        Voice = voice,
        Profile = profile,
        Version = 1,
        UpdatedAt = now,
    };

    public void Edit(BrandVoice voice, VoiceProfile profile, DateTimeOffset now)
    {
        (Voice, Profile, UpdatedAt) = (voice, profile, now);
        Version++;
    }
}

internal sealed class SavedBrandVoiceConfiguration : IEntityTypeConfiguration<SavedBrandVoice>
{
    public void Configure(EntityTypeBuilder<SavedBrandVoice> voice)
    {
        voice.ToTable("brand_voices");
        voice.Property(v => v.Id).ValueGeneratedNever();
        voice.Property(v => v.Voice).IsJson();
        voice.Property(v => v.Profile).IsJson();
        voice.Property(v => v.Version).IsConcurrencyToken();

        voice.HasOne<Workspace>().WithMany().HasForeignKey(v => v.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        voice.HasIndex(v => new { v.WorkspaceId, v.Id });
    }
}
