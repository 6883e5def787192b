using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>Workspaces, their members and roles.</summary>
public sealed partial class TraeClient
{
    private const string Workspaces = "api/v1/workspaces";
    private const string Workspace = "api/v1/workspace";
    private const string Members = "api/v1/members";
    private const string Invitations = "api/v1/invitations";
    private const string Roles = "api/v1/roles";

    /// <summary>Those that the caller belongs to.</summary>
    public async Task<IReadOnlyList<WorkspaceDto>> ListWorkspaces(CancellationToken ct) => await Get<IReadOnlyList<WorkspaceDto>>(Workspaces, ct) ?? [];

    public Task<WorkspaceDto> CreateWorkspace(string name, CancellationToken ct) =>
        Send<WorkspaceDto>(new HttpRequestMessage(HttpMethod.Post, Workspaces) { Content = Json(new CreateWorkspaceRequest(name)) }, ct);

    public Task ChooseWorkspace(Guid id, CancellationToken ct) =>
        Act(new HttpRequestMessage(HttpMethod.Put, $"{Workspaces}/current") { Content = Json(new ChooseWorkspaceRequest(id)) }, ct);

    public Task LeaveWorkspace(Guid id, CancellationToken ct) => Act(new HttpRequestMessage(HttpMethod.Post, $"{Workspaces}/{id}/leave"), ct);

    public Task RestoreWorkspace(Guid id, CancellationToken ct) => Act(new HttpRequestMessage(HttpMethod.Post, $"{Workspaces}/{id}/restore"), ct);

    public Task ChangeWorkspace(ChangeWorkspaceRequest change, CancellationToken ct) =>
        Act(new HttpRequestMessage(HttpMethod.Patch, Workspace) { Content = Json(change) }, ct);

    public Task TransferWorkspace(Guid person, CancellationToken ct) =>
        Act(new HttpRequestMessage(HttpMethod.Post, $"{Workspace}/transfer") { Content = Json(new TransferWorkspaceRequest(person)) }, ct);

    public Task DeleteWorkspace(CancellationToken ct) => Act(new HttpRequestMessage(HttpMethod.Delete, Workspace), ct);

    public async Task<IReadOnlyList<MemberDto>> ListMembers(CancellationToken ct) => await Get<IReadOnlyList<MemberDto>>(Members, ct) ?? [];

    public Task<MemberDto> ChangeMember(Guid person, RoleChoice role, CancellationToken ct) =>
        Send<MemberDto>(new HttpRequestMessage(HttpMethod.Put, $"{Members}/{person}") { Content = Json(role) }, ct);

    public Task RemoveMember(Guid person, CancellationToken ct) => Delete($"{Members}/{person}", ct);

    public async Task<IReadOnlyList<InvitationDto>> ListInvitations(CancellationToken ct) => await Get<IReadOnlyList<InvitationDto>>(Invitations, ct) ?? [];

    public Task<InvitationDto> Invite(InviteRequest invitation, CancellationToken ct) =>
        Send<InvitationDto>(new HttpRequestMessage(HttpMethod.Post, Invitations) { Content = Json(invitation) }, ct);

    public Task RevokeInvitation(Guid id, CancellationToken ct) => Delete($"{Invitations}/{id}", ct);

    public async Task<IReadOnlyList<RoleDto>> ListRoles(CancellationToken ct) => await Get<IReadOnlyList<RoleDto>>(Roles, ct) ?? [];

    public Task<RoleDto> CreateRole(RoleRequest role, CancellationToken ct) =>
        Send<RoleDto>(new HttpRequestMessage(HttpMethod.Post, Roles) { Content = Json(role) }, ct);

    public Task<RoleDto> ChangeRole(Guid id, RoleRequest role, CancellationToken ct) =>
        Send<RoleDto>(new HttpRequestMessage(HttpMethod.Put, $"{Roles}/{id}") { Content = Json(role) }, ct);

    public Task DeleteRole(Guid id, CancellationToken ct) => Delete($"{Roles}/{id}", ct);

    public async Task<SafetyDto> ReadSafety(CancellationToken ct) => await Get<SafetyDto>("api/v1/safety", ct) ?? new([]);

    public Task<SafetyDto> SaveSafety(SafetyDto safety, CancellationToken ct) =>
        Send<SafetyDto>(new HttpRequestMessage(HttpMethod.Put, "api/v1/safety") { Content = Json(safety) }, ct);

    /// <summary>Where nothing comes back but that it was done; what is not there is a refusal too.</summary>
    private async Task Act(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, ct);
            if ((int)response.StatusCode is >= 400 and < 500)
            {
                throw new ApiProblemException(response.StatusCode, await ReadProblem(response, ct));
            }

            response.EnsureSuccessStatusCode();
        }
    }
}
