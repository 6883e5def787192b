using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

/// <summary>Somebody who can sign in. What one may do is decided by one's memberships.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public const int LongestName = 100;

    /// <summary>The longest address that a mail can be sent to (RFC 5321, 4.5.3.1.3).</summary>
    public const int LongestEmail = 254;

    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The workspace that was chosen last; null for the one that was joined first.</summary>
    public Guid? LastWorkspaceId { get; set; }

    public static Person Create(string email, string displayName, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = email,
        Email = email,
        DisplayName = displayName,
        CreatedAt = now,
        LockoutEnabled = true,
    };
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.DisplayName).HasMaxLength(Person.LongestName);
        person.HasOne<Workspace>().WithMany().HasForeignKey(p => p.LastWorkspaceId).OnDelete(DeleteBehavior.SetNull);
    }
}
