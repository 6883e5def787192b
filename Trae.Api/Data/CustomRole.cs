using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Api.Http;

namespace Trae.Api.Data;

/// <summary>A role that a workspace made for itself: a named set of permissions.</summary>
public sealed class CustomRole : IWorkspaceOwned
{
    public const int LongestName = 60;

    private CustomRole()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Names of <see cref="Permission"/>.</summary>
    public string[] Permissions { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public IReadOnlyList<Permission> Granted => PermissionNames.Read(Permissions);

    public static CustomRole Create(Guid workspaceId, string name, IEnumerable<Permission> permissions, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = workspaceId,
        Name = name,
        Permissions = PermissionNames.Write(permissions),
        CreatedAt = now,
    };

    public void Change(string name, IEnumerable<Permission> permissions) => (Name, Permissions) = (name, PermissionNames.Write(permissions));
}

internal sealed class CustomRoleConfiguration : IEntityTypeConfiguration<CustomRole>
{
    public void Configure(EntityTypeBuilder<CustomRole> role)
    {
        role.ToTable("custom_roles");
        role.Property(r => r.Id).ValueGeneratedNever();
        role.Property(r => r.Name).HasMaxLength(CustomRole.LongestName);
        role.Ignore(r => r.Granted);

        role.HasOne<Workspace>().WithMany().HasForeignKey(r => r.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        role.HasIndex(r => new { r.WorkspaceId, r.Name }).IsUnique();
    }
}
