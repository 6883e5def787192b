using System.Security.Cryptography;
using System.Text;

namespace Trae.Api.Http;

/// <summary>Server-sent events (HTML standard, 9.2).</summary>
internal sealed class EventStream
{
    private static readonly byte[] Sign = ":\n\n"u8.ToArray();

    private readonly HttpResponse _response;

    private EventStream(HttpResponse response) => _response = response;

    public static async Task<EventStream> Open(HttpResponse response, CancellationToken ct)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";

        // Proxies would otherwise collect events before they pass them on.
        response.Headers["X-Accel-Buffering"] = "no";
        await response.StartAsync(ct);

        return new EventStream(response);
    }

    public static string IdOf(string data) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..16];

    /// <param name="data">One line.</param>
    public static byte[] Encode(string type, string id, string data) => Encoding.UTF8.GetBytes($"event: {type}\nid: {id}\ndata: {data}\n\n");

    /// <param name="encoded">By <see cref="Encode"/>, once for all who listen.</param>
    public async Task Send(byte[] encoded, CancellationToken ct) => await _response.BodyWriter.WriteAsync(encoded, ct);

    /// <summary>Keeps proxies from closing a silent connection, and finds out that a client has gone.</summary>
    public Task Heartbeat(CancellationToken ct) => Send(Sign, ct);
}
