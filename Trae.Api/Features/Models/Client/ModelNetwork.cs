using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Client;

/// <summary>
/// Where models may be: on the public internet and, of this machine and its network, where the operator says by name. Every address that a
/// name resolves to is checked when the connection is made, and what is refused is refused before anything is sent to it: nobody learns from
/// an answer, or from how long it takes, what listens there.
/// </summary>
internal sealed class ModelNetwork(IOptions<ModelSettings> settings)
{
    private readonly PrivateHosts _private = PrivateHosts.Parse(settings.Value.PrivateAddresses);

    /// <summary>Why an address cannot be, as far as that is seen without asking for its name.</summary>
    public ProblemReason? Refuses(Uri address)
    {
        var host = address.DnsSafeHost;
        var isRefused = IPAddress.TryParse(host, out var literal)
            ? !Allows(literal, host, address.Port)
            : LocalName.Is(host) && !_private.Name(host, address.Port);

        return isRefused ? Private(host, address.Port).Reason : null;
    }

    /// <exception cref="ModelFault">With the code model-address-private or model-unreachable.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var target = context.DnsEndPoint;
        var addresses = await Resolve(target.Host, ct);
        if (!Array.TrueForAll(addresses, address => Allows(address, target.Host, target.Port)))
        {
            throw Private(target.Host, target.Port);
        }

        return await CheckedSocket.Connect(addresses, target.Port, ct);
    }

    private bool Allows(IPAddress address, string host, int port)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

        return PublicAddress.IsPublic(plain)
            || ((_private.Name(host, port) || _private.Holds(plain, port)) && !IsLinkLocal(plain) && !plain.IsIPv6Multicast);
    }

    // A cloud's metadata service is at a link-local address, and no model is.
    private static bool IsLinkLocal(IPAddress address) =>
        address.IsIPv6LinkLocal || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..]);

    private static async Task<IPAddress[]> Resolve(string host, CancellationToken ct)
    {
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);

        return found.Length > 0 ? found : throw new ModelFault("model-unreachable", $"{host} has no address. Check the connection's address.") { IsFree = true };
    }

    private static ModelFault Private(string host, int port) => new(
        "model-address-private",
        $"{host} leads into a private network, which this Trae does not ask for models. Give a public address, or let the operator add {host}:{port} to {ModelSettings.Section}:PrivateAddresses.")
    {
        IsFree = true,
    };
}
