using Microsoft.AspNetCore.DataProtection;
using System.Security.Cryptography;

namespace Trae.Api.Features.Models;

/// <summary>Keys of models as they lie in the database.</summary>
internal sealed class ModelKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Trae.ModelKeys");

    public string? Protect(string? key) => string.IsNullOrEmpty(key) ? null : _protector.Protect(key);

    /// <exception cref="ModelFault">The key it was protected with is gone.</exception>
    public string? Unprotect(string? stored)
    {
        try
        {
            return stored is null ? null : _protector.Unprotect(stored);
        }
        catch (CryptographicException lost)
        {
            throw new ModelFault("model-key-lost", "The key of this model cannot be read any more. Enter it again.", lost) { IsFree = true };
        }
    }
}
