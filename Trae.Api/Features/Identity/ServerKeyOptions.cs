using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using OpenIddict.Validation;

namespace Trae.Api.Features.Identity;

/// <summary>Gives the server the keys of the ring, and has its options made anew when the ring changes: no restart is needed.</summary>
internal sealed class ServerKeyOptions(ServerKeys keys) : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        var ring = keys.Ring;
        options.SigningCredentials.AddRange(ring.Signing.Select(key => new SigningCredentials(key, SecurityAlgorithms.RsaSha256)));
        options.EncryptionCredentials.AddRange(ring.Encryption.Select(key =>
            new EncryptingCredentials(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512)));
    }
}

internal sealed class ServerKeyChange(ServerKeys keys) : IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => keys.ServerChange;
}

internal sealed class ValidationKeyChange(ServerKeys keys) : IOptionsChangeTokenSource<OpenIddictValidationOptions>
{
    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => keys.ValidationChange;
}

/// <summary>A change token that can fire again and again.</summary>
internal sealed class ChangeSignal
{
    private ConfigurationReloadToken _token = new();

    public IChangeToken Token => _token;

    public void Fire() => Interlocked.Exchange(ref _token, new()).OnReload();
}
