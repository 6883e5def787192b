using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;

namespace Trae.Api.Features.Account;

/// <summary>The second step of signing in: a code of the authenticator app, or one of the recovery codes.</summary>
internal sealed class SecondFactorSignIn(SignInManager<Person> signIn, Guesses guesses, SignInRecord record)
{
    public const string FailureSentence =
        "This code is not valid, or was used before. Wait for the next one; after several attempts, wait a quarter of an hour.";

    /// <summary>Whether a password was given within the last minutes, in this browser.</summary>
    public async Task<bool> IsExpected() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    public async Task<bool> Try(string? typed)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person)
        {
            return false;
        }

        var code = Plain(typed);
        var isRecovery = !IsOneTimeCode(code);
        var guess = await guesses.Begin(GuessKind.Code, person.Email!, person);
        var result = !guess.MayTry ? SignInResult.Failed
            : isRecovery ? await Recover(person, code)
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (result.Succeeded)
        {
            await guesses.Forgive(guess);
        }

        await record.Write(person, result.Succeeded ? "sign-in.done" : "sign-in.failed", isRecovery ? "Recovery code" : "Authenticator app");

        return result.Succeeded;
    }

    /// <summary>Without the spaces and case that people add.</summary>
    internal static string Plain(string? typed) => string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();

    internal static bool IsOneTimeCode(string code) => code.Length == 6 && code.All(char.IsAsciiDigit);

    /// <summary>As Identity makes them. Nothing else is looked for: to somebody who has none left, an empty one would be among them.</summary>
    internal static bool IsRecoveryCode(string code) => code.Length == 11 && code[5] == '-';

    // Identity looks at no lock here.
    private async Task<SignInResult> Recover(Person person, string code) =>
        !await signIn.UserManager.IsLockedOutAsync(person) && IsRecoveryCode(code) ? await signIn.TwoFactorRecoveryCodeSignInAsync(code) : SignInResult.Failed;
}
