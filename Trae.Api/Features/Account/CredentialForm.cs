namespace Trae.Api.Features.Account;

/// <summary>What an authenticator answered, as the script wrote it down.</summary>
internal sealed class CredentialForm
{
    public string? Json { get; set; }

    /// <summary>Of a new passkey.</summary>
    public string? Name { get; set; }
}
