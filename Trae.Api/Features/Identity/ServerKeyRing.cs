using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Trae.Api.Features.Identity;

/// <summary>What tokens are signed and encrypted with, the one in use first; the others are still good for reading.</summary>
internal sealed record ServerKeyRing(IReadOnlyList<SecurityKey> Signing, IReadOnlyList<SecurityKey> Encryption)
{
    /// <summary>Until the table can be read: the server is then complete enough to answer to probes, and nothing is ever kept that these sign.</summary>
    public static ServerKeyRing Provisional { get; } = new([NewSigning("none")], [new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)) { KeyId = "none" }]);

    private static RsaSecurityKey NewSigning(string id) => new(RSA.Create(2048)) { KeyId = id };
}
