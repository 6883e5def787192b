using System.Net;
using System.Net.Sockets;

namespace Trae.Api.Http;

/// <summary>Connects to addresses that were looked at, and not to a name that may lead elsewhere by now.</summary>
internal static class CheckedSocket
{
    /// <param name="addresses">Tried in this order.</param>
    public static async ValueTask<Stream> Connect(IPAddress[] addresses, int port, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
