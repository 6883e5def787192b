using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;

namespace Trae.Boundary;

/// <summary>The keys of cookies and tokens lie encrypted where they are kept, with a certificate that lies elsewhere.</summary>
public static class KeyRing
{
    /// <summary>A PKCS #12 file with its private key and without a password, in Base64: what a Key Vault gives for a certificate.</summary>
    public const string Certificate = "KeyRing:Certificate";

    /// <summary>Certificates before that one, which still open what they locked: a section of the same form.</summary>
    public const string Former = "KeyRing:Former";

    /// <summary>Without a certificate, who reads the store reads the keys.</summary>
    /// <exception cref="InvalidOperationException">A setting is no certificate with a private key; names it.</exception>
    public static IDataProtectionBuilder LockKeys(this IDataProtectionBuilder keys, IConfiguration configuration)
    {
        if (configuration[Certificate] is not { Length: > 0 } current)
        {
            return keys;
        }

        var former = configuration.GetSection(Former).GetChildren().Select(setting => Read(setting.Path, setting.Value ?? ""));

        return keys.ProtectKeysWithCertificate(Read(Certificate, current)).UnprotectKeysWithAnyCertificate([.. former]);
    }

    private static X509Certificate2 Read(string setting, string value)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(value), password: null);

            return certificate.HasPrivateKey ? certificate : throw new CryptographicException("It has no private key.");
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            throw new InvalidOperationException($"{setting} must be a PKCS #12 file with its private key and without a password, in Base64.", fault);
        }
    }
}
