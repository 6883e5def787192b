using Trae.Contracts;

namespace Trae.Api.Features.Privacy;

/// <summary>All that is kept about a person, to take along. Videos and uploads belong to workspaces, not to who made them.</summary>
/// <param name="Activity">What the audit log tells of the person, newest first.</param>
internal sealed record PersonalCopy(
    DateTimeOffset MadeAt,
    PersonalAccount Account,
    IReadOnlyList<PersonalPasskey> Passkeys,
    IReadOnlyList<string> LinkedSignIns,
    IReadOnlyList<PersonalMembership> Workspaces,
    IReadOnlyList<PersonalSession> Sessions,
    IReadOnlyList<PersonalKey> ApiKeys,
    IReadOnlyList<PersonalInvitation> InvitationsSent,
    IReadOnlyList<PersonalInvitation> InvitationsReceived,
    IAsyncEnumerable<AuditEntryDto> Activity);

internal sealed record PersonalAccount(Guid Id, string Name, string? Email, bool IsEmailConfirmed, DateTimeOffset CreatedAt, bool HasAuthenticator);

internal sealed record PersonalPasskey(string? Name, DateTimeOffset CreatedAt);

/// <param name="GivenBy">The identity provider whose groups gave it; null for a person.</param>
internal sealed record PersonalMembership(Guid WorkspaceId, string Workspace, string Role, DateTimeOffset JoinedAt, string? GivenBy);

internal sealed record PersonalSession(string App, DateTime? Since, string? State);

internal sealed record PersonalKey(string Name, string Start, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

internal sealed record PersonalInvitation(string Workspace, string Email, DateTimeOffset CreatedAt, DateTimeOffset? AcceptedAt);
