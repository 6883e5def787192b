using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;

namespace Trae.Api.Features.Members;

internal static class ListMembers
{
    [EndpointSummary("The members of the workspace, in the order in which they joined")]
    public static async Task<Ok<IReadOnlyList<MemberDto>>> Handle(TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        var members = await db.Members.In(workspace).AsNoTracking()
            .Include(member => member.Person)
            .Include(member => member.CustomRole)
            .OrderBy(member => member.JoinedAt)
            .ThenBy(member => member.PersonId)
            .ToListAsync(ct);

        return TypedResults.Ok<IReadOnlyList<MemberDto>>([.. members.Select(Describe)]);
    }

    public static MemberDto Describe(Member member) => new(
        member.PersonId,
        member.Person.DisplayName,
        member.Person.Email ?? "",
        member.CustomRole?.Name ?? member.Role.ToString(),
        member.CustomRoleId,
        member.JoinedAt);
}
