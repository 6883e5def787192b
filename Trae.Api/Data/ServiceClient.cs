using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Api.Http;

namespace Trae.Api.Data;

/// <summary>A program that signs in for itself (client credentials) and acts in one workspace. Its secret is OpenIddict's, hashed.</summary>
public sealed class ServiceClient : IWorkspaceOwned
{
    public const string ClientIdPrefix = "service-";

    private ServiceClient()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Names of <see cref="Permission"/>.</summary>
    public string[] Permissions { get; private set; } = [];

    public Guid? CreatedBy { get; private set; }

    public Guid? MadeByKeyId { get; private set; }

    public Guid? MadeByClientId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Null unless a key made it, whose end is its own.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>The <c>client_id</c> of the application that OpenIddict has for it.</summary>
    public string ClientId { get; private set; } = "";

    public IReadOnlyList<Permission> Granted => PermissionNames.Read(Permissions);

    /// <summary>Whose arm it is; null for one that a person made, which is the workspace's from then on and stays when he leaves.</summary>
    public Guid? ArmOf => MadeByKeyId is null && MadeByClientId is null ? null : CreatedBy;

    /// <summary>Of what it makes.</summary>
    public Lineage Heirs => new(ArmOf, null, Id, ExpiresAt);

    public static ServiceClient Create(Guid workspaceId, string name, IEnumerable<Permission> permissions, Lineage maker, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);

        return new()
        {
            Id = id,
            WorkspaceId = workspaceId,
            Name = name,
            ClientId = $"{ClientIdPrefix}{id:n}",
            Permissions = PermissionNames.Write(permissions),
            CreatedBy = maker.Person,
            MadeByKeyId = maker.Key,
            MadeByClientId = maker.Client,
            CreatedAt = now,
            ExpiresAt = maker.Until,
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
        client.Ignore(c => c.ArmOf);
        client.Ignore(c => c.Heirs);

        client.HasOne<Workspace>().WithMany().HasForeignKey(c => c.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        client.HasOne<Person>().WithMany().HasForeignKey(c => c.CreatedBy).OnDelete(DeleteBehavior.SetNull);
        client.HasOne<ApiKey>().WithMany().HasForeignKey(c => c.MadeByKeyId).OnDelete(DeleteBehavior.Cascade);
        client.HasOne<ServiceClient>().WithMany().HasForeignKey(c => c.MadeByClientId).OnDelete(DeleteBehavior.Cascade);
        client.HasIndex(c => c.ClientId).IsUnique();
        client.HasIndex(c => new { c.WorkspaceId, c.Id });
    }
}

internal static class ServiceClients
{
    /// <summary>Those that have not ended, in workspaces that have not.</summary>
    public static IQueryable<ServiceClient> Living(this TraeDb db, DateTimeOffset now) => db.ServiceClients.AsNoTracking().Where(client =>
        (client.ExpiresAt == null || client.ExpiresAt > now) && db.Workspaces.Any(workspace => workspace.Id == client.WorkspaceId && workspace.DeletedAfter == null));
}
