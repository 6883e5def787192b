using Trae.Api.Http;

namespace Trae.Api.Features.Members;

internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/members").WithTags("Members").RequirePermission(Permission.ReadMembers);
        members.MapGet("/", ListMembers.Handle);
        members.MapPut("/{id:guid}", ChangeMember.Handle).RequirePermission(Permission.ManageMembers);
        members.MapDelete("/{id:guid}", RemoveMember.Handle).RequirePermission(Permission.ManageMembers);

        var invitations = routes.MapGroup("/invitations").WithTags("Members");
        invitations.MapGet("/", ListInvitations.Handle).RequirePermission(Permission.ReadMembers);
        invitations.MapPost("/", Invite.Handle).RequirePermission(Permission.ManageMembers);
        invitations.MapDelete("/{id:guid}", RevokeInvitation.Handle).RequirePermission(Permission.ManageMembers);
        invitations.MapPost("/accept", AcceptInvitation.Handle).RequirePermission(Permission.OwnAccount);
    }
}
