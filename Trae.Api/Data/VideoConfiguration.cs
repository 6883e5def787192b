using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

internal sealed class VideoConfiguration : IEntityTypeConfiguration<Video>
{
    public void Configure(EntityTypeBuilder<Video> video)
    {
        video.Property(v => v.Id).ValueGeneratedNever();
        video.Property(v => v.Title).HasMaxLength(300);
        video.Property(v => v.Language).HasMaxLength(35);
        video.Property(v => v.Format).HasConversion<string>().HasMaxLength(20);
        video.Property(v => v.Visibility).HasConversion<string>().HasMaxLength(20);
        video.Property(v => v.Storyboard).IsJson();
        video.Property(v => v.Writing).IsJson();
        video.Property(v => v.StoryboardVersion).IsConcurrencyToken();

        video.HasOne<Workspace>().WithMany().HasForeignKey(v => v.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        video.HasMany(v => v.Productions).WithOne().HasForeignKey(p => p.VideoId).OnDelete(DeleteBehavior.Cascade);
        video.HasOne(v => v.Published).WithOne().HasForeignKey<Video>(v => v.PublishedProductionId).OnDelete(DeleteBehavior.SetNull);
        video.HasOne<Video>().WithMany().HasForeignKey(v => v.TranslationOf).OnDelete(DeleteBehavior.SetNull);
        video.HasOne<SavedBrandVoice>().WithMany().HasForeignKey(v => v.BrandVoiceId).OnDelete(DeleteBehavior.SetNull);
        video.HasOne(v => v.Series).WithMany().HasForeignKey(v => v.SeriesId).OnDelete(DeleteBehavior.SetNull);
        video.HasIndex(v => new { v.SeriesId, v.Episode }).IsUnique();
        video.HasOne(v => v.Source).WithOne().HasForeignKey<VideoSource>(s => s.VideoId).OnDelete(DeleteBehavior.Cascade);

        // The list of a workspace, newest first: ids are UUIDv7 and sort by time.
        video.HasIndex(v => new { v.WorkspaceId, v.Id });

        // What everybody finds, newest first: few among many that are private.
        video.HasIndex(v => v.Id).HasDatabaseName("ix_videos_listed").HasFilter("visibility = 'Public' and published_production_id is not null");
    }
}

internal sealed class VideoSourceConfiguration : IEntityTypeConfiguration<VideoSource>
{
    public void Configure(EntityTypeBuilder<VideoSource> source)
    {
        source.ToTable("video_sources");
        source.HasKey(s => s.VideoId);
        source.Property(s => s.VideoId).ValueGeneratedNever();
        source.Property(s => s.Request).IsJson();
        source.Property(s => s.Documents).IsJson();
    }
}
