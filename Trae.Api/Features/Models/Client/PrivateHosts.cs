using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IPNetwork = System.Net.IPNetwork;

namespace Trae.Api.Features.Models.Client;

/// <summary>
/// What of this machine and its network an operator lets models be at: names, addresses and networks separated by <c>;</c>, each with a
/// port where only that one is meant. <c>localhost:11434;10.0.0.0/8;[fd00::7]:8000</c>
/// </summary>
internal sealed class PrivateHosts
{
    private readonly List<Entry> _entries = [];

    private PrivateHosts()
    {
    }

    /// <exception cref="FormatException">Says which entry is none of these.</exception>
    public static PrivateHosts Parse(string? list)
    {
        var hosts = new PrivateHosts();
        foreach (var text in (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            hosts._entries.Add(Read(text) ?? throw new FormatException(
                $"\"{text}\" is no host. Name hosts, addresses or networks, separated by ;, such as localhost:11434;10.0.0.0/8."));
        }

        return hosts;
    }

    /// <summary>Whether a name may lead to wherever it leads; a name that is not listed may still lead to a listed address.</summary>
    public bool Name(string host, int port) =>
        _entries.Exists(entry => entry.IsPort(port) && string.Equals(entry.Host, host.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    public bool Holds(IPAddress address, int port) => _entries.Exists(entry => entry.IsPort(port) && (entry.Network?.Contains(address)
        ?? (IPAddress.IsLoopback(address) && entry.Host is "localhost")));

    private static Entry? Read(string text)
    {
        var (host, port) = SplitPort(text);
        if (port is 0 or > IPEndPoint.MaxPort)
        {
            return null;
        }

        if (IPNetwork.TryParse(host, out var network))
        {
            return new(null, network, port);
        }

        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            return new(null, new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128), port);
        }

        // What the setting was once: yes or no.
        return Uri.CheckHostName(host) == UriHostNameType.Dns && !bool.TryParse(host, out _) ? new(host.ToLowerInvariant(), null, port) : null;
    }

    // An address of version 6 has colons of its own, and a port only behind brackets.
    private static (string Host, int? Port) SplitPort(string text)
    {
        var at = text.LastIndexOf(':');
        var isPort = at > 0 && (text.IndexOf(':', StringComparison.Ordinal) == at || text[at - 1] == ']' || IsNetwork(text[..at]));

        return isPort && int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? (text[..at], port) : (text, null);
    }

    private static bool IsNetwork(string text) => text.Contains('/', StringComparison.Ordinal);

    private sealed record Entry(string? Host, IPNetwork? Network, int? Port)
    {
        public bool IsPort(int port) => Port is null || Port == port;
    }
}
