using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

/// <summary>Lets whoever reads a mailbox join a workspace, once, within a week.</summary>
public sealed class Invitation : IWorkspaceOwned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Email { get; private set; } = "";

    /// <summary>SHA-256 of the token in hex; the token itself is in the mail alone. Nobody knows one before that is sent.</summary>
    public string TokenHash { get; private set; } = "";

    public WorkspaceRole Role { get; private set; }

    public Guid? CustomRoleId { get; private set; }

    public CustomRole? CustomRole { get; private set; }

    public Guid InvitedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public static Invitation Create(Guid workspaceId, string email, WorkspaceRole role, CustomRole? customRole, Guid invitedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = workspaceId,
        Email = email,
        TokenHash = ApiKeySecret.HashOf(RandomToken()),
        Role = role,
        CustomRole = customRole,
        InvitedBy = invitedBy,
        CreatedAt = now,
        ExpiresAt = now + Lifetime,
    };

    /// <summary>The link's, for the mail alone. A former one opens nothing any more.</summary>
    public string NewToken()
    {
        var token = RandomToken();
        TokenHash = ApiKeySecret.HashOf(token);

        return token;
    }

    private static string RandomToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public void Accept(DateTimeOffset now) => AcceptedAt = now;
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations");
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.Email).HasMaxLength(Person.LongestEmail);
        invitation.Property(i => i.TokenHash).HasMaxLength(64);
        invitation.Property(i => i.Role).HasConversion<string>().HasMaxLength(20);

        invitation.HasOne<Workspace>().WithMany().HasForeignKey(i => i.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.InvitedBy).OnDelete(DeleteBehavior.Cascade);

        // Nobody joins with another role than the one that was meant.
        invitation.HasOne(i => i.CustomRole).WithMany().HasForeignKey(i => i.CustomRoleId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.HasIndex(i => new { i.WorkspaceId, i.Id });
    }
}
