using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Mail;
using Trae.Jobs;

namespace Trae.Api.Features.Account;

/// <summary>A change of how somebody signs in: done, written down, and told to the mailbox that the account had, all or nothing.</summary>
internal sealed class AccountChanges(TraeDb db, AuditLog audit, TimeProvider clock)
{
    /// <param name="action">For the audit log.</param>
    /// <param name="sentence">For the mail: what is so now.</param>
    public async Task<IdentityResult> Make(Person person, string action, string sentence, Func<Task<IdentityResult>> change, CancellationToken ct)
    {
        var mailbox = person.Email!;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await change();
        if (!result.Succeeded)
        {
            return result;
        }

        audit.Add(person, action);
        await db.SaveChangesAsync(ct);
        await JobStore.Enqueue(db.Connection, [Notice(person, mailbox, sentence)], ct);
        await transaction.CommitAsync(ct);

        return result;
    }

    private NewJob Notice(Person person, string mailbox, string sentence)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var text = $"{sentence}\n\nIf it was you, there is nothing to do. If not, reset your password at once, and tell whoever runs this Trae.";

        // Nobody's workspace: the installation's.
        return new(id, Workspace.BuiltInId, person.Id, $"notice/{id:n}", new SendMail(mailbox, "Your Trae account was changed", text));
    }
}
