using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;

namespace Trae.Api.Features.Account;

/// <summary>Another password: by who knows the old one, or by who reads the mailbox. Every other session ends.</summary>
internal sealed class PasswordChange(
    UserManager<Person> people, SignInManager<Person> signIn, AccountChanges changes, PersonSessions sessions, KnownDevices devices, IHttpContextAccessor http)
{
    private const string Sentence = "Your Trae account has another password now.";

    public Task<IdentityResult> Change(Person person, string current, string chosen, CancellationToken ct) =>
        Changed(person, () => people.ChangePasswordAsync(person, current, chosen), ct);

    /// <summary>Instead of the one that the person was given, and has just signed in with.</summary>
    public async Task<IdentityResult> ChooseFirst(Person person, string chosen, CancellationToken ct)
    {
        if (await people.CheckPasswordAsync(person, chosen))
        {
            return IdentityResult.Failed(new IdentityError { Code = "PasswordGiven", Description = "This is the password that you were given. Choose another one." });
        }

        var token = await people.GeneratePasswordResetTokenAsync(person);

        return await Changed(person, () => Reset(person, token, chosen), ct);
    }

    /// <summary>Who has a second factor is asked for it afterwards, when signing in.</summary>
    public async Task<IdentityResult> Reset(Guid id, string token, string chosen, CancellationToken ct)
    {
        if (await people.FindByIdAsync(id.ToString()) is not { } person)
        {
            return IdentityResult.Failed(people.ErrorDescriber.InvalidToken());
        }

        var result = await changes.Make(person, "password.reset", Sentence, () => Reset(person, token, chosen), ct);
        if (result.Succeeded)
        {
            await sessions.EndApps(person, ct);
        }

        return result;
    }

    /// <summary>By who is signed in, and stays so in this browser.</summary>
    private async Task<IdentityResult> Changed(Person person, Func<Task<IdentityResult>> change, CancellationToken ct)
    {
        var result = await changes.Make(person, "password.changed", Sentence, change, ct);
        if (result.Succeeded)
        {
            await sessions.EndApps(person, ct);
            await signIn.RefreshSignInAsync(person);
        }

        return result;
    }

    private async Task<IdentityResult> Reset(Person person, string token, string chosen)
    {
        var result = await people.ResetPasswordAsync(person, token, chosen);
        if (result.Succeeded)
        {
            // Whoever is guessing does not keep out who has just shown that the mailbox is his.
            if (http.HttpContext is { } context)
            {
                devices.Remember(context, person.Id);
            }

            await FirstPassword.Forget(people, person);
        }

        return result;
    }
}
