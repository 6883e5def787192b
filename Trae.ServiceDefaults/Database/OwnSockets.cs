using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace Trae.Database;

/// <summary>The sockets of this process, by whom they are connected to.</summary>
internal static partial class OwnSockets
{
    private const int Both = 2;

    // Of sockaddr_in and sockaddr_in6 (POSIX, netinet/in.h); the port and the address lie alike on Linux and macOS.
    private const int ShortAddress = 16;
    private const int LongAddress = 28;

    /// <summary>
    /// Ends the connections to these peers, whoever holds them: reads on them end at once. For a driver that waits without end, as Npgsql does
    /// for a server that has been stopped: its own time limit and cancellation ask that server first.
    /// </summary>
    public static void HangUp(IReadOnlyCollection<IPEndPoint> peers)
    {
        var folder = OperatingSystem.IsLinux() ? "/proc/self/fd" : "/dev/fd";
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            if (int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor) && PeerOf(descriptor) is { } peer && peers.Contains(peer))
            {
                // Whose socket has ended meanwhile is as good as hung up.
                _ = Shutdown(descriptor, Both);
            }
        }
    }

    private static IPEndPoint? PeerOf(int descriptor)
    {
        var address = new byte[128];
        var length = (uint)address.Length;
        if (GetPeerName(descriptor, address, ref length) != 0)
        {
            return null;
        }

        var port = BinaryPrimitives.ReadUInt16BigEndian(address.AsSpan(2));

        return length switch
        {
            ShortAddress => new(new IPAddress(address.AsSpan(4, 4)), port),
            LongAddress => new(Plain(new IPAddress(address.AsSpan(8, 16))), port),
            _ => null,
        };
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    [LibraryImport("libc", EntryPoint = "getpeername")]
    private static partial int GetPeerName(int socket, [Out] byte[] address, ref uint length);

    [LibraryImport("libc", EntryPoint = "shutdown")]
    private static partial int Shutdown(int socket, int how);
}
