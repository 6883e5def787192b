using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>The scenes of a video so far, while a model writes it; gone as soon as it is written.</summary>
public sealed class VideoDraft
{
    public required Guid VideoId { get; init; }

    public required IReadOnlyList<DraftSceneDto> Scenes { get; init; }
}

internal sealed class VideoDraftConfiguration : IEntityTypeConfiguration<VideoDraft>
{
    public void Configure(EntityTypeBuilder<VideoDraft> draft)
    {
        draft.ToTable("video_drafts");
        draft.HasKey(d => d.VideoId);
        draft.Property(d => d.VideoId).ValueGeneratedNever();
        draft.Property(d => d.Scenes).IsJson();
        draft.HasOne<Video>().WithOne().HasForeignKey<VideoDraft>(d => d.VideoId).OnDelete(DeleteBehavior.Cascade);
    }
}
