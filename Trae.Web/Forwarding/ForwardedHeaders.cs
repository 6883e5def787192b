using Microsoft.AspNetCore.Http.Features;
using Trae.Boundary;
using Yarp.ReverseProxy.Forwarder;

namespace Trae.Web.Forwarding;

/// <summary>Tells the API which site the browser asked; addresses in its answers are then the site's.</summary>
/// <param name="token">Of the session that the request belongs to, if it does to one.</param>
/// <param name="proof">That it is this site which says so.</param>
internal sealed class ForwardedHeaders(string? token, ProxyProof proof) : HttpTransformer
{
    private const int LargeBody = 64 * 1024;

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

        // Asked first, the API can refuse a body that is too large; sent at once, it would close the connection over it, and its reason be lost.
        if (httpContext.Request.ContentLength is null or > LargeBody && httpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            proxyRequest.Headers.ExpectContinue = true;
        }

        if (token is not null)
        {
            proxyRequest.Headers.Authorization = new("Bearer", token);
        }

        proof.Set(proxyRequest, httpContext.Connection.RemoteIpAddress?.ToString(), httpContext.Request.Host.Value, httpContext.Request.Scheme);
    }
}
