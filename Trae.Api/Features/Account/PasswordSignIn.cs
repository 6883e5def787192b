using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;

namespace Trae.Api.Features.Account;

internal enum SignInOutcome
{
    SignedIn,
    SecondFactorNeeded,
    Failed,
}

/// <summary>Signs a person in with a password. All failures look alike, and take alike long: nobody learns who has an account.</summary>
internal sealed class PasswordSignIn(
    UserManager<Person> people, SignInManager<Person> signIn, IPasswordHasher<Person> hasher, Guesses guesses, SignInRecord record)
{
    public const string FailureSentence =
        "This did not work. Check your e-mail address and password; after several attempts, wait a quarter of an hour.";

    private static readonly Person Nobody = new();
    private static string? _hashOfNobody;

    public async Task<SignInOutcome> Try(string email, string password)
    {
        var person = await people.FindByEmailAsync(email);
        var guess = await guesses.Begin(GuessKind.Password, email, person);
        if (!guess.MayTry || person is null || await people.IsLockedOutAsync(person) || !await signIn.CanSignInAsync(person) || person.PasswordHash is null)
        {
            // What a real check costs.
            hasher.VerifyHashedPassword(Nobody, _hashOfNobody ??= hasher.HashPassword(Nobody, "nobody's"), password);

            return await Tell(person, SignInOutcome.Failed);
        }

        var result = await signIn.PasswordSignInAsync(person, password, isPersistent: false, lockoutOnFailure: false);
        if (result.Succeeded || result.RequiresTwoFactor)
        {
            await guesses.Forgive(guess);
        }

        return await Tell(person, result switch
        {
            { Succeeded: true } => SignInOutcome.SignedIn,
            { RequiresTwoFactor: true } => SignInOutcome.SecondFactorNeeded,
            _ => SignInOutcome.Failed,
        });
    }

    private async Task<SignInOutcome> Tell(Person? person, SignInOutcome outcome)
    {
        if (outcome != SignInOutcome.SecondFactorNeeded)
        {
            await record.Write(person, outcome == SignInOutcome.SignedIn ? "sign-in.done" : "sign-in.failed", "Password");
        }

        return outcome;
    }
}
