using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;
using Trae.Api.Features.Identity;

namespace Trae.Api.Features.Account;

/// <summary>Somebody at a browser that is signed in proves again that it is the person.</summary>
internal sealed class IdentityConfirmation(
    UserManager<Person> people, SignInManager<Person> signIn, Guesses guesses, SignInRecord record, TimeProvider clock)
{
    public const string FailureSentence =
        "This did not work. Check your password, and wait for the next code; after several attempts, wait a quarter of an hour.";

    /// <param name="code">Of the authenticator app; only looked at where the person has one.</param>
    public async Task<bool> Try(HttpContext context, Person person, string? password, string? code)
    {
        var guess = await guesses.Begin(GuessKind.Password, person.Email!, person);
        var isProven = guess.MayTry && await IsProven(person, password ?? "", SecondFactorSignIn.Plain(code));
        await record.Write(person, isProven ? "identity.confirmed" : "identity.refused");
        if (isProven)
        {
            await guesses.Forgive(guess);

            // The same session in a new cookie: the principal keeps how it signed in.
            var session = await context.AuthenticateAsync(Schemes.Account);
            FreshSignIn.Stamp(session.Properties!, clock.GetUtcNow());
            await context.SignInAsync(Schemes.Account, session.Principal!, session.Properties);
        }

        return isProven;
    }

    private async Task<bool> IsProven(Person person, string password, string code)
    {
        if (!(await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: false)).Succeeded)
        {
            return false;
        }

        if (!await people.GetTwoFactorEnabledAsync(person))
        {
            return true;
        }

        return SecondFactorSignIn.IsOneTimeCode(code)
            ? await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, code)
            : SecondFactorSignIn.IsRecoveryCode(code) && (await people.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded;
    }
}
