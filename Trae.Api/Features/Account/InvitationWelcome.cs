using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Identity;
using Trae.Api.Features.Members;

namespace Trae.Api.Features.Account;

/// <param name="Person">Who is signed in in this browser, if anybody.</param>
/// <param name="HasAccount">Whether the invited address has one: told to nobody but its mailbox, which has the token.</param>
internal sealed record SeenInvitation(string Email, string Workspace, string Inviter, string Role, Person? Person, bool HasAccount, bool IsClosed);

/// <summary>Receives somebody who comes with the link of an invitation.</summary>
internal sealed class InvitationWelcome(TraeDb db, UserManager<Person> people, AcceptInvitation accept, SignUp signUp, TimeProvider clock)
{
    public async Task<SeenInvitation?> Find(HttpContext context, string token, CancellationToken ct)
    {
        var (hash, now) = (ApiKeySecret.HashOf(token), clock.GetUtcNow());
        var found = await (
            from invitation in db.Invitations.AsNoTracking()
            join workspace in db.Workspaces on invitation.WorkspaceId equals workspace.Id
            join inviter in db.Users on invitation.InvitedBy equals inviter.Id
            where invitation.TokenHash == hash && invitation.AcceptedAt == null && invitation.ExpiresAt > now && workspace.DeletedAfter == null
            select new { invitation.Email, Workspace = workspace.Name, Inviter = inviter.DisplayName, invitation.Role, Custom = invitation.CustomRole!.Name })
            .FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var person = (await context.AuthenticateAsync(Schemes.Account)).Principal is { } principal ? await people.GetUserAsync(principal) : null;

        return new(
            found.Email,
            found.Workspace,
            found.Inviter,
            found.Custom ?? found.Role.ToString(),
            person,
            await signUp.Exists(found.Email, ct),
            signUp.Policy == SignUpPolicy.Closed);
    }

    /// <returns>Why it did not work; nothing if it did.</returns>
    public async Task<IReadOnlyList<string>> Join(Person person, string token, CancellationToken ct) =>
        (await accept.Join(token, person, ct)).Result is ProblemHttpResult problem ? [problem.ProblemDetails.Detail ?? ""] : [];

    /// <summary>The link came by mail, so whoever has it reads the mailbox.</summary>
    public async Task<IReadOnlyList<string>> MakeAccount(SeenInvitation seen, NewPersonForm? form, string token, CancellationToken ct)
    {
        var (person, faults) = await signUp.Create(seen.Email, form?.Name, form?.Password, withWorkspace: false, ct);

        return person is null ? faults : await Join(person, token, ct);
    }
}
