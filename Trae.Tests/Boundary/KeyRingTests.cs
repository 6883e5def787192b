using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Trae.Boundary;

namespace Trae.Tests.Boundary;

public sealed class KeyRingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trae-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Trait("ASVS", "v5.0.0-11.1.1"), Trait("ASVS", "v5.0.0-13.3.1")]
    public void Who_reads_the_store_reads_no_key()
    {
        var certificate = NewCertificate();
        var locked = Protector((KeyRing.Certificate, certificate)).Protect("a session");

        var stored = File.ReadAllText(Assert.Single(_folder.GetFiles()).FullName);
        Assert.Contains("EncryptedData", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("unencrypted", stored, StringComparison.Ordinal);
        Assert.Equal("a session", Protector((KeyRing.Certificate, certificate)).Unprotect(locked));
        Assert.ThrowsAny<CryptographicException>(() => Protector((KeyRing.Certificate, NewCertificate())).Unprotect(locked));
        Assert.ThrowsAny<CryptographicException>(() => Protector().Unprotect(locked));
    }

    [Fact]
    public void A_new_certificate_and_the_one_before_open_what_that_locked()
    {
        var (before, now) = (NewCertificate(), NewCertificate());
        var locked = Protector((KeyRing.Certificate, before)).Protect("a session");

        Assert.Equal("a session", Protector((KeyRing.Certificate, now), ($"{KeyRing.Former}:0", before)).Unprotect(locked));
    }

    [Theory]
    [InlineData("no Base64")]
    [InlineData("bm8gY2VydGlmaWNhdGU=")]
    public void What_is_no_certificate_is_refused_by_its_name(string value) =>
        Assert.Contains(KeyRing.Certificate, Assert.Throws<InvalidOperationException>(() => Protector((KeyRing.Certificate, value))).Message, StringComparison.Ordinal);

    private IDataProtector Protector(params IReadOnlyList<(string Name, string Value)> settings)
    {
        var services = new ServiceCollection();
        services.AddDataProtection()
            .SetApplicationName("Test")
            .PersistKeysToFileSystem(_folder)
            .LockKeys(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());

        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    private static string NewCertificate()
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        using var certificate = new CertificateRequest("CN=Trae keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now, now.AddYears(10));

        return Convert.ToBase64String(certificate.Export(X509ContentType.Pkcs12));
    }
}
