using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Trae.Boundary;

/// <summary>
/// How the API knows our web from any other process of the same machine or network: a header that only the two can make, from
/// <c>ForwardedHeaders:Secret</c> or else from the secret that the web signs in with. Without either, nobody is our web.
/// </summary>
public sealed class ProxyProof(IConfiguration configuration)
{
    private const string Header = "Trae-Proxy";

    private readonly string? _value =
        configuration["ForwardedHeaders:Secret"] is { Length: > 0 } own ? Derive(own)
        : configuration["Identity:WebClientSecret"] is { Length: > 0 } shared ? Derive(shared)
        : null;

    /// <summary>Whether our web sent the request, and nobody who only says so.</summary>
    public bool IsIn(HttpRequest request) =>
        _value is not null
        && request.Headers.TryGetValue(Header, out var sent)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent.ToString()), Encoding.UTF8.GetBytes(_value));

    /// <summary>Says what this process has seen itself; what a client claims is dropped.</summary>
    public void Set(HttpRequestMessage request, string? address, string? host, string? scheme)
    {
        Set(request, Header, _value);
        Set(request, "X-Forwarded-For", address);
        Set(request, "X-Forwarded-Host", host);
        Set(request, "X-Forwarded-Proto", scheme);
    }

    private static void Set(HttpRequestMessage request, string header, string? value)
    {
        request.Headers.Remove(header);
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }
    }

    // Not the secret itself: who sees a request of ours in a log cannot sign in with it.
    private static string Derive(string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "Trae.ForwardedHeaders"u8));
}
