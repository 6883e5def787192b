using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Trae.AppHost.State;

/// <summary>The fixed ports on loopback, from <c>TRAE_WEB_PORT</c> and <c>TRAE_API_PORT</c>; 0 stands for any free one.</summary>
internal sealed record Ports(int Web, int Api)
{
    public static Ports Of(IDistributedApplicationBuilder builder) => new(
        Choose(builder, "TRAE_WEB_PORT", 8080),
        Choose(builder, "TRAE_API_PORT", 8081));

    /// <returns>Null when publishing: there the platform chooses.</returns>
    public static int? WebOf(IDistributedApplicationBuilder builder) => builder.ExecutionContext.IsPublishMode ? null : Of(builder).Web;

    /// <inheritdoc cref="WebOf"/>
    public static int? ApiOf(IDistributedApplicationBuilder builder) => builder.ExecutionContext.IsPublishMode ? null : Of(builder).Api;

    /// <summary>Whether this machine has the loopback address of IPv6, too, which some containers do not.</summary>
    public static bool HasSixth { get; } = Socket.OSSupportsIPv6 && IsFree(IPAddress.IPv6Loopback, 0);

    /// <summary>A port that nothing listens on at this moment.</summary>
    public static int Free()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (!HasSixth || IsFree(IPAddress.IPv6Loopback, port))
            {
                return port;
            }
        }
    }

    /// <summary>Throws for the first port that another program has.</summary>
    public void Check()
    {
        Check(Web, "The web", "TRAE_WEB_PORT");
        Check(Api, "The API", "TRAE_API_PORT");
    }

    private static void Check(int port, string who, string setting)
    {
        if (!IsFree(IPAddress.Loopback, port) || (HasSixth && !IsFree(IPAddress.IPv6Loopback, port)))
        {
            throw new GraphException(
                $"{who} needs port {port}, which another program uses. Stop that program, or choose another port: {setting}={port + 100} ./trae up");
        }
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int Choose(IDistributedApplicationBuilder builder, string setting, int standard)
    {
        var value = builder.Configuration[setting];
        if (string.IsNullOrEmpty(value))
        {
            return standard;
        }

        // Chosen once and kept in the configuration, so that everyone who asks gets the same free port.
        var port = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 65_535
            ? number
            : throw new GraphException($"{setting} is '{value}', which is no port: give a number from 1 to 65535, or 0 for any free one.");
        port = port == 0 ? Free() : port;
        builder.Configuration[setting] = port.ToString(CultureInfo.InvariantCulture);

        return port;
    }
}
