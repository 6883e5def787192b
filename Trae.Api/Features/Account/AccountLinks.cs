using Microsoft.AspNetCore.DataProtection;

namespace Trae.Api.Features.Account;

/// <summary>Proofs that somebody reads a mailbox, for links in mails to addresses that have no account yet.</summary>
internal sealed class AccountLinks(IDataProtectionProvider protection)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Trae.Api.SignUp").ToTimeLimitedDataProtector();

    public string ProofOf(string email) => _protector.Protect(email, Lifetime);

    /// <summary>The address that a proof is of; null for one that is over, or none.</summary>
    public string? Read(string? proof)
    {
        try
        {
            return string.IsNullOrEmpty(proof) ? null : _protector.Unprotect(proof);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
