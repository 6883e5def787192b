using Trae.Api.Http;

namespace Trae.Api.Data;

public enum CallerKind
{
    Anonymous,
    Person,
    ApiKey,
    ServiceClient,

    /// <summary>Whoever holds a signed link to a file.</summary>
    Link,
}

/// <summary>Who makes a request, in which workspace, and what that allows.</summary>
/// <param name="Id">Of the person, key or service client.</param>
/// <param name="Name">For the audit log.</param>
/// <param name="WorkspaceId">Null for nobody, and for a person who belongs to none.</param>
public sealed record Caller(CallerKind Kind, Guid? Id, string Name, Guid? WorkspaceId, IReadOnlySet<Permission> Permissions)
{
    /// <summary>The workspace asks for a second factor, and the person has none: nothing is allowed there.</summary>
    public bool LacksTwoFactor { get; init; }

    public static Caller Anonymous { get; } = new(CallerKind.Anonymous, null, "", null, new HashSet<Permission>());

    public static Caller Of(CallerKind kind, Guid? id, string name, Guid? workspaceId, IEnumerable<Permission> permissions) =>
        new(kind, id, name, workspaceId, permissions.ToHashSet());
}
