using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Api.Http;

namespace Trae.Api.Data;

/// <summary>A program that signs in for itself (client credentials) and acts in one workspace. Its secret is OpenIddict's, hashed.</summary>
public sealed class ServiceClient : IWorkspaceOwned
{
    private ServiceClient()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Names of <see cref="Permission"/>.</summary>
    public string[] Permissions { get; private set; } = [];

    public Guid? CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The <c>client_id</c> of the application that OpenIddict has for it.</summary>
    public string ClientId { get; private set; } = "";

    public IReadOnlyList<Permission> Granted => PermissionNames.Read(Permissions);

    public static ServiceClient Create(Guid workspaceId, string name, IEnumerable<Permission> permissions, Guid? createdBy, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);

        return new()
        {
            Id = id,
            WorkspaceId = workspaceId,
            Name = name,
            ClientId = $"service-{id:n}",
            Permissions = PermissionNames.Write(permissions),
            CreatedBy = createdBy,
            CreatedAt = now,
        };
    }
}

internal sealed class ServiceClientConfiguration : IEntityTypeConfiguration<ServiceClient>
{
    public void Configure(EntityTypeBuilder<ServiceClient> client)
    {
        client.ToTable("service_clients");
        client.Property(c => c.Id).ValueGeneratedNever();
        client.Property(c => c.Name).HasMaxLength(ApiKey.LongestName);
        client.Property(c => c.ClientId).HasMaxLength(100);
        client.Ignore(c => c.Granted);

        client.HasOne<Workspace>().WithMany().HasForeignKey(c => c.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        client.HasOne<Person>().WithMany().HasForeignKey(c => c.CreatedBy).OnDelete(DeleteBehavior.SetNull);
        client.HasIndex(c => c.ClientId).IsUnique();
        client.HasIndex(c => new { c.WorkspaceId, c.Id });
    }
}
