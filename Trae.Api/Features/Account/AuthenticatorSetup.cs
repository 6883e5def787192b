using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;
using Trae.Api.Features.Identity;

namespace Trae.Api.Features.Account;

/// <summary>Turns the authenticator app on and off.</summary>
internal sealed class AuthenticatorSetup(UserManager<Person> people, SignInManager<Person> signIn, AccountChanges changes)
{
    private const int RecoveryCodes = 10;

    /// <summary>The key for the app, in Base32: one that is not in use yet, kept until the app has shown that it has it.</summary>
    public async Task<string> KeyOf(Person person)
    {
        if (await people.GetAuthenticatorKeyAsync(person) is not { Length: > 0 })
        {
            // Where Identity's store looks for it. Its own reset would end the person's sessions, for a look at a page.
            await people.SetAuthenticationTokenAsync(person, PersonStore.Provider, PersonStore.AuthenticatorKey, people.GenerateNewAuthenticatorKey());
        }

        return await people.GetAuthenticatorKeyAsync(person) ?? throw new InvalidOperationException("The key was not kept.");
    }

    /// <summary>What apps read from the QR code (Key URI Format of Google Authenticator).</summary>
    public static string AddressOf(Person person, string key) =>
        $"otpauth://totp/Trae:{Uri.EscapeDataString(person.Email!)}?secret={key}&issuer=Trae&digits=6&period=30";

    /// <returns>The recovery codes, which are shown once; null for a wrong code.</returns>
    public async Task<IReadOnlyList<string>?> TurnOn(Person person, string? typed, CancellationToken ct)
    {
        var code = SecondFactorSignIn.Plain(typed);
        if (person.TwoFactorEnabled
            || !SecondFactorSignIn.IsOneTimeCode(code)
            || !await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            return null;
        }

        IReadOnlyList<string> codes = [];
        await changes.Make(person, "two-factor.on", "Your Trae account has a second factor now: an authenticator app.", async () =>
        {
            var result = await people.SetTwoFactorEnabledAsync(person, true);
            codes = await NewCodes(person);

            return result;
        }, ct);
        await signIn.RefreshSignInAsync(person);

        return codes;
    }

    public async Task TurnOff(Person person, CancellationToken ct)
    {
        await changes.Make(person, "two-factor.off", "Your Trae account has no second factor any more.", async () =>
        {
            await people.SetTwoFactorEnabledAsync(person, false);

            // The next time starts with a key that nobody saw.
            return await people.ResetAuthenticatorKeyAsync(person);
        }, ct);
        await signIn.RefreshSignInAsync(person);
    }

    public async Task<IReadOnlyList<string>> ReplaceCodes(Person person, CancellationToken ct)
    {
        IReadOnlyList<string> codes = [];
        await changes.Make(person, "two-factor.codes", "The recovery codes of your Trae account were replaced; the old ones do not work any more.", async () =>
        {
            codes = await NewCodes(person);

            return IdentityResult.Success;
        }, ct);

        return codes;
    }

    private async Task<IReadOnlyList<string>> NewCodes(Person person) =>
        [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes) ?? []];
}
