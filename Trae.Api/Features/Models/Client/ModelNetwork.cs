using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Client;

/// <summary>
/// Where models may be: on the public internet and, where the operator allows it, on this machine and its network. Every address that a name
/// resolves to is checked when the connection is made.
/// </summary>
internal sealed class ModelNetwork(IOptions<ModelSettings> settings, IHostEnvironment environment)
{
    private readonly bool _allowsPrivate = settings.Value.PrivateAddresses ?? environment.IsDevelopment();

    /// <summary>Why an address cannot be, as far as that is seen without asking for its name.</summary>
    public ProblemReason? Refuses(Uri address)
    {
        var host = address.DnsSafeHost;
        var isRefused = IPAddress.TryParse(host, out var literal)
            ? !Allows(literal)
            : !_allowsPrivate && LocalName.Is(host);

        return isRefused ? Private(host).Reason : null;
    }

    /// <exception cref="ModelFault">With the code model-address-private or model-unreachable.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var target = context.DnsEndPoint;
        var addresses = await Resolve(target.Host, ct);
        if (!Array.TrueForAll(addresses, Allows))
        {
            throw Private(target.Host);
        }

        return await CheckedSocket.Connect(addresses, target.Port, ct);
    }

    // A cloud's metadata service is at a link-local address, and no model is.
    private bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var isLinkLocal = plain.IsIPv6LinkLocal || (plain.AddressFamily == AddressFamily.InterNetwork && plain.GetAddressBytes() is [169, 254, ..]);

        return PublicAddress.IsPublic(plain) || (_allowsPrivate && !isLinkLocal && !plain.IsIPv6Multicast);
    }

    private static async Task<IPAddress[]> Resolve(string host, CancellationToken ct)
    {
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);

        return found.Length > 0 ? found : throw new ModelFault("model-unreachable", $"{host} has no address. Check the connection's address.") { IsFree = true };
    }

    private static ModelFault Private(string host) => new(
        "model-address-private",
        $"{host} leads into a private network, which this Trae does not ask for models. Give a public address, or let the operator set {ModelSettings.Section}:PrivateAddresses.")
    {
        IsFree = true,
    };
}
