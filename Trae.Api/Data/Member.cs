using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Api.Http;

namespace Trae.Api.Data;

/// <summary>A person in a workspace.</summary>
public sealed class Member : IWorkspaceOwned
{
    private Member()
    {
    }

    public Guid WorkspaceId { get; private set; }

    public Guid PersonId { get; private set; }

    public WorkspaceRole Role { get; private set; }

    /// <summary>Takes the place of <see cref="Role"/>, which then is <see cref="WorkspaceRole.Viewer"/> and what is left should it be deleted.</summary>
    public Guid? CustomRoleId { get; private set; }

    public CustomRole? CustomRole { get; private set; }

    public Person Person { get; private set; } = null!;

    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>The provider of sign-ins whose groups gave this membership, and may take it; null for one that a person gave.</summary>
    public string? GivenBy { get; private set; }

    public IReadOnlyList<Permission> Permissions => CustomRole?.Granted ?? RolePermissions.Of(Role);

    public static Member Join(Guid workspaceId, Guid personId, WorkspaceRole role, DateTimeOffset now) =>
        new() { WorkspaceId = workspaceId, PersonId = personId, Role = role, JoinedAt = now };

    public static Member Join(Guid workspaceId, Guid personId, WorkspaceRole role, string givenBy, DateTimeOffset now) =>
        new() { WorkspaceId = workspaceId, PersonId = personId, Role = role, GivenBy = givenBy, JoinedAt = now };

    /// <summary>Given by hand, and from then on nothing that a provider takes.</summary>
    public void Take(WorkspaceRole role) => (Role, CustomRole, CustomRoleId, GivenBy) = (role, null, null, null);

    /// <inheritdoc cref="Take(WorkspaceRole)"/>
    public void Take(CustomRole role) => (Role, CustomRole, CustomRoleId, GivenBy) = (WorkspaceRole.Viewer, role, role.Id, null);

    /// <summary>Another role of the same provider's.</summary>
    public void Follow(WorkspaceRole role) => (Role, CustomRole, CustomRoleId) = (role, null, null);
}

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("members");
        member.HasKey(m => new { m.WorkspaceId, m.PersonId });
        member.Property(m => m.Role).HasConversion<string>().HasMaxLength(20);
        member.Property(m => m.GivenBy).HasMaxLength(40);
        member.Ignore(m => m.Permissions);

        member.HasOne<Workspace>().WithMany().HasForeignKey(m => m.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne(m => m.CustomRole).WithMany().HasForeignKey(m => m.CustomRoleId).OnDelete(DeleteBehavior.SetNull);

        // The workspaces of a person, oldest first.
        member.HasIndex(m => new { m.PersonId, m.JoinedAt });
    }
}
