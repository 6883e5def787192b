using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Trae.Boundary;

/// <summary>
/// The secrets of an Azure Key Vault as settings, read once when the process starts. A vault allows no colon in a name:
/// <c>Voices--Azure--Key</c> is the setting <c>Voices:Azure:Key</c>.
/// </summary>
public sealed class KeyVaultSecrets : ConfigurationProvider, IConfigurationSource
{
    public const string Setting = "KeyVault:Uri";

    private readonly SecretClient _vault;

    internal KeyVaultSecrets(SecretClient vault) => _vault = vault;

    /// <summary>Where <see cref="Setting"/> names a vault, with the identity that the process runs as.</summary>
    internal static void AddTo(IHostApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is { Length: > 0 } address)
        {
            builder.Configuration.Add(new KeyVaultSecrets(new SecretClient(new Uri(address), new DefaultAzureCredential())));
        }
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        foreach (var secret in _vault.GetPropertiesOfSecrets().Where(IsUsable))
        {
            Data[secret.Name.Replace("--", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = _vault.GetSecret(secret.Name).Value.Value;
        }
    }

    // One that is disabled, or certificates and keys that a vault lists among its secrets.
    private static bool IsUsable(SecretProperties secret) => secret.Enabled == true && !secret.Managed;
}
