using Yarp.ReverseProxy.Forwarder;

namespace Trae.Web.Forwarding;

/// <summary>Tells the API which site the browser asked; addresses in its answers are then the site's.</summary>
/// <param name="token">Of the session that the request belongs to, if it does to one.</param>
internal sealed class ForwardedHeaders(string? token) : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);

        // The API's own address, not the browser's: an ingress routes by it.
        proxyRequest.Headers.Host = null;

        // The session's cookie is this site's; the API's own cookies are for its account pages alone.
        if (!ApiForwarding.IsForAccount(httpContext.Request.Path))
        {
            proxyRequest.Headers.Remove("Cookie");
        }

        if (token is not null)
        {
            proxyRequest.Headers.Authorization = new("Bearer", token);
        }

        Set(proxyRequest, "X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
        Set(proxyRequest, "X-Forwarded-Host", httpContext.Request.Host.Value);
        Set(proxyRequest, "X-Forwarded-Proto", httpContext.Request.Scheme);
    }

    // What a client claims is dropped: only what this process saw itself goes on.
    private static void Set(HttpRequestMessage request, string header, string? value)
    {
        request.Headers.Remove(header);
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }
    }
}
