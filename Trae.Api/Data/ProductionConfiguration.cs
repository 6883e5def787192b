using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

internal sealed class ProductionConfiguration : IEntityTypeConfiguration<Production>
{
    public void Configure(EntityTypeBuilder<Production> production)
    {
        production.Property(p => p.Id).ValueGeneratedNever();
        production.Property(p => p.Storyboard).IsJson();
        production.Property(p => p.Finished).IsJson();
        production.Property(p => p.Parts).IsJson().HasDefaultValueSql("'{}'::jsonb");
        production.Ignore(p => p.Folder);

        production.HasOne<Workspace>().WithMany().HasForeignKey(p => p.WorkspaceId).OnDelete(DeleteBehavior.Cascade);

        // The newest production of a video.
        production.HasIndex(p => new { p.VideoId, p.Id });
    }
}
