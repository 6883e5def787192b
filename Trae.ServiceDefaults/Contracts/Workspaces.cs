using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>A workspace as its member sees it.</summary>
/// <param name="IsCurrent">Where requests go that name no other in the header <c>Trae-Workspace</c>.</param>
/// <param name="DeletedAfter">It is being deleted: until then an owner can restore it.</param>
public sealed record WorkspaceDto(
    Guid Id,
    string Name,
    string Role,
    IReadOnlyList<Permission> Permissions,
    bool IsCurrent,
    bool RequiresTwoFactor,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeletedAfter);

public sealed record CreateWorkspaceRequest([property: Required, StringLength(200, MinimumLength = 1)] string Name);

/// <summary>What is left out stays as it is.</summary>
public sealed record ChangeWorkspaceRequest([property: StringLength(200, MinimumLength = 1)] string? Name = null, bool? RequiresTwoFactor = null);

public sealed record ChooseWorkspaceRequest(Guid Id);

/// <param name="PersonId">A member, who becomes an owner; the one who hands it on stays as an admin.</param>
public sealed record TransferWorkspaceRequest(Guid PersonId);

/// <param name="Role">The name of a role of one's own, or of a built-in one.</param>
/// <param name="CustomRoleId">Set for a role of the workspace's own.</param>
public sealed record MemberDto(Guid PersonId, string Name, string Email, string Role, Guid? CustomRoleId, DateTimeOffset JoinedAt);

/// <summary>One of the two: a built-in role, or the id of one of the workspace's own.</summary>
public sealed record RoleChoice(WorkspaceRole? Role = null, Guid? CustomRoleId = null);

public sealed record InviteRequest(
    [property: Required, EmailAddress, StringLength(254)] string Email, WorkspaceRole? Role = null, Guid? CustomRoleId = null);

public sealed record InvitationDto(Guid Id, string Email, string Role, Guid? CustomRoleId, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <param name="Token">As it stands in the link of the mail.</param>
public sealed record AcceptInvitationRequest([property: Required, StringLength(100)] string Token);

/// <param name="Id">Null for a built-in role.</param>
public sealed record RoleDto(Guid? Id, string Name, IReadOnlyList<Permission> Permissions, int Members);

public sealed record RoleRequest(
    [property: Required, StringLength(60, MinimumLength = 1)] string Name, [property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<Permission> Permissions);
