using System.Security.Cryptography;
using System.Text;

namespace Trae.Api.Http;

/// <summary>Server-sent events (HTML standard, 9.2). What was sent last is not sent again.</summary>
internal sealed class EventStream
{
    private readonly HttpResponse _response;
    private string? _last;

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
    public async Task Send(string type, string data, CancellationToken ct)
    {
        if (data == _last)
        {
            return;
        }

        _last = data;
        await _response.WriteAsync($"event: {type}\nid: {IdOf(data)}\ndata: {data}\n\n", ct);
        await _response.Body.FlushAsync(ct);
    }

    /// <summary>Keeps proxies from closing a silent connection, and finds out that a client has gone.</summary>
    public async Task Heartbeat(CancellationToken ct)
    {
        await _response.WriteAsync(":\n\n", ct);
        await _response.Body.FlushAsync(ct);
    }
}
