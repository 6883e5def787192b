using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.ServiceDiscovery.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Trae.Web.Forwarding;

/// <summary>The connections that forwarded requests travel on: found by service discovery, passing everything on as it is.</summary>
internal sealed class ApiChannel : IDisposable
{
    public ApiChannel(IServiceDiscoveryHttpMessageHandlerFactory discovery)
    {
        var sockets = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            EnableMultipleHttp2Connections = true,
            ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
            ConnectTimeout = TimeSpan.FromSeconds(5),

            // Kestrel says that it reads as soon as it does: who waits learns of a refusal before the body is sent.
            Expect100ContinueTimeout = TimeSpan.FromSeconds(10),
        };

        Invoker = new HttpMessageInvoker(discovery.CreateHandler(sockets), disposeHandler: true);
    }

    public HttpMessageInvoker Invoker { get; }

    public void Dispose() => Invoker.Dispose();
}
