using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trae.Bench;

/// <summary>Many connections, each with one stream of events; what comes is counted and thrown away.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int AtOnce = 64;

    // So many that no address of this machine runs out of ports.
    private const int PerAddress = 20_000;

    private readonly List<Socket> _sockets = [];
    private readonly List<Task> _reading = [];
    private readonly long _since = Stopwatch.GetTimestamp();
    private long _events;

    public double EventsASecond => Interlocked.Read(ref _events) / Stopwatch.GetElapsedTime(_since).TotalSeconds;

    public static async Task<Crowd> Open(BenchGraph graph, Guid film, int streams)
    {
        var crowd = new Crowd();
        var request = Encoding.ASCII.GetBytes(
            $"GET /api/v1/videos/{film}/events HTTP/1.1\r\nHost: 127.0.0.1:{graph.Port}\r\nAuthorization: Bearer {graph.Key}\r\nAccept: text/event-stream\r\n\r\n");
        using var turns = new SemaphoreSlim(AtOnce);
        await Task.WhenAll(Enumerable.Range(0, streams).Select(async number =>
        {
            await turns.WaitAsync();
            try
            {
                await crowd.Join(graph.Port, request, number);
            }
            finally
            {
                turns.Release();
            }
        }));

        return crowd;
    }

    /// <summary>Until each of them has had so many events on the average.</summary>
    public async Task HasHeard(int events)
    {
        var until = Interlocked.Read(ref _events) + ((long)events * _sockets.Count);
        while (Interlocked.Read(ref _events) < until)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        await Task.WhenAll(_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Join(int port, byte[] request, int number)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + (number / PerAddress))]), 0));
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(request);
        var buffer = new byte[2048];
        var read = await socket.ReceiveAsync(buffer);
        var head = Encoding.ASCII.GetString(buffer, 0, read);
        if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A stream was refused: {head}");
        }

        lock (_sockets)
        {
            _sockets.Add(socket);
            _reading.Add(Drain(socket, buffer));
        }
    }

    private async Task Drain(Socket socket, byte[] buffer)
    {
        int read;
        while ((read = await socket.ReceiveAsync(buffer)) > 0)
        {
            // Of each event the type comes once.
            if (buffer.AsSpan(0, read).IndexOf("event: video"u8) >= 0)
            {
                Interlocked.Increment(ref _events);
            }
        }
    }
}
