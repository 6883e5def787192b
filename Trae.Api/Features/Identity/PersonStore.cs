using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Features.Identity;

/// <summary>
/// Identity's store, which keeps what a second factor goes by as no reader of the database can use it: the authenticator's key encrypted
/// with the data-protection keys, recovery codes hashed like passwords (ASVS 5.0, 6.5.2).
/// </summary>
internal sealed class PersonStore(TraeDb db, IDataProtectionProvider protection, IPasswordHasher<Person> hasher, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Person, TraeDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db, describer)
{
    /// <summary>Where Identity's own store looks for them.</summary>
    public const string Provider = "[AspNetUserStore]";
    public const string AuthenticatorKey = "AuthenticatorKey";

    private const string RecoveryCodes = "RecoveryCodeHashes";

    // How everything starts that data protection wrote; what does not was stored before keys were encrypted.
    private const string Protected = "CfDJ8";

    private readonly IDataProtector _protector = protection.CreateProtector("Trae.AuthenticatorKey");

    public override async Task<string?> GetTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var value = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);

        return IsKey(loginProvider, name) && value?.StartsWith(Protected, StringComparison.Ordinal) == true ? Unprotected(value) : value;
    }

    public override Task SetTokenAsync(Person user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is not null && IsKey(loginProvider, name) ? _protector.Protect(value) : value, cancellationToken);

    public override Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Keep(user, recoveryCodes.Select(code => hasher.HashPassword(user, code)), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        var hashes = await Hashes(user, cancellationToken);
        if (hashes.FirstOrDefault(hash => hasher.VerifyHashedPassword(user, hash, code) != PasswordVerificationResult.Failed) is not { } used)
        {
            return false;
        }

        await Keep(user, hashes.Where(hash => hash != used), cancellationToken);

        return true;
    }

    public override async Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) => (await Hashes(user, cancellationToken)).Length;

    private static bool IsKey(string provider, string name) => provider == Provider && name == AuthenticatorKey;

    private async Task<string[]> Hashes(Person user, CancellationToken ct) =>
        (await GetTokenAsync(user, Provider, RecoveryCodes, ct))?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private Task Keep(Person user, IEnumerable<string> hashes, CancellationToken ct) => SetTokenAsync(user, Provider, RecoveryCodes, string.Join(';', hashes), ct);

    /// <returns>Null, which is as if there were none, for what was written with keys that are lost.</returns>
    private string? Unprotected(string value)
    {
        try
        {
            return _protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
