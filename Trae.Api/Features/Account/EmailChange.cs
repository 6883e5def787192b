using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;

namespace Trae.Api.Features.Account;

/// <summary>Makes another address the one of an account, once its mailbox has said so.</summary>
internal sealed class EmailChange(UserManager<Person> people, AccountChanges changes)
{
    public const string FailureSentence = "This link is over, was used, or is not complete. Ask for another one on your profile.";

    public async Task<bool> Confirm(Guid id, string email, string token, CancellationToken ct)
    {
        if (await people.FindByIdAsync(id.ToString()) is not { } person)
        {
            return false;
        }

        var sentence = $"Your Trae account has another e-mail address now: {email}.";
        var result = await changes.Make(person, "email.changed", sentence, () => Change(person, email, token), ct);

        return result.Succeeded;
    }

    // In the transaction of the change: neither without the other.
    private async Task<IdentityResult> Change(Person person, string email, string token)
    {
        var changed = await people.ChangeEmailAsync(person, email, token);

        return changed.Succeeded ? await people.SetUserNameAsync(person, email) : changed;
    }
}
