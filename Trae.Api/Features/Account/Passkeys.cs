using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;
using Trae.Api.Features.SignOn;

namespace Trae.Api.Features.Account;

/// <summary>Passkeys (WebAuthn Level 3): what they are checked with is Identity's.</summary>
internal sealed class Passkeys(UserManager<Person> people, SignInManager<Person> signIn, AccountChanges changes, SignInRecord record, LinkedSignIns links)
{
    public const string FailureSentence = "This passkey did not work. Try again, or sign in with your password.";

    private const int Most = 20;
    private const int LongestName = 60;
    private const int LongestCredential = 20_000;

    public async Task<bool> SignIn(string? credential)
    {
        if (!IsDocument(credential))
        {
            return false;
        }

        SessionFactors.Expect(signIn.Context);
        var result = await Asked(() => signIn.PasskeySignInAsync(credential!));
        var isSignedIn = result is { Succeeded: true };
        await record.Write(isSignedIn ? await people.GetUserAsync(signIn.Context.User) : null, isSignedIn ? "sign-in.done" : "sign-in.failed", "Passkey");

        return isSignedIn;
    }

    /// <returns>Why it was not added, or null.</returns>
    public async Task<string?> Add(Person person, CredentialForm? form, CancellationToken ct)
    {
        var name = PersonName.Clean(form?.Name);
        if (name.Length is 0 or > LongestName || PersonName.Fault(name) is not null)
        {
            return $"Give the passkey a name of at most {LongestName} characters.";
        }

        // What is closed to somebody there would stay open here.
        if (await links.Decide(person))
        {
            return "The provider that you sign in through decides how. Add a passkey there.";
        }

        if ((await people.GetPasskeysAsync(person)).Count >= Most)
        {
            return $"You have {Most} passkeys, which is the most. Remove one that you do not use.";
        }

        var attested = IsDocument(form?.Json) ? await Asked(() => signIn.PerformPasskeyAttestationAsync(form!.Json!)) : null;
        if (attested is not { Succeeded: true } || attested.UserEntity.Id != person.Id.ToString())
        {
            return "This passkey could not be added. Try again.";
        }

        attested.Passkey.Name = name;
        var result = await changes.Make(
            person, "passkey.added", $"Your Trae account has another passkey: {name}.", () => people.AddOrUpdatePasskeyAsync(person, attested.Passkey), ct);

        return result.Succeeded ? null : string.Join(' ', result.Errors.Select(error => error.Description));
    }

    public Task Remove(Person person, string id, CancellationToken ct) =>
        changes.Make(person, "passkey.removed", "A passkey of your Trae account was removed.", () => people.RemovePasskeyAsync(person, Base64Url.DecodeFromChars(id)), ct);

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    /// <returns>Null where this browser was not asked for a passkey, or too long ago, which Identity takes for a fault of ours.</returns>
    private static async Task<T?> Asked<T>(Func<Task<T>> ceremony)
        where T : class
    {
        try
        {
            return await ceremony();
        }
        catch (InvalidOperationException notAsked) when (notAsked.Message.StartsWith("No passkey ", StringComparison.Ordinal))
        {
            return null;
        }
    }

    // So is a document that is none.
    private static bool IsDocument(string? json)
    {
        if (json is not { Length: > 0 and <= LongestCredential })
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(json);

            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
