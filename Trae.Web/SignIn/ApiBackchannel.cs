using Microsoft.Extensions.ServiceDiscovery.Http;
using Trae.Boundary;
using Trae.Web.Forwarding;

namespace Trae.Web.SignIn;

/// <summary>
/// Calls the issuer where it really is. Its addresses are this site's own, as browsers see them; from inside, they may not even resolve.
/// </summary>
internal sealed class ApiBackchannel(Uri issuer, ProxyProof proof, IServiceDiscoveryHttpMessageHandlerFactory discovery) : IDisposable
{
    public HttpClient Client { get; } = new(new Inwards(issuer, proof, discovery.CreateHandler(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })))
    {
        Timeout = TimeSpan.FromSeconds(15),
    };

    public void Dispose() => Client.Dispose();

    private sealed class Inwards(Uri issuer, ProxyProof proof, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { } address && Uri.Compare(address, issuer, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0)
            {
                request.RequestUri = new Uri(new Uri(ApiForwarding.ApiAddress), address.PathAndQuery);
                proof.Set(request, address: null, issuer.Authority, issuer.Scheme);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
