using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>A workspace's series. Its episodes are the videos that name it; scripts that are written already stay as they are.</summary>
public sealed class SavedSeries : IWorkspaceOwned
{
    private SavedSeries()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Name { get; private set; } = "";

    public Series Series { get; private set; } = null!;

    /// <summary>What the next episode is numbered; counted up by <see cref="TakeNumber"/> alone.</summary>
    public int NextEpisode { get; private set; }

    /// <summary>Grows with every change. Two editors of one version: the second is refused.</summary>
    public int Version { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public static SavedSeries Create(Guid workspaceId, Series series, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = workspaceId,
        Name = series.Name,
        Series = series,
        NextEpisode = 1,
        Version = 1,
        UpdatedAt = now,
    };

    public void Edit(Series series, DateTimeOffset now)
    {
        (Name, Series, UpdatedAt) = (series.Name, series, now);
        Version++;
    }

    /// <summary>The next number, in the caller's transaction: whoever comes at the same instant waits for it, and none is given twice.</summary>
    /// <returns>Null if the series is gone.</returns>
    public static async Task<int?> TakeNumber(TraeDb db, Guid series, CancellationToken ct) =>
        (await db.Database
            .SqlQuery<int>($"update series set next_episode = next_episode + 1 where id = {series} returning next_episode - 1 as \"Value\"")
            .ToListAsync(ct)) is [var number] ? number : null;

    public SeriesDto ToDto() => new(Id, Version, Series, NextEpisode, UpdatedAt);
}

internal sealed class SavedSeriesConfiguration : IEntityTypeConfiguration<SavedSeries>
{
    public void Configure(EntityTypeBuilder<SavedSeries> series)
    {
        series.ToTable("series");
        series.Property(s => s.Id).ValueGeneratedNever();
        series.Property(s => s.Name).HasMaxLength(100);
        series.Property(s => s.Series).IsJson();
        series.Property(s => s.Version).IsConcurrencyToken();

        series.HasOne<Workspace>().WithMany().HasForeignKey(s => s.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        series.HasIndex(s => new { s.WorkspaceId, s.Id });
    }
}
