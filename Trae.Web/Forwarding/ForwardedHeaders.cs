using Yarp.ReverseProxy.Forwarder;

namespace Trae.Web.Forwarding;

/// <summary>Tells the API which site the browser asked; addresses in its answers are then the site's.</summary>
internal sealed class ForwardedHeaders : HttpTransformer
{
    private ForwardedHeaders()
    {
    }

    public static HttpTransformer Transformer { get; } = new ForwardedHeaders();

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);

        // The API's own address, not the browser's: an ingress routes by it.
        proxyRequest.Headers.Host = null;

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
