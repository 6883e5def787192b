using Trae.Boundary;

namespace Trae.Web.Forwarding;

/// <summary>Tells the API for whom a page asks: what one viewer asks too often is then not counted against all.</summary>
internal sealed class ViewerAddress(IHttpContextAccessor accessor, ProxyProof proof) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (accessor.HttpContext?.Connection.RemoteIpAddress is { } address)
        {
            proof.Set(request, address.ToString(), host: null, scheme: null);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
